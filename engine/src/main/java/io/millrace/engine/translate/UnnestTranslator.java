package io.millrace.engine.translate;

import io.millrace.data.type.DataType;
import io.millrace.engine.codegen.calc.CalcProgram;
import io.millrace.executor.operators.stateless.Calc;
import io.millrace.executor.operators.stateless.Unnest;
import io.millrace.planner.plan.Expression;
import io.millrace.planner.plan.Expression.ColumnRef;
import io.millrace.planner.plan.PlanNode;
import java.util.ArrayList;
import java.util.List;

/** Each row once for every element of a collection, which is computed as a last column first. */
final class UnnestTranslator implements NodeTranslator<PlanNode.Unnest> {
  @Override
  public Flow translate(PlanNode.Unnest node, Translation t) {
    Flow input = t.inputFlow(node);
    List<Expression> projections = new ArrayList<>();
    for (int i = 0; i < input.types().size(); i++) {
      projections.add(new ColumnRef(i, input.types().get(i)));
    }
    projections.add(node.collection());
    CalcProgram program = t.calc(input.types(), null, projections);
    List<DataType> types = new ArrayList<>(input.types());
    types.add(node.collection().type());
    String identity = node.header().identity();
    Flow collections =
        t.graph.operator(
            input,
            identity + "-collection",
            node.header().description(),
            types,
            () -> new Calc(program.instance(t.context())::apply));
    return t.graph.operator(
        collections,
        identity,
        node.header().description(),
        Flow.types(node.header().schema()),
        () -> new Unnest(node.collection().type(), node.outer(), node.withOrdinality()));
  }
}
