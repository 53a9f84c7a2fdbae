package io.millrace.executor.task;

import io.millrace.data.batch.Batch;
import io.millrace.executor.operator.Operator;
import io.millrace.executor.operator.OperatorContext;
import io.millrace.executor.operator.Output;
import io.millrace.executor.operator.Progress;

/** The operator of a task that has none: emits what comes. */
final class PassOn implements Operator {
  @Override
  public void open(OperatorContext context) {}

  @Override
  public Progress process(int input, Batch batch, Output out) {
    out.emit(batch);
    return Progress.DONE;
  }
}
