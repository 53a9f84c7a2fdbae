package io.millrace.executor.operators.join;

import io.millrace.data.batch.Batch;
import io.millrace.data.batch.RowKind;
import io.millrace.data.column.Column;
import java.util.Arrays;

/** Batches of what combinations say comes out: each as often as equal rows make it. */
final class Expansion {
  private static final int MOST = 2048;

  private final int[] positions = new int[MOST];
  private final byte[] kinds = new byte[MOST];
  private Combinations source;
  private int at;
  private long copiesDone;

  void begin(Combinations combinations) {
    source = combinations;
    at = 0;
    copiesDone = 0;
  }

  boolean isDone() {
    return source == null || at == source.size();
  }

  /** The next batch, of a row at least. */
  Batch next() {
    int rows = 0;
    byte any = RowKind.I;
    while (rows < MOST && at < source.size()) {
      byte kind = source.kind(at);
      int taken = (int) Math.min(source.copies(at) - copiesDone, MOST - rows);
      Arrays.fill(positions, rows, rows + taken, at);
      Arrays.fill(kinds, rows, rows + taken, kind);
      any |= kind;
      rows += taken;
      copiesDone += taken;
      if (copiesDone == source.copies(at)) {
        copiesDone = 0;
        at++;
      }
    }
    Column[] columns = new Column[source.columns().length];
    for (int c = 0; c < columns.length; c++) {
      columns[c] = source.columns()[c].take(positions, rows);
    }
    return Batch.of(rows, columns).withKinds(any == 0 ? null : Arrays.copyOf(kinds, rows));
  }
}
