package io.millrace.planner.convert;

import io.millrace.data.type.DataType.Field;
import io.millrace.planner.error.PlanException;
import io.millrace.planner.error.Positions;
import io.millrace.planner.plan.AggregateCall;
import io.millrace.planner.plan.PlanNode.GroupAggregate;
import io.millrace.planner.plan.PlanNode.Phase;
import io.millrace.planner.type.TypeConversion;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.calcite.rel.core.Aggregate;

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
    int id =
        c.builder.add(
            h ->
                new GroupAggregate(
                    h, keys, calls, Phase.COMPLETE, false, c.settings.stateTtlMillis()),
            List.of(input.node()),
            schema,
            calls.isEmpty() ? "DISTINCT" : "GROUP BY");
    return new Relation(id, PlanConverter.noTimes(schema.size()));
  }

  static List<AggregateCall> calls(Aggregate rel) {
    List<AggregateCall> calls = new ArrayList<>();
    int keys = rel.getGroupCount();
    List<String> names = rel.getRowType().getFieldNames();
    for (int i = 0; i < rel.getAggCallList().size(); i++) {
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
