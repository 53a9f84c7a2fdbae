package io.millrace.executor.kernel;

import io.millrace.data.batch.Batch;

/** An expression of a time in milliseconds, or of another long. Used by one thread. */
@FunctionalInterface
public interface LongExpression {

  /** What stands for NULL. */
  long NULL = Long.MIN_VALUE;

  /**
   * Puts the value for the row at {@code batch.position(i)} at {@code values[i]}, for every row.
   */
  void evaluate(Batch batch, long[] values);
}
