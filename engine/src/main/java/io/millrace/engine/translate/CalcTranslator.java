package io.millrace.engine.translate;

import io.millrace.engine.codegen.calc.CalcProgram;
import io.millrace.executor.operators.stateless.Calc;
import io.millrace.planner.plan.PlanNode;

/** Filter and projection. */
final class CalcTranslator implements NodeTranslator<PlanNode.Calc> {
  @Override
  public Flow translate(PlanNode.Calc node, Translation t) {
    Flow input = t.inputFlow(node);
    CalcProgram program = t.calc(input.types(), node.condition(), node.projections());
    if (program.isIdentity(input.types().size())) {
      return input;
    }
    return t.graph.operator(
        input,
        node.header().identity(),
        node.header().description(),
        Flow.types(node.header().schema()),
        () -> new Calc(program.instance(t.context())::apply));
  }
}
