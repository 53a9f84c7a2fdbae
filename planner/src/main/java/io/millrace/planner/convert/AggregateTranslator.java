package io.millrace.planner.convert;

import io.millrace.data.type.DataType;
import io.millrace.data.type.DataType.Field;
import io.millrace.planner.convert.Relation.TimeAttribute;
import io.millrace.planner.error.PlanException;
import io.millrace.planner.function.UserAggregate;
import io.millrace.planner.hint.CarriedHints;
import io.millrace.planner.message.ClausePlaces.Clause;
import io.millrace.planner.message.Positions;
import io.millrace.planner.plan.AggregateCall;
import io.millrace.planner.plan.Expression;
import io.millrace.planner.plan.Expression.ColumnRef;
import io.millrace.planner.plan.PlanNode.Calc;
import io.millrace.planner.plan.PlanNode.GroupAggregate;
import io.millrace.planner.plan.PlanNode.Phase;
import io.millrace.planner.type.TypeConversion;
import io.millrace.sql.source.SourcePosition;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.IntFunction;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlAggFunction;
import org.apache.calcite.sql.SqlKind;

/** GROUP BY without a window, and SELECT DISTINCT. */
final class AggregateTranslator {
  private static final String IGNORING = "ARRAY_AGG_IGNORE_NULLS";

  /** Ends the name of a function of JSON whose values are JSON already. */
  private static final String OF_JSON = "_OF_JSON";

  private static final Set<String> KNOWN =
      Set.of(
          "COUNT",
          "SUM",
          "$SUM0",
          "AVG",
          "MIN",
          "MAX",
          "STDDEV_POP",
          "STDDEV_SAMP",
          "VAR_POP",
          "VAR_SAMP",
          "LISTAGG",
          "FIRST_VALUE",
          "LAST_VALUE",
          "COLLECT",
          "ARRAY_AGG",
          IGNORING,
          "PERCENTILE",
          "JSON_ARRAYAGG_NULL_ON_NULL",
          "JSON_ARRAYAGG_ABSENT_ON_NULL",
          "JSON_OBJECTAGG_NULL_ON_NULL",
          "JSON_OBJECTAGG_ABSENT_ON_NULL",
          "SINGLE_VALUE");

  /** Functions whose result is one of the values grouped. */
  private static final Set<String> ONE_OF_THEM =
      Set.of("MIN", "MAX", "FIRST_VALUE", "LAST_VALUE", "SINGLE_VALUE");

  private AggregateTranslator() {}

  static Relation translate(PlanConverter c, Aggregate rel) {
    checkOperands(c, rel);
    boolean several = rel.getGroupType() != Aggregate.Group.SIMPLE;
    Relation window = several ? null : WindowTranslator.translate(c, rel);
    if (window != null) {
      return window;
    }
    Relation below = c.convert(rel.getInput());
    AttachedWindows windows = AttachedWindows.of(c, rel, below);
    int input = below.node();
    List<AggregateCall> calls = calls(rel);
    List<Integer> keys = new ArrayList<>(rel.getGroupSet().asList());
    GroupingSets sets = several || GroupingSets.asks(rel) ? new GroupingSets(c, rel) : null;
    Expression number = GroupingSets.constant(0);
    if (several) {
      input = sets.expand(input, calls);
      calls = calls.stream().map(sets::moved).toList();
      number = new ColumnRef(keys.size(), GroupingSets.NUMBER);
      keys.add(c.builder.schema(input).size() - 1);
    }
    int id =
        windows == null ? group(c, rel, input, keys, calls) : windows.group(input, keys, calls);
    List<Field> schema = new ArrayList<>(PlanConverter.schema(rel));
    boolean plain = !several && calls.size() == rel.getAggCallList().size();
    int arranged = plain ? id : arranged(c, rel, id, sets, number);
    return windows == null
        ? new Relation(arranged, pastTimes(rel, below))
        : windows.relation(arranged, schema.size());
  }

  /** Group keys, and values that are one of those grouped, are what was a time attribute. */
  private static List<TimeAttribute> pastTimes(Aggregate rel, Relation input) {
    List<TimeAttribute> times = new ArrayList<>();
    rel.getGroupSet().forEach(key -> times.add(input.times().get(key).past()));
    rel.getAggCallList()
        .forEach(call -> times.add(pastTime(call, column -> input.times().get(column))));
    return times;
  }

  static TimeAttribute pastTime(
      org.apache.calcite.rel.core.AggregateCall call, IntFunction<TimeAttribute> times) {
    return ONE_OF_THEM.contains(function(call.getAggregation(), false))
        ? times.apply(call.getArgList().get(0)).past()
        : TimeAttribute.NONE;
  }

  private static int group(
      PlanConverter c, Aggregate rel, int input, List<Integer> keys, List<AggregateCall> calls) {
    List<Field> grouped = new ArrayList<>();
    keys.forEach(key -> grouped.add(c.builder.schema(input).get(key)));
    calls.forEach(call -> grouped.add(new Field(call.name(), call.type())));
    long ttl = CarriedHints.leftTtl(rel.getHints(), c.settings.stateTtlMillis());
    if (SplitAggregate.isWanted(c, c.builder.schema(input), calls)) {
      return new SplitAggregate(c, keys, calls, ttl).add(input, grouped);
    }
    return c.builder.add(
        h -> new GroupAggregate(h, keys, calls, Phase.COMPLETE, false, ttl),
        List.of(input),
        grouped,
        calls.isEmpty() ? "DISTINCT" : "GROUP BY");
  }

  /**
   * Puts in what Calcite counts as aggregates and is none: constants, which are the same for every
   * group, and what follows from the number of a grouping set, which is left out.
   */
  private static int arranged(
      PlanConverter c, Aggregate rel, int id, GroupingSets sets, Expression number) {
    List<Field> schema = PlanConverter.schema(rel);
    List<Expression> projections = new ArrayList<>();
    int keys = rel.getGroupCount();
    int next = keys + (number instanceof ColumnRef ? 1 : 0);
    for (int i = 0; i < schema.size(); i++) {
      org.apache.calcite.rel.core.AggregateCall call =
          i < keys ? null : rel.getAggCallList().get(i - keys);
      if (call != null && isConstant(call)) {
        projections.add(c.expressions.convert(call.rexList.get(0)));
      } else if (call != null && GroupingSets.isGrouping(call)) {
        projections.add(sets.grouping(call, number));
      } else {
        projections.add(new ColumnRef(i < keys ? i : next++, schema.get(i).type()));
      }
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
      org.apache.calcite.rel.core.AggregateCall each = rel.getAggCallList().get(i);
      if (isConstant(each) || GroupingSets.isGrouping(each)) {
        continue;
      }
      calls.add(call(each, names.get(keys + i), JsonCalls.collectsJson(each, rel.getInput())));
    }
    return calls;
  }

  /** Whether a function may stand before OVER. */
  static boolean isKnown(String function) {
    return KNOWN.contains(function)
        && !function.equals("SINGLE_VALUE")
        && !function.startsWith("JSON_");
  }

  /** VARIANCE and STDDEV are short for those of samples; IGNORE NULLS is a part of the name. */
  static String function(SqlAggFunction aggregate, boolean ignoreNulls) {
    String name = aggregate.getName().toUpperCase(Locale.ROOT);
    return switch (name) {
      case "ARRAY_AGG" -> ignoreNulls ? IGNORING : name;
      case "VARIANCE" -> "VAR_SAMP";
      case "STDDEV" -> "STDDEV_SAMP";
      default -> name;
    };
  }

  private static void checkOperands(PlanConverter c, Aggregate rel) {
    for (org.apache.calcite.rel.core.AggregateCall call : rel.getAggCallList()) {
      String function = function(call.getAggregation(), false);
      if (!call.getArgList().isEmpty()) {
        checkOperand(
            function,
            rel.getInput().getRowType().getFieldList().get(call.getArgList().get(0)).getType(),
            function.equals("SINGLE_VALUE")
                ? c.clauses.of(Clause.SCALAR)
                : Positions.of(call.getParserPosition()));
      }
    }
  }

  /** Values that are made of others are not compared, and no scalar is one of them. */
  static void checkOperand(String function, RelDataType type, SourcePosition position) {
    boolean extreme = function.equals("MIN") || function.equals("MAX");
    DataType operand = TypeConversion.fromCalcite(type);
    boolean nested =
        operand instanceof DataType.ArrayType
            || operand instanceof DataType.MapType
            || operand instanceof DataType.MultisetType
            || operand instanceof DataType.RowType;
    if (nested && extreme) {
      throw PlanException.refused(
          position,
          function + " of " + operand.sql(),
          "compare a part of it: an element or a field");
    }
    if (nested && function.equals("SINGLE_VALUE")) {
      throw PlanException.refused(
          position,
          "a scalar sub-query whose value is " + operand.sql(),
          "select a part of it, or join with the query");
    }
  }

  private static AggregateCall call(
      org.apache.calcite.rel.core.AggregateCall call, String name, boolean ofJson) {
    String function = function(call.getAggregation(), call.ignoreNulls());
    boolean users = call.getAggregation() instanceof UserAggregate;
    if (!users && !KNOWN.contains(function)) {
      throw PlanException.notSupported(
          Positions.of(call.getParserPosition()), "the aggregate " + function, null);
    }
    if (!call.getCollation().getFieldCollations().isEmpty()) {
      throw PlanException.notSupported(
          Positions.of(call.getParserPosition()),
          "ORDER BY within " + function,
          "Values stand in the order of their coming; ARRAY_SORT sorts an array.");
    }
    return new AggregateCall(
        ofJson ? function + OF_JSON : function,
        call.getArgList(),
        call.isDistinct() && !function.equals("MIN") && !function.equals("MAX"),
        call.filterArg,
        TypeConversion.fromCalcite(call.getType()),
        name);
  }
}
