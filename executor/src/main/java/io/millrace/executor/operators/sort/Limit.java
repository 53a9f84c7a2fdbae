package io.millrace.executor.operators.sort;

import io.millrace.data.batch.Batch;
import io.millrace.data.bytes.Bytes;
import io.millrace.data.bytes.Slice;
import io.millrace.data.bytes.SliceWriter;
import io.millrace.executor.operator.Operator;
import io.millrace.executor.operator.OperatorContext;
import io.millrace.executor.operator.Output;
import io.millrace.executor.operator.Progress;
import io.millrace.state.table.StateCell;
import java.util.List;

/** LIMIT and OFFSET without an order over rows of kind +I; runs as one task. */
public final class Limit implements Operator {
  private final long offset;
  private final long end;
  private long seen;

  /**
   * @param limit -1: none
   */
  public Limit(long offset, long limit) {
    this.offset = offset;
    this.end = limit < 0 ? Long.MAX_VALUE : offset + limit;
  }

  @Override
  public void open(OperatorContext context) {
    context.state().cell("seen", new Cell());
  }

  @Override
  public Progress process(int input, Batch batch, Output out) {
    int rows = batch.rows();
    int from = (int) Math.min(rows, Math.max(0, offset - seen));
    int to = (int) Math.min(rows, Math.max(0, end - seen));
    seen += rows;
    if (from == 0 && to == rows) {
      out.emit(batch);
    } else if (from < to) {
      int[] selection = new int[to - from];
      for (int i = 0; i < selection.length; i++) {
        selection[i] = batch.position(from + i);
      }
      out.emit(batch.withSelection(selection, selection.length));
    }
    return Progress.DONE;
  }

  /** How many rows have come. */
  private final class Cell implements StateCell {
    @Override
    public void save(SliceWriter out) {
      out.appendLong(seen);
    }

    @Override
    public void restore(List<Slice> saved) {
      saved.forEach(slice -> seen += Bytes.getLong(slice.array, slice.offset));
    }
  }
}
