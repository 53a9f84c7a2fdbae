package io.millrace.engine.codegen.aggregate;

import io.millrace.engine.codegen.expression.JavaKind;
import io.millrace.engine.codegen.expression.Value;
import io.millrace.planner.plan.AggregateCall;

/** COUNT(*), COUNT(x), COUNT(x, y): rows in which no argument is NULL. */
final class CountFunction implements AggregateFunction {
  @Override
  public Result plan(AggregateCall call, Accumulators accumulators) {
    Placed count = accumulators.count(accumulators.input(call));
    return out -> Value.notNull(JavaKind.LONG, count.slot(0));
  }
}
