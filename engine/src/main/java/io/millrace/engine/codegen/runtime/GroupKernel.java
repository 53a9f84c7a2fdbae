package io.millrace.engine.codegen.runtime;

import io.millrace.data.batch.Batch;
import io.millrace.data.column.Column;
import io.millrace.data.column.ColumnBuilder;
import io.millrace.executor.kernel.AccumulatorLayout;
import io.millrace.executor.kernel.Groups;
import io.millrace.executor.kernel.MergeKernel;
import io.millrace.state.table.StateRows;

/** Superclass of generated aggregations. */
public abstract class GroupKernel extends RowKernel implements MergeKernel {
  private AccumulatorLayout layout;
  private Batch bound;
  private boolean[] counted = {};

  /** Called once, before anything else. */
  public final GroupKernel with(AccumulatorLayout accumulators) {
    layout = accumulators;
    return this;
  }

  @Override
  public final AccumulatorLayout layout() {
    return layout;
  }

  /** Takes the columns of a batch of rows. */
  public abstract void bind(Column[] columns);

  /** Takes the columns of a batch of accumulators, which begin at {@code first}. */
  protected abstract void bindAccumulators(Column[] columns, int first);

  /** Says which rows count for multiset {@code use}. */
  protected abstract void count(
      int use, int[] selection, int from, int to, long[] handles, boolean[] target);

  /** Adds rows; multisets are up to date. */
  protected abstract void update(
      byte[] kinds, int[] selection, int from, int to, Groups groups, long[] handles);

  /** Merges rows of accumulators that were taken. */
  protected abstract void merge(int[] selection, int from, int to, StateRows rows, long[] handles);

  /** Appends the result of one call. */
  protected abstract void write(
      int call, StateRows rows, long[] handles, int from, int to, ColumnBuilder out);

  /** Appends one slot, or one byte string, of the accumulators. */
  protected abstract void writeAccumulator(
      int index, StateRows rows, long[] handles, int from, int to, ColumnBuilder out);

  @Override
  public final void accumulate(Batch batch, int from, int to, Groups groups, long[] handles) {
    if (batch != bound) {
      bind(batch.columns());
      bound = batch;
    }
    for (int use = 0; use < groups.elements().length; use++) {
      if (counted.length < to) {
        counted = new boolean[Math.max(to, 1024)];
      }
      count(use, batch.selection(), from, to, handles, counted);
      groups.elements()[use].apply(batch, groups.keys(), from, to, counted);
    }
    update(batch.kinds(), batch.selection(), from, to, groups, handles);
  }

  @Override
  public final void mergeBatch(
      Batch batch, int first, int from, int to, Groups groups, long[] handles) {
    if (batch != bound) {
      bindAccumulators(batch.columns(), first);
      bound = batch;
    }
    merge(batch.selection(), from, to, groups.rows(), handles);
  }

  @Override
  public final void writeResults(
      StateRows rows, long[] handles, int from, int to, ColumnBuilder[] out, int first) {
    for (int call = 0; call < layout.resultTypes().size(); call++) {
      write(call, rows, handles, from, to, out[first + call]);
    }
  }

  @Override
  public final void writeAccumulators(
      StateRows rows, long[] handles, int from, int to, ColumnBuilder[] out, int first) {
    for (int i = 0; i < layout.accumulatorTypes().size(); i++) {
      writeAccumulator(i, rows, handles, from, to, out[first + i]);
    }
  }
}
