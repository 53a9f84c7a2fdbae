package io.millrace.engine.translate;

import io.millrace.data.batch.BatchBuilder;
import io.millrace.data.column.Column;
import io.millrace.data.type.DataType;
import io.millrace.engine.codegen.expression.Literals;
import io.millrace.executor.job.JobGraph.SourceHead;
import io.millrace.executor.operators.stateless.ValuesSource;
import io.millrace.planner.plan.Expression;
import io.millrace.planner.plan.Expression.Literal;
import io.millrace.planner.plan.PlanNode.Values;
import java.util.List;

/** Constant rows. */
final class ValuesTranslator implements NodeTranslator<Values> {
  @Override
  public Flow translate(Values node, Translation t) {
    List<DataType> types = Flow.types(node.header().schema());
    BatchBuilder rows =
        new BatchBuilder(types.toArray(new DataType[0]), Math.max(1, node.rows().size()));
    for (List<Expression> row : node.rows()) {
      for (int i = 0; i < types.size(); i++) {
        Literal literal = (Literal) row.get(i);
        Column value = Literals.column(new Literal(literal.text(), types.get(i)), t.surroundings);
        rows.column(i).copyFrom(value, 0);
      }
      rows.endRow();
    }
    String identity = t.graph.unique(node.header().identity());
    return t.graph.source(
        new SourceHead(identity, "VALUES", new ValuesSource(rows.build())), types);
  }
}
