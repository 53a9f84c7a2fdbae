package io.millrace.engine.translate;

import io.millrace.data.error.MillraceException;
import io.millrace.planner.plan.PlanNode;

/** Not there yet. */
final class JoinTranslator implements NodeTranslator<PlanNode.Join> {
  @Override
  public Flow translate(PlanNode.Join node, Translation t) {
    throw MillraceException.notSupported("Join");
  }
}
