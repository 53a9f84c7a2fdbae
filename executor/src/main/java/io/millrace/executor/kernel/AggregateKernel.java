package io.millrace.executor.kernel;

import io.millrace.data.batch.Batch;
import io.millrace.data.column.ColumnBuilder;
import io.millrace.state.table.StateRows;

/**
 * The aggregate functions of one GROUP BY: how rows change accumulators and what results these
 * give. A new group has zero in every slot and no bytes, so that must mean "nothing seen yet".
 *
 * <p>Slot 0 is the number of rows added less those taken away. Every change of a row of state is
 * preceded by {@link StateRows#touch}. May hold buffers; used by one thread.
 */
public interface AggregateKernel {

  AccumulatorLayout layout();

  /**
   * Adds rows {@code from} to {@code to} (exclusive) of a batch, in order, each to its group: row
   * {@code i} stands at {@code batch.position(i)}, and its group has the handle {@code handles[i]};
   * -1: leave the row out. A row of kind -U or -D is taken away instead.
   *
   * <p>Taking a row away from a group whose slot 0 is 0 does nothing: the group is unknown, as
   * after its time to live. When slot 0 falls to 0 the group's slots are zero again and its bytes
   * empty. In phase LOCAL neither holds: slot 0 and sums may go below zero there.
   */
  void accumulate(Batch batch, int from, int to, Groups groups, long[] handles);

  /**
   * Appends the result of each group {@code handles[from..to)} to the builders {@code out[first]},
   * {@code out[first + 1]}, ..., one a call; a handle of -1 gives the results of no rows at all.
   */
  void writeResults(
      StateRows rows, long[] handles, int from, int to, ColumnBuilder[] out, int first);
}
