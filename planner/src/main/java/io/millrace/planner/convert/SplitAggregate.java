package io.millrace.planner.convert;

import io.millrace.data.type.DataType;
import io.millrace.data.type.DataType.Field;
import io.millrace.data.type.DataType.FloatingType;
import io.millrace.data.type.DataType.IntegralType;
import io.millrace.data.type.Types;
import io.millrace.planner.config.PlannerSettings.Mode;
import io.millrace.planner.plan.AggregateCall;
import io.millrace.planner.plan.Expand;
import io.millrace.planner.plan.Expand.GroupingSet;
import io.millrace.planner.plan.Expression;
import io.millrace.planner.plan.Expression.Call;
import io.millrace.planner.plan.Expression.ColumnRef;
import io.millrace.planner.plan.Expression.Literal;
import io.millrace.planner.plan.PlanNode.Calc;
import io.millrace.planner.plan.PlanNode.GroupAggregate;
import io.millrace.planner.plan.PlanNode.Phase;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * GROUP BY with DISTINCT in two steps: first by group and bucket, rows being dealt out by the
 * values that are to be distinct, then by group alone, over what the buckets gave. So one large
 * group is the work of many tasks. MIN and MAX are dealt out, too, since they keep values as well.
 */
final class SplitAggregate {
  private static final DataType COUNTED = Types.BIGINT.withNullable(false);
  private static final Set<String> SPLITTABLE = Set.of("COUNT", "SUM", "$SUM0", "MIN", "MAX");

  private final PlanConverter c;
  private final List<Integer> keys;
  private final List<AggregateCall> calls;
  private final long ttlMillis;

  /** Ways to deal rows out: columns that decide, none for calls that need no buckets. */
  private final List<List<Integer>> ways = new ArrayList<>();

  private final List<AggregateCall> first = new ArrayList<>();
  private final List<AggregateCall> second = new ArrayList<>();

  SplitAggregate(PlanConverter c, List<Integer> keys, List<AggregateCall> calls, long ttlMillis) {
    this.c = c;
    this.keys = keys;
    this.calls = calls;
    this.ttlMillis = ttlMillis;
  }

  /** Whether it is wanted, and every call can be put together from what buckets give. */
  static boolean isWanted(PlanConverter c, List<Field> input, List<AggregateCall> calls) {
    return c.settings.mode() == Mode.STREAMING
        && c.settings.aggregation().distinctBuckets() > 0
        && calls.stream().anyMatch(AggregateCall::distinct)
        && calls.stream().allMatch(call -> isSplittable(call, input));
  }

  private static boolean isSplittable(AggregateCall call, List<Field> input) {
    if (!call.function().equals("AVG")) {
      return SPLITTABLE.contains(call.function());
    }
    // An average of other numbers is rounded in ways that a division of sums is not.
    DataType type = input.get(call.arguments().get(0)).type();
    return type instanceof IntegralType || type instanceof FloatingType real && !real.single();
  }

  /**
   * Adds the nodes.
   *
   * @param grouped the group columns, then what the calls give
   */
  int add(int input, List<Field> grouped) {
    calls.stream().map(SplitAggregate::way).filter(w -> !w.isEmpty()).forEach(this::addWay);
    if (ways.size() > 1) {
      calls.stream().map(SplitAggregate::way).filter(List::isEmpty).forEach(this::addWay);
    }
    int width = c.builder.schema(input).size();
    int dealt = filtered(expanded(input), width);
    calls.forEach(call -> addFirst(call, filter(call, width)));
    List<Integer> inBuckets = new ArrayList<>(keys);
    inBuckets.add(width);
    int partial = group(dealt, inBuckets, first, "GROUP BY in buckets");
    calls.forEach(this::addSecond);
    List<Integer> positions = new ArrayList<>();
    for (int k = 0; k < keys.size(); k++) {
      positions.add(k);
    }
    int whole = group(partial, positions, second, "GROUP BY");
    return second.size() == calls.size() ? whole : arranged(whole, grouped);
  }

  private static List<Integer> way(AggregateCall call) {
    boolean keepsValues = call.distinct() || isExtreme(call);
    return keepsValues ? call.arguments().stream().distinct().sorted().toList() : List.of();
  }

  private static boolean isExtreme(AggregateCall call) {
    return call.function().equals("MIN") || call.function().equals("MAX");
  }

  private void addWay(List<Integer> way) {
    if (!ways.contains(way)) {
      ways.add(way);
    }
  }

  private int expanded(int input) {
    List<Field> schema = new ArrayList<>(c.builder.schema(input));
    schema.add(new Field("$bucket", COUNTED));
    schema.add(new Field("$set", COUNTED));
    List<GroupingSet> sets = new ArrayList<>();
    for (int way = 0; way < ways.size(); way++) {
      sets.add(new GroupingSet(List.of(), way, ways.get(way)));
    }
    int buckets = c.settings.aggregation().distinctBuckets();
    return c.builder.add(h -> new Expand(h, sets, buckets), List.of(input), schema, "buckets");
  }

  /** Behind the columns, where there are several ways, what of a row belongs to each call. */
  private int filtered(int expanded, int width) {
    if (ways.size() == 1) {
      return expanded;
    }
    List<Field> schema = new ArrayList<>(c.builder.schema(expanded));
    List<Expression> projections = new ArrayList<>(CalcTranslator.identity(schema));
    ColumnRef set = new ColumnRef(width + 1, COUNTED);
    for (int i = 0; i < calls.size(); i++) {
      AggregateCall call = calls.get(i);
      Literal own = new Literal(Integer.toString(ways.indexOf(way(call))), COUNTED);
      Expression counts = new Call("=", List.of(set, own), bool(false));
      if (call.filter() >= 0) {
        DataType type = schema.get(call.filter()).type();
        ColumnRef filter = new ColumnRef(call.filter(), type);
        counts = new Call("AND", List.of(counts, filter), bool(type.nullable()));
      }
      projections.add(counts);
      schema.add(new Field("$filter" + i, counts.type()));
    }
    return c.builder.add(h -> new Calc(h, null, projections), List.of(expanded), schema, "filters");
  }

  private static DataType bool(boolean nullable) {
    return Types.BOOLEAN.withNullable(nullable);
  }

  private int filter(AggregateCall call, int width) {
    return ways.size() == 1 ? call.filter() : width + 2 + calls.indexOf(call);
  }

  private void addFirst(AggregateCall call, int filter) {
    if (call.function().equals("AVG")) {
      addFirst(call, "$SUM0", sumType(call), filter);
      addFirst(call, "COUNT", COUNTED, filter);
    } else {
      addFirst(call, call.function(), call.type(), filter);
    }
  }

  private void addFirst(AggregateCall call, String function, DataType type, int filter) {
    String name = "$" + first.size();
    first.add(new AggregateCall(function, call.arguments(), call.distinct(), filter, type, name));
  }

  /** The sum of an average. */
  private static DataType sumType(AggregateCall call) {
    return call.type() instanceof IntegralType ? COUNTED : Types.DOUBLE.withNullable(false);
  }

  private void addSecond(AggregateCall call) {
    int parts = call.function().equals("AVG") ? 2 : 1;
    for (int part = 0; part < parts; part++) {
      AggregateCall partial = first.get(second.size());
      String function = partial.function().equals("COUNT") ? "$SUM0" : partial.function();
      int column = keys.size() + 1 + second.size();
      String name = parts == 1 ? call.name() : partial.name();
      second.add(new AggregateCall(function, List.of(column), false, -1, partial.type(), name));
    }
  }

  private int group(int input, List<Integer> by, List<AggregateCall> of, String description) {
    List<Field> schema = new ArrayList<>();
    by.forEach(key -> schema.add(c.builder.schema(input).get(key)));
    of.forEach(call -> schema.add(new Field(call.name(), call.type())));
    List<AggregateCall> fixed = List.copyOf(of);
    return c.builder.add(
        h -> new GroupAggregate(h, List.copyOf(by), fixed, Phase.COMPLETE, false, ttlMillis),
        List.of(input),
        schema,
        description);
  }

  /** Divides the sums of averages by their counts. */
  private int arranged(int whole, List<Field> grouped) {
    List<Expression> projections = new ArrayList<>();
    List<Field> schema = c.builder.schema(whole);
    int next = 0;
    for (int i = 0; i < grouped.size(); i++) {
      ColumnRef column = new ColumnRef(next, schema.get(next).type());
      next++;
      if (i >= keys.size() && calls.get(i - keys.size()).function().equals("AVG")) {
        ColumnRef count = new ColumnRef(next++, COUNTED);
        projections.add(average(column, count, grouped.get(i).type()));
      } else {
        projections.add(column);
      }
    }
    return c.builder.add(
        h -> new Calc(h, null, projections), List.of(whole), grouped, "projection");
  }

  private static Expression average(ColumnRef sum, ColumnRef count, DataType type) {
    Expression none = new Call("=", List.of(count, new Literal("0", COUNTED)), bool(false));
    DataType nullable = type.withNullable(true);
    Expression quotient = new Call("/", List.of(sum, count), sum.type());
    Expression cast =
        type.withNullable(false).equals(sum.type())
            ? quotient
            : new Call("CAST", List.of(quotient), type.withNullable(false));
    return new Call("CASE", List.of(none, new Literal(null, nullable), cast), nullable);
  }
}
