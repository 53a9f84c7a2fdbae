package io.millrace.engine.translate;

import io.millrace.executor.job.JobGraph;
import io.millrace.planner.plan.Distribution;
import io.millrace.planner.plan.PlanNode.Exchange;

/** Spreads rows anew; nothing where there is one task. */
final class ExchangeTranslator implements NodeTranslator<Exchange> {
  @Override
  public Flow translate(Exchange node, Translation t) {
    Flow input = t.inputFlow(node);
    if (node.distribution() instanceof Distribution.Hash hash) {
      return input.keyed(hash.columns(), hash.columns().stream().map(input.types()::get).toList());
    } else if (node.distribution() instanceof Distribution.Forward) {
      return input.spread(new JobGraph.Forward());
    } else if (node.distribution() instanceof Distribution.RoundRobin) {
      return input.spread(new JobGraph.RoundRobin());
    }
    return input.spread(new JobGraph.Singleton());
  }
}
