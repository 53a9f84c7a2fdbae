package io.millrace.engine.translate;

import io.millrace.data.error.MillraceException;
import io.millrace.planner.plan.PlanNode;

/** Not there yet. */
final class WindowAggregateTranslator implements NodeTranslator<PlanNode.WindowAggregate> {
  @Override
  public Flow translate(PlanNode.WindowAggregate node, Translation t) {
    throw MillraceException.notSupported("WindowAggregate");
  }
}
