package io.millrace.engine.translate;

import io.millrace.planner.plan.PlanNode;
import io.millrace.planner.plan.PlanNode.Phase;

/** Finds what the first phase of an aggregation reads. */
final class LocalPhase {
  private LocalPhase() {}

  /** The node whose rows an aggregation sums up: for GLOBAL, what its LOCAL phase reads. */
  static PlanNode rowsOf(PlanNode aggregate, Phase phase, Translation t) {
    PlanNode input = t.input(aggregate);
    if (phase != Phase.GLOBAL) {
      return input;
    }
    while (input instanceof PlanNode.Exchange) {
      input = t.input(input);
    }
    return t.input(input);
  }
}
