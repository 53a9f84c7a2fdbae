package io.millrace.engine.translate;

import io.millrace.executor.operators.stateless.DropUpdateBefore;
import io.millrace.planner.plan.PlanNode;

/** Takes -U away. */
final class DropUpdateBeforeTranslator implements NodeTranslator<PlanNode.DropUpdateBefore> {
  @Override
  public Flow translate(PlanNode.DropUpdateBefore node, Translation t) {
    Flow input = t.inputFlow(node);
    return t.graph.operator(
        input,
        node.header().identity(),
        node.header().description(),
        input.types(),
        DropUpdateBefore::new);
  }
}
