package io.millrace.engine.translate;

import io.millrace.planner.plan.PlanNode.UnionAll;

/** All rows of all inputs: whoever reads them gets an edge from each. */
final class UnionTranslator implements NodeTranslator<UnionAll> {
  @Override
  public Flow translate(UnionAll node, Translation t) {
    return Flow.union(
        node.header().inputs().stream().map(t::flow).toList(), Flow.types(node.header().schema()));
  }
}
