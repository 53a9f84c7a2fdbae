package io.millrace.planner.convert;

import io.millrace.data.type.DataType.Field;
import io.millrace.planner.convert.Relation.TimeAttribute;
import io.millrace.planner.plan.Expression;
import io.millrace.planner.plan.PlanNode.Calc;
import io.millrace.planner.plan.PlanNode.UnionAll;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Union;

/** UNION ALL; UNION was made of it and a DISTINCT before. */
final class UnionTranslator {
  private UnionTranslator() {}

  static Relation translate(PlanConverter c, Union rel) {
    List<Field> schema = PlanConverter.schema(rel);
    List<RelNode> branches = rel.getInputs();
    List<Integer> inputs = new ArrayList<>();
    List<TimeAttribute> times = null;
    for (int i = 0; i < branches.size(); i++) {
      int constant = ConstantRows.count(branches, i);
      Integer rows =
          constant < 2
              ? null
              : ConstantRows.translate(c, branches.subList(i, i + constant), schema);
      if (rows != null) {
        inputs.add(rows);
        times = common(times, PlanConverter.noTimes(schema.size()));
        i += constant - 1;
        continue;
      }
      Relation input = c.convert(branches.get(i));
      inputs.add(cast(c, input.node(), schema));
      times = common(times, input.times());
    }
    if (inputs.size() == 1) {
      return new Relation(inputs.get(0), times);
    }
    int id = c.builder.add(UnionAll::new, inputs, schema, "UNION ALL");
    return new Relation(id, times);
  }

  /** Gives a branch the column types of the union. */
  static int cast(PlanConverter c, int input, List<Field> schema) {
    List<Expression> columns = CalcTranslator.identity(c.builder.schema(input));
    List<Expression> projections = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      projections.add(Coercion.cast(columns.get(i), schema.get(i).type()));
    }
    return projections.equals(columns)
        ? input
        : c.builder.add(
            header -> new Calc(header, null, projections), List.of(input), schema, "projection");
  }

  static List<TimeAttribute> common(List<TimeAttribute> a, List<TimeAttribute> b) {
    if (a == null) {
      return b;
    }
    List<TimeAttribute> result = new ArrayList<>();
    for (int i = 0; i < a.size(); i++) {
      TimeAttribute past = a.get(i).past();
      result.add(
          a.get(i) == b.get(i) ? a.get(i) : past == b.get(i).past() ? past : TimeAttribute.NONE);
    }
    return result;
  }
}
