package io.millrace.executor.operators.sort;

import io.millrace.data.batch.Batch;
import io.millrace.data.column.Column;
import io.millrace.data.column.Columns;
import io.millrace.data.type.DataType;
import io.millrace.executor.operator.Operator;
import io.millrace.executor.operator.OperatorContext;
import io.millrace.executor.operator.Output;
import io.millrace.executor.operator.Progress;
import java.util.ArrayList;
import java.util.List;

/**
 * ORDER BY with OFFSET and LIMIT over all rows, which are of kind +I, of a bounded input; emits at
 * its end. Equal rows keep their order. Holds its rows in memory, not in state: for runtime mode
 * BATCH, which has no checkpoints. Runs as one task.
 */
public final class SortLimit implements Operator {
  private static final int PIECE = 1024;

  /** Rows above the limit that may gather before the surplus is cut off. */
  private static final int SLACK = 1 << 16;

  /** A column to sort by. */
  public record Key(int column, boolean descending, boolean nullsFirst) {}

  private final List<DataType> types;
  private final List<Key> keys;
  private final long offset;
  private final long end;
  private final List<Batch> batches = new ArrayList<>();
  private long rows;
  private Batch sorted;
  private int[] order;
  private long emitted;

  /**
   * @param types of the columns
   * @param limit -1: none
   */
  public SortLimit(List<DataType> types, List<Key> keys, long offset, long limit) {
    this.types = List.copyOf(types);
    this.keys = List.copyOf(keys);
    this.offset = offset;
    this.end = limit < 0 ? Long.MAX_VALUE : offset + limit;
  }

  @Override
  public void open(OperatorContext context) {}

  @Override
  public Progress process(int input, Batch batch, Output out) {
    if (batch.kinds() != null) {
      throw new IllegalStateException("rows to be sorted must all be +I");
    }
    batches.add(batch.withWatermarks(null).compact());
    rows += batch.rows();
    if (rows - SLACK > end) {
      sort();
      cut();
    }
    return Progress.DONE;
  }

  /** Keeps only what may come out, in order. */
  private void cut() {
    int count = (int) Math.min(rows, end);
    Column[] taken = new Column[types.size()];
    for (int c = 0; c < taken.length; c++) {
      taken[c] = sorted.column(c).take(order, count);
    }
    batches.clear();
    batches.add(Batch.of(count, taken));
    rows = count;
    sorted = null;
  }

  private void sort() {
    Column[] columns = new Column[types.size()];
    for (int c = 0; c < columns.length; c++) {
      int column = c;
      columns[c] =
          batches.isEmpty()
              ? Columns.empty(types.get(c))
              : Columns.concat(types.get(c), batches.stream().map(b -> b.column(column)).toList());
    }
    sorted = Batch.of((int) Math.min(rows, Integer.MAX_VALUE), columns);
    order = new RowOrder(types, keys).sort(sorted);
  }

  @Override
  public Progress endInput(int input, Output out) {
    if (sorted == null) {
      sort();
      emitted = Math.min(offset, sorted.rows());
    }
    long last = Math.min(end, sorted.rows());
    while (emitted < last) {
      if (!out.hasRoom()) {
        return Progress.MORE;
      }
      int count = (int) Math.min(PIECE, last - emitted);
      int[] piece = java.util.Arrays.copyOfRange(order, (int) emitted, (int) emitted + count);
      Column[] taken = new Column[types.size()];
      for (int c = 0; c < taken.length; c++) {
        taken[c] = sorted.column(c).take(piece, count);
      }
      out.emit(Batch.of(count, taken));
      emitted += count;
    }
    return Progress.DONE;
  }
}
