package io.millrace.executor.operator;

import io.millrace.data.platform.Clock;
import io.millrace.state.table.OperatorState;

/** What an operator sees of its task. Valid from {@code open} to {@code close}. */
public interface OperatorContext {
  OperatorState state();

  Clock clock();

  /** Processing time, sampled once a step of the task; never goes back. */
  long currentTimeMillis();

  /** Index of this parallel instance. */
  int subtask();

  int parallelism();

  /** {@code pipeline.max-parallelism}: the number of key groups. */
  int maxParallelism();

  OperatorMetrics metrics();

  /** Has the task repeat a call that answered PENDING. From any thread. */
  void wake();
}
