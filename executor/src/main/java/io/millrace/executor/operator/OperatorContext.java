package io.millrace.executor.operator;

import io.millrace.state.table.OperatorState;

/** What an operator sees of its task. Valid from {@code open} to {@code close}. */
public interface OperatorContext {
  OperatorState state();

  /** Processing time, sampled once a step of the task; never goes back. */
  long currentTimeMillis();

  /**
   * Monotonic time, for how long something takes: it has nothing to do with the time of day.
   * Sampled once a step of the task, as {@link Operator#nextTime} must not change in one by itself.
   */
  long monotonicMillis();

  /**
   * What {@link Operator#nextTime} says to be called at a moment of monotonic time.
   *
   * @param monotonicMillis MAX: never
   */
  default long timeAt(long monotonicMillis) {
    return monotonicMillis == Long.MAX_VALUE
        ? Long.MAX_VALUE
        : currentTimeMillis() + Math.max(0, monotonicMillis - monotonicMillis());
  }

  /** Index of this parallel instance. */
  int subtask();

  int parallelism();

  /** {@code pipeline.max-parallelism}: the number of key groups. */
  int maxParallelism();

  OperatorMetrics metrics();

  /** Has the task repeat a call that answered PENDING. From any thread. */
  void wake();
}
