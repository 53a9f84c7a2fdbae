package io.millrace.planner.convert;

import io.millrace.data.type.DataType.Field;
import io.millrace.planner.function.ChangelogFunction;
import io.millrace.planner.plan.Expression;
import io.millrace.planner.plan.Expression.ColumnRef;
import io.millrace.planner.plan.FromChangelog;
import io.millrace.planner.plan.PlanNode.Calc;
import io.millrace.planner.plan.ToChangelog;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.core.TableFunctionScan;

/**
 * TO_CHANGELOG and FROM_CHANGELOG. Their nodes keep all columns of the input; a projection behind
 * brings the codes to the front, or takes them away. Times of the result are ordinary columns.
 */
final class ChangelogTranslator {
  private ChangelogTranslator() {}

  static Relation translate(PlanConverter c, TableFunctionScan scan, ChangelogFunction function) {
    int input = c.convert(scan.getInput(0)).node();
    List<Field> columns = new ArrayList<>(c.builder.schema(input));
    List<Field> output = PlanConverter.schema(scan);
    int op = function.to() ? columns.size() : function.opColumn();
    int changes;
    if (function.to()) {
      columns.add(output.get(0));
      changes =
          c.builder.add(
              h -> new ToChangelog(h, function.codes()), List.of(input), columns, "changelog");
    } else {
      changes =
          c.builder.add(
              h -> new FromChangelog(h, op, function.codes()),
              List.of(input),
              columns,
              "changelog");
    }
    List<Expression> projections = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      if (i != op) {
        projections.add(new ColumnRef(i, columns.get(i).type()));
      } else if (function.to()) {
        projections.add(0, new ColumnRef(i, columns.get(i).type()));
      }
    }
    int arranged =
        c.builder.add(h -> new Calc(h, null, projections), List.of(changes), output, "projection");
    return new Relation(arranged, PlanConverter.noTimes(output.size()));
  }
}
