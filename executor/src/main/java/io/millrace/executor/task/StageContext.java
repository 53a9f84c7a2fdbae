package io.millrace.executor.task;

import io.millrace.executor.operator.OperatorContext;
import io.millrace.executor.operator.OperatorMetrics;
import io.millrace.executor.schedule.Waker;
import io.millrace.state.table.OperatorState;
import java.util.function.LongSupplier;

/** What one operator sees of its task. */
record StageContext(
    TaskPlace place,
    OperatorState state,
    LongSupplier now,
    LongSupplier monotonic,
    OperatorMetrics metrics,
    Waker waker)
    implements OperatorContext {

  @Override
  public long currentTimeMillis() {
    return now.getAsLong();
  }

  @Override
  public long monotonicMillis() {
    return monotonic.getAsLong();
  }

  @Override
  public void wake() {
    waker.wake();
  }

  @Override
  public int subtask() {
    return place.subtask();
  }

  @Override
  public int parallelism() {
    return place.parallelism();
  }

  @Override
  public int maxParallelism() {
    return place.maxParallelism();
  }
}
