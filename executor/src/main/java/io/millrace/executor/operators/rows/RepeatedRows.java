package io.millrace.executor.operators.rows;

import io.millrace.data.batch.Batch;
import io.millrace.data.batch.WatermarkRuns;
import io.millrace.data.column.Column;
import java.util.List;

/** Rows that come of those of a batch, in their order, any number of each. */
public final class RepeatedRows {
  private RepeatedRows() {}

  /**
   * A batch of such rows, with the kinds of those that they come of. A watermark before a row
   * stands before what comes of it.
   *
   * @param positions of the rows that they come of, ascending; {@code count} of them
   * @param columns of the new rows
   */
  public static Batch of(Batch batch, int[] positions, int count, List<Column> columns) {
    WatermarkRuns runs = batch.watermarks();
    return Batch.of(count, columns)
        .withKinds(kinds(batch.kinds(), positions, count))
        .withWatermarks(runs == null ? null : runs.take(positions, count));
  }

  private static byte[] kinds(byte[] kinds, int[] positions, int count) {
    if (kinds == null) {
      return null;
    }
    byte[] taken = new byte[count];
    for (int i = 0; i < count; i++) {
      taken[i] = kinds[positions[i]];
    }
    return taken;
  }
}
