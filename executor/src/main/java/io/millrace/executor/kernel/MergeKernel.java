package io.millrace.executor.kernel;

import io.millrace.data.batch.Batch;
import io.millrace.data.column.ColumnBuilder;
import io.millrace.state.table.StateRows;

/** An {@link AggregateKernel} whose accumulators can be sent and put together. */
public interface MergeKernel extends AggregateKernel {

  /**
   * Phase LOCAL: appends the accumulators of each group {@code handles[from..to)} to the builders
   * from {@code out[first]} on, in the columns of {@link AccumulatorLayout#accumulatorTypes}.
   */
  void writeAccumulators(
      StateRows rows, long[] handles, int from, int to, ColumnBuilder[] out, int first);

  /**
   * Phase GLOBAL: merges rows {@code from} to {@code to} (exclusive) of a batch of accumulators,
   * whose columns begin at {@code first}, each into the group {@code handles[i]}; -1: leave out. As
   * with rows, a group whose slot 0 falls to 0 or below has zero slots afterwards.
   */
  void mergeBatch(Batch batch, int first, int from, int to, Groups groups, long[] handles);

  /**
   * Merges the accumulators of {@code sources[i]} into {@code targets[i]}, for {@code i} below
   * {@code count}; the sources stay as they are.
   */
  void mergeRows(StateRows from, long[] sources, StateRows into, long[] targets, int count);
}
