package io.millrace.planner.convert;

import io.millrace.data.type.DataType.Field;
import io.millrace.planner.convert.Relation.TimeAttribute;
import io.millrace.planner.plan.Expression;
import io.millrace.planner.plan.Expression.ColumnRef;
import io.millrace.planner.plan.PlanNode.Calc;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.type.SqlTypeUtil;

/** Filters and projections. */
final class CalcTranslator {
  private CalcTranslator() {}

  static Relation project(PlanConverter c, Project rel) {
    if (rel.containsOver()) {
      return OverTranslator.translate(c, rel);
    }
    Relation input = c.convert(rel.getInput());
    List<Expression> projections = c.expressions.convert(rel.getProjects());
    List<TimeAttribute> times = new ArrayList<>();
    for (RexNode project : rel.getProjects()) {
      times.add(time(project, input.times()));
    }
    int id =
        c.builder.add(
            header -> new Calc(header, null, projections),
            List.of(input.node()),
            PlanConverter.schema(rel),
            "projection");
    WindowColumns windows =
        input
            .windows()
            .moved(
                times.size(),
                i -> rel.getProjects().get(i) instanceof RexInputRef ref ? ref.getIndex() : -1);
    return new Relation(id, times, windows);
  }

  static TimeAttribute time(RexNode project, List<TimeAttribute> input) {
    if (project instanceof RexInputRef ref) {
      return input.get(ref.getIndex());
    }
    boolean clock =
        project instanceof RexCall call && call.getOperator().getName().equals("PROCTIME");
    return clock ? TimeAttribute.PROCTIME : computed(project, input);
  }

  /** A time that is computed from a time attribute was one; a CAST says that it is none. */
  private static TimeAttribute computed(RexNode project, List<TimeAttribute> input) {
    if (project instanceof RexCall call
        && SqlTypeUtil.isTimestamp(call.getType())
        && call.getKind() != SqlKind.CAST) {
      for (RexNode operand : call.getOperands()) {
        TimeAttribute time = time(operand, input);
        if (time != TimeAttribute.NONE) {
          return time.past();
        }
      }
    }
    return TimeAttribute.NONE;
  }

  static Relation filter(PlanConverter c, Filter rel) {
    Relation rank = RankTranslator.translate(c, rel);
    if (rank != null) {
      return rank;
    }
    Relation input = c.convert(rel.getInput());
    List<Field> schema = c.builder.schema(input.node());
    Expression condition = c.expressions.convert(rel.getCondition());
    int id =
        c.builder.add(
            header -> new Calc(header, condition, identity(schema)),
            List.of(input.node()),
            schema,
            "filter");
    return new Relation(id, input.times(), input.windows());
  }

  /** Every column as it is. */
  static List<Expression> identity(List<Field> schema) {
    List<Expression> refs = new ArrayList<>(schema.size());
    for (int i = 0; i < schema.size(); i++) {
      refs.add(new ColumnRef(i, schema.get(i).type()));
    }
    return refs;
  }
}
