package io.millrace.executor.operators.window;

import io.millrace.data.batch.Batch;
import io.millrace.data.bytes.Slice;
import io.millrace.data.column.Column;
import io.millrace.data.column.ColumnBuilder;
import io.millrace.data.column.LongColumn;
import io.millrace.data.encoding.KeyEncoding;
import io.millrace.executor.kernel.AggregateKernel;
import io.millrace.executor.operator.Output;
import io.millrace.executor.operators.rows.Gather;
import io.millrace.state.table.StateRows;
import io.millrace.state.table.WindowTable;
import java.util.Arrays;

/** The rows of windows that fire: keys, results, properties of the window. */
final class WindowRows {
  /** Handles that may be written at once; batches have between this and twice as many rows. */
  static final int PIECE = 512;

  private final WindowSpec spec;
  private final AggregateKernel kernel;
  private final KeyEncoding encoding;
  private final WindowTime time;
  private final ColumnBuilder[] keys;
  private final ColumnBuilder[] results;
  private final Slice key = new Slice();

  /** By row, the end of its window. */
  private long[] ends = new long[2 * PIECE];

  private int rows;

  WindowRows(WindowSpec spec, AggregateKernel kernel, WindowTime time) {
    this.spec = spec;
    this.kernel = kernel;
    this.encoding = spec.keyEncoding();
    this.time = time;
    keys = Gather.builders(spec.keyTypes(), 2 * PIECE);
    results = Gather.builders(kernel.layout().resultTypes(), 2 * PIECE);
  }

  boolean isFull() {
    return rows >= PIECE;
  }

  boolean isEmpty() {
    return rows == 0;
  }

  /** Adds the groups {@code handles[0..count)} of a window. */
  void add(WindowTable table, StateRows state, long[] handles, int count, long windowEnd) {
    for (int i = 0; i < count && keys.length > 0; i++) {
      table.key(handles[i], key);
      encoding.decode(key.array, key.offset, keys);
    }
    kernel.writeResults(state, handles, 0, count, results, 0);
    Arrays.fill(ends, rows, rows + count, windowEnd);
    rows += count;
  }

  /** Sends the rows so far. */
  void emit(Output out) {
    Column[] columns = new Column[keys.length + results.length + spec.properties().size()];
    System.arraycopy(Gather.build(keys), 0, columns, 0, keys.length);
    System.arraycopy(Gather.build(results), 0, columns, keys.length, results.length);
    int next = keys.length + results.length;
    for (WindowSpec.Property property : spec.properties()) {
      columns[next++] = property(property);
    }
    out.emit(Batch.of(rows, columns));
    rows = 0;
  }

  private LongColumn property(WindowSpec.Property property) {
    long[] values = new long[rows];
    for (int i = 0; i < rows; i++) {
      boolean sameWindow = i > 0 && ends[i] == ends[i - 1];
      values[i] = sameWindow ? values[i - 1] : value(property, ends[i]);
    }
    return new LongColumn(rows, values, null);
  }

  private long value(WindowSpec.Property property, long end) {
    return switch (property) {
      case START -> spec.frame().windowStart(end);
      case END -> end;
      case TIME -> time.windowTime(end);
    };
  }
}
