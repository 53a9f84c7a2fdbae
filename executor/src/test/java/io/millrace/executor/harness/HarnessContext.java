package io.millrace.executor.harness;

import io.millrace.data.platform.SimulatedClock;
import io.millrace.executor.operator.OperatorContext;
import io.millrace.executor.operator.OperatorMetrics;
import io.millrace.state.table.OperatorState;

/** What an operator under test sees of its task. */
record HarnessContext(
    OperatorState state, SimulatedClock simulatedClock, OperatorMetrics metrics, int maxParallelism)
    implements OperatorContext {

  @Override
  public long monotonicMillis() {
    return simulatedClock.nanoTime() / 1_000_000;
  }

  @Override
  public long currentTimeMillis() {
    return simulatedClock.currentTimeMillis();
  }

  @Override
  public void wake() {}

  @Override
  public int subtask() {
    return 0;
  }

  @Override
  public int parallelism() {
    return 1;
  }
}
