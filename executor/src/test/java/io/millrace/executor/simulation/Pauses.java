package io.millrace.executor.simulation;

import io.millrace.data.batch.Batch;
import io.millrace.executor.operator.Operator;
import io.millrace.executor.operator.OperatorContext;
import io.millrace.executor.operator.Output;
import io.millrace.executor.operator.Progress;

/** Holds each batch for some milliseconds of monotonic time; only time lets the task go on. */
final class Pauses implements Operator {
  private static final long MILLIS = 1;

  private OperatorContext context;
  private long untilMillis = Long.MAX_VALUE;

  @Override
  public void open(OperatorContext context) {
    this.context = context;
  }

  @Override
  public Progress process(int input, Batch batch, Output out) {
    if (untilMillis == Long.MAX_VALUE) {
      untilMillis = context.monotonicMillis() + MILLIS;
    }
    if (context.monotonicMillis() < untilMillis) {
      return Progress.PENDING;
    }
    untilMillis = Long.MAX_VALUE;
    out.emit(batch);
    return Progress.DONE;
  }

  @Override
  public long nextTime() {
    return context.timeAt(untilMillis);
  }
}
