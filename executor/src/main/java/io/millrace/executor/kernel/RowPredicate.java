package io.millrace.executor.kernel;

import io.millrace.data.batch.Batch;

/** A condition over the columns of a batch. May hold buffers; used by one thread. */
@FunctionalInterface
public interface RowPredicate {

  /**
   * Puts the positions of the rows for which the condition is TRUE, ascending, into {@code
   * selection}, which has room for all rows, and returns their number.
   */
  int select(Batch batch, int[] selection);
}
