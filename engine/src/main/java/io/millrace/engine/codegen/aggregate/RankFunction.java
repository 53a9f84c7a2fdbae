package io.millrace.engine.codegen.aggregate;

import io.millrace.engine.codegen.expression.JavaKind;
import io.millrace.engine.codegen.expression.Value;
import io.millrace.planner.plan.AggregateCall;
import java.util.List;

/** RANK; its argument says which rows are the first of their equals. */
final class RankFunction implements AggregateFunction {
  @Override
  public Result plan(AggregateCall call, Accumulators accumulators) {
    Input all = new Input(List.of(), call.filter(), -1, false);
    Placed rank = accumulators.place(new PeerRank(all, call.arguments().get(0)));
    return out -> Value.notNull(JavaKind.LONG, rank.slot(0));
  }
}
