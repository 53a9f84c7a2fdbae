package io.millrace.planner.convert;

import io.millrace.data.type.DataType;
import io.millrace.data.type.DataType.Field;
import io.millrace.data.type.Types;
import io.millrace.planner.error.PlanException;
import io.millrace.planner.plan.AggregateCall;
import io.millrace.planner.plan.Expand;
import io.millrace.planner.plan.Expand.GroupingSet;
import io.millrace.planner.plan.Expression;
import io.millrace.planner.plan.Expression.Call;
import io.millrace.planner.plan.Expression.Literal;
import io.millrace.planner.plan.PlanNode.Calc;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.util.ImmutableBitSet;

/**
 * GROUPING SETS, CUBE and ROLLUP: every row once for each set, with the columns of other sets NULL
 * and a number that tells the sets apart, which becomes one more group column.
 */
final class GroupingSets {
  static final DataType NUMBER = Types.BIGINT.withNullable(false);
  private static final int MOST_COLUMNS = 62;

  private final PlanConverter c;
  private final Aggregate rel;
  private final List<Integer> columns;

  /** Columns of the input that are both grouped and an argument stand once more behind the rest. */
  private final Map<Integer, Integer> copies = new HashMap<>();

  GroupingSets(PlanConverter c, Aggregate rel) {
    this.c = c;
    this.rel = rel;
    this.columns = rel.getGroupSet().asList();
    if (columns.size() > MOST_COLUMNS) {
      throw new PlanException(
          null, "GROUPING SETS take at most " + MOST_COLUMNS + " columns, not " + columns.size());
    }
  }

  /** Whether some call asks for the set that a row of the result belongs to. */
  static boolean asks(Aggregate rel) {
    return rel.getAggCallList().stream().anyMatch(GroupingSets::isGrouping);
  }

  static boolean isGrouping(org.apache.calcite.rel.core.AggregateCall call) {
    return switch (call.getAggregation().getKind()) {
      case GROUPING, GROUPING_ID, GROUP_ID -> true;
      default -> false;
    };
  }

  /** The rows of {@code input}, once for each set; the last column is the set's number. */
  int expand(int input, List<AggregateCall> calls) {
    int source = withCopies(input, calls);
    List<Field> schema = new ArrayList<>(c.builder.schema(source));
    List<GroupingSet> sets = new ArrayList<>();
    for (ImmutableBitSet set : rel.getGroupSets()) {
      List<Integer> nulled = columns.stream().filter(column -> !set.get(column)).toList();
      sets.add(new GroupingSet(nulled, id(set)));
      nulled.forEach(i -> schema.set(i, nullable(schema.get(i))));
    }
    schema.add(new Field("$set", NUMBER));
    return c.builder.add(h -> new Expand(h, sets, 0), List.of(source), schema, "GROUPING SETS");
  }

  private int withCopies(int input, List<AggregateCall> calls) {
    List<Field> schema = new ArrayList<>(c.builder.schema(input));
    List<Expression> projections = new ArrayList<>(CalcTranslator.identity(schema));
    for (AggregateCall call : calls) {
      List<Integer> read = new ArrayList<>(call.arguments());
      if (call.filter() >= 0) {
        read.add(call.filter());
      }
      for (int column : read) {
        if (columns.contains(column) && !copies.containsKey(column)) {
          copies.put(column, schema.size());
          projections.add(projections.get(column));
          schema.add(new Field(schema.get(column).name() + "$", schema.get(column).type()));
        }
      }
    }
    return copies.isEmpty()
        ? input
        : c.builder.add(h -> new Calc(h, null, projections), List.of(input), schema, "projection");
  }

  private static Field nullable(Field field) {
    return new Field(field.name(), field.type().withNullable(true));
  }

  private long id(ImmutableBitSet set) {
    long id = 0;
    for (int column : columns) {
      id = id * 2 + (set.get(column) ? 0 : 1);
    }
    return id;
  }

  /** The call over the expanded rows. */
  AggregateCall moved(AggregateCall call) {
    return new AggregateCall(
        call.function(),
        call.arguments().stream().map(a -> copies.getOrDefault(a, a)).toList(),
        call.distinct(),
        call.filter() < 0 ? -1 : copies.getOrDefault(call.filter(), call.filter()),
        call.type(),
        call.name());
  }

  /** GROUPING and its like over the number of the set. */
  Expression grouping(org.apache.calcite.rel.core.AggregateCall call, Expression number) {
    List<Integer> arguments = call.getArgList();
    if (arguments.isEmpty() || rel.getGroupSets().size() == 1 && !isPartial()) {
      return constant(0);
    }
    if (arguments.equals(columns)) {
      return number;
    }
    List<Expression> operands = new ArrayList<>();
    for (ImmutableBitSet set : rel.getGroupSets()) {
      long value = 0;
      for (int column : arguments) {
        value = value * 2 + (set.get(column) ? 0 : 1);
      }
      operands.add(new Call("=", List.of(number, constant(id(set))), Types.BOOLEAN));
      operands.add(constant(value));
    }
    operands.remove(operands.size() - 2);
    return new Call("CASE", operands, NUMBER);
  }

  private boolean isPartial() {
    return !rel.getGroupSets().get(0).equals(rel.getGroupSet());
  }

  static Expression constant(long value) {
    return new Literal(Long.toString(value), NUMBER);
  }
}
