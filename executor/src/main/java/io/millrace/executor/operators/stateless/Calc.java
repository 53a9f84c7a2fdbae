package io.millrace.executor.operators.stateless;

import io.millrace.data.batch.Batch;
import io.millrace.executor.kernel.BatchFunction;
import io.millrace.executor.operator.Operator;
import io.millrace.executor.operator.OperatorContext;
import io.millrace.executor.operator.Output;
import io.millrace.executor.operator.Progress;

/** Filter and projection. */
public final class Calc implements Operator {
  private final BatchFunction function;

  public Calc(BatchFunction function) {
    this.function = function;
  }

  @Override
  public void open(OperatorContext context) {}

  @Override
  public Progress process(int input, Batch batch, Output out) {
    out.emit(function.apply(batch));
    return Progress.DONE;
  }
}
