package io.millrace.executor.operators.order;

import io.millrace.data.batch.Batch;
import io.millrace.data.batch.WatermarkRuns;
import io.millrace.data.bytes.Bytes;
import io.millrace.data.bytes.Slice;
import io.millrace.data.bytes.SliceWriter;
import io.millrace.data.column.Column;
import io.millrace.data.column.LongColumn;
import io.millrace.executor.operator.OperatorContext;
import io.millrace.state.table.StateCell;
import java.util.List;

/**
 * How far the watermark has come, kept over restarts, and which rows of a batch are late: those
 * whose time is not above the watermark that stood before them.
 */
public final class Progressed implements StateCell {
  private final int timeColumn;
  private long progress = Long.MIN_VALUE;
  private LongColumn times;
  private WatermarkRuns runs;
  private int run;

  /**
   * @param timeColumn a TIMESTAMP(3) or TIMESTAMP_LTZ(3)
   */
  public Progressed(int timeColumn, OperatorContext context) {
    this.timeColumn = timeColumn;
    context.state().cell("progress", this);
  }

  /** Begins with a batch. */
  public void begin(Batch batch) {
    Column column = batch.column(timeColumn).flat();
    times = (LongColumn) column;
    runs = batch.watermarks();
    run = 0;
  }

  /** Whether a row has no time at all. */
  public boolean isMissing(int position) {
    return times.isNull(position);
  }

  public long time(int position) {
    return times.values()[position];
  }

  /** Whether the row at a position, rows being asked for in order, is late. */
  public boolean isLate(int position) {
    long before = progress;
    if (runs != null) {
      while (runs.ends()[run] <= position) {
        run++;
      }
      before = Math.max(before, runs.values()[run]);
    }
    return time(position) <= before;
  }

  /** The watermark, or the time of what came out last, advanced. */
  public void advance(long watermark) {
    progress = Math.max(progress, watermark);
  }

  @Override
  public void save(SliceWriter out) {
    out.appendLong(progress);
  }

  /** All tasks have seen the same watermark before a barrier. */
  @Override
  public void restore(List<Slice> saved) {
    long least = Long.MAX_VALUE;
    for (Slice each : saved) {
      least = Math.min(least, Bytes.getLong(each.array, each.offset));
    }
    progress = Math.max(progress, least);
  }
}
