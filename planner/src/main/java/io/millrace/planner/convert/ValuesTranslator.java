package io.millrace.planner.convert;

import io.millrace.data.type.DataType.Field;
import io.millrace.planner.plan.Expression;
import io.millrace.planner.plan.PlanNode;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.core.Values;
import org.apache.calcite.rex.RexLiteral;

/** Constant rows. */
final class ValuesTranslator {
  private ValuesTranslator() {}

  static Relation translate(PlanConverter c, Values rel) {
    List<Field> schema = PlanConverter.schema(rel);
    List<List<Expression>> rows = new ArrayList<>();
    for (List<RexLiteral> tuple : rel.getTuples()) {
      List<Expression> row = new ArrayList<>();
      for (int i = 0; i < tuple.size(); i++) {
        row.add(Coercion.cast(Literals.of(tuple.get(i)), schema.get(i).type()));
      }
      rows.add(List.copyOf(row));
    }
    int id =
        c.builder.add(
            header -> new PlanNode.Values(header, List.copyOf(rows)),
            List.of(),
            schema,
            "constant rows");
    return new Relation(id, PlanConverter.noTimes(schema.size()));
  }
}
