package io.millrace.executor.kernel;

import io.millrace.data.batch.Batch;

/** Filter and projection of a batch in one pass. May hold buffers; used by one thread. */
@FunctionalInterface
public interface BatchFunction {

  /**
   * The rows that pass, projected, in their order, with their kinds and watermarks; without rows if
   * none passes. Errors of expressions are deterministic failures.
   */
  Batch apply(Batch batch);
}
