package io.millrace.planner.convert;

import io.millrace.data.type.DataType.Field;
import io.millrace.planner.error.PlanException;
import io.millrace.planner.message.Positions;
import io.millrace.planner.plan.AggregateCall;
import io.millrace.planner.plan.Expression;
import io.millrace.planner.plan.Expression.ColumnRef;
import io.millrace.planner.plan.PlanNode.Calc;
import io.millrace.planner.plan.PlanNode.GroupAggregate;
import io.millrace.planner.plan.PlanNode.Phase;
import io.millrace.planner.type.TypeConversion;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.sql.SqlKind;

/** GROUP BY without a window, and SELECT DISTINCT. */
final class AggregateTranslator {
  private static final Set<String> KNOWN =
      Set.of("COUNT", "SUM", "$SUM0", "AVG", "MIN", "MAX", "SINGLE_VALUE");

  private AggregateTranslator() {}

  static Relation translate(PlanConverter c, Aggregate rel) {
    if (rel.getGroupType() != Aggregate.Group.SIMPLE) {
      throw PlanException.notSupported(null, "GROUPING SETS", "use UNION ALL");
    }
    Relation window = WindowTranslator.translate(c, rel);
    if (window != null) {
      return window;
    }
    Relation input = c.convert(rel.getInput());
    List<Field> schema = PlanConverter.schema(rel);
    List<Integer> keys = rel.getGroupSet().asList();
    List<AggregateCall> calls = calls(rel);
    List<Field> grouped = new ArrayList<>(schema.subList(0, keys.size()));
    calls.forEach(call -> grouped.add(new Field(call.name(), call.type())));
    int id =
        c.builder.add(
            h ->
                new GroupAggregate(
                    h, keys, calls, Phase.COMPLETE, false, c.settings.stateTtlMillis()),
            List.of(input.node()),
            grouped,
            calls.isEmpty() ? "DISTINCT" : "GROUP BY");
    return new Relation(withConstants(c, rel, id, schema), PlanConverter.noTimes(schema.size()));
  }

  /** Puts in the constants that Calcite counts as aggregates: the same for every group. */
  private static int withConstants(PlanConverter c, Aggregate rel, int id, List<Field> schema) {
    if (rel.getAggCallList().stream().noneMatch(AggregateTranslator::isConstant)) {
      return id;
    }
    List<Expression> projections = new ArrayList<>();
    int keys = rel.getGroupCount();
    int next = 0;
    for (int i = 0; i < schema.size(); i++) {
      boolean constant = i >= keys && isConstant(rel.getAggCallList().get(i - keys));
      projections.add(
          constant
              ? c.expressions.convert(rel.getAggCallList().get(i - keys).rexList.get(0))
              : new ColumnRef(next++, schema.get(i).type()));
    }
    return c.builder.add(h -> new Calc(h, null, projections), List.of(id), schema, "projection");
  }

  private static boolean isConstant(org.apache.calcite.rel.core.AggregateCall call) {
    return call.getAggregation().getKind() == SqlKind.LITERAL_AGG;
  }

  static List<AggregateCall> calls(Aggregate rel) {
    List<AggregateCall> calls = new ArrayList<>();
    int keys = rel.getGroupCount();
    List<String> names = rel.getRowType().getFieldNames();
    for (int i = 0; i < rel.getAggCallList().size(); i++) {
      if (isConstant(rel.getAggCallList().get(i))) {
        continue;
      }
      calls.add(call(rel.getAggCallList().get(i), names.get(keys + i)));
    }
    return calls;
  }

  private static AggregateCall call(org.apache.calcite.rel.core.AggregateCall call, String name) {
    String function = call.getAggregation().getName().toUpperCase(Locale.ROOT);
    if (!KNOWN.contains(function)) {
      throw PlanException.notSupported(
          Positions.of(call.getParserPosition()), "the aggregate " + function, null);
    }
    return new AggregateCall(
        function,
        call.getArgList(),
        call.isDistinct() && !function.equals("MIN") && !function.equals("MAX"),
        call.filterArg,
        TypeConversion.fromCalcite(call.getType()),
        name);
  }
}
