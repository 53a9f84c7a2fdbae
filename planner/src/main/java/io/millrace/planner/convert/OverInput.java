package io.millrace.planner.convert;

import io.millrace.data.type.DataType.Field;
import io.millrace.planner.convert.Relation.TimeAttribute;
import io.millrace.planner.message.Ordering;
import io.millrace.planner.message.Positions;
import io.millrace.planner.plan.Expression;
import io.millrace.planner.plan.Expression.Call;
import io.millrace.planner.plan.Expression.ColumnRef;
import io.millrace.planner.plan.PlanNode.Calc;
import io.millrace.planner.plan.PlanNode.SortKey;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rex.RexFieldCollation;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexOver;
import org.apache.calcite.sql.SqlKind;

/** The input of a window, with what its clauses compute as further columns. */
final class OverInput {
  private final PlanConverter c;
  private final int input;
  private final List<Field> schema;
  private final List<Expression> projections;
  private final List<TimeAttribute> times;

  OverInput(PlanConverter c, Relation input) {
    this.c = c;
    this.input = input.node();
    this.schema = new ArrayList<>(c.builder.schema(input.node()));
    this.projections = new ArrayList<>(CalcTranslator.identity(schema));
    this.times = new ArrayList<>(input.times());
  }

  /** The column that holds a value. */
  int column(RexNode node) {
    if (node instanceof RexInputRef ref) {
      return ref.getIndex();
    }
    Expression computed = c.expressions.convert(node);
    int known = projections.indexOf(computed);
    if (known >= 0) {
      return known;
    }
    projections.add(computed);
    schema.add(new Field("$" + schema.size(), computed.type()));
    times.add(CalcTranslator.time(node, List.of()));
    return schema.size() - 1;
  }

  /** A value over {@link #node()}: of what is computed there, the column. */
  Expression value(RexNode node) {
    Expression computed = c.expressions.convert(node);
    int known = computed instanceof Call ? projections.indexOf(computed) : -1;
    return known < 0 ? computed : new ColumnRef(known, schema.get(known).type());
  }

  List<Integer> columns(List<? extends RexNode> nodes) {
    return nodes.stream().map(this::column).toList();
  }

  /** NULLs sort low unless the query says otherwise. */
  List<SortKey> sortKeys(RexOver over) {
    List<SortKey> keys = new ArrayList<>();
    for (RexFieldCollation each : over.getWindow().orderKeys) {
      boolean descending = each.right.contains(SqlKind.DESCENDING);
      boolean first = each.right.contains(SqlKind.NULLS_FIRST);
      boolean last = each.right.contains(SqlKind.NULLS_LAST);
      int column = column(each.left);
      Ordering.require(schema.get(column).type(), Positions.of(over.getParserPosition()));
      keys.add(new SortKey(column, descending, first || (!last && !descending)));
    }
    return keys;
  }

  List<TimeAttribute> times() {
    return times;
  }

  /** The node with all columns asked for. */
  int node() {
    List<Field> fields = List.copyOf(schema);
    return fields.size() == c.builder.schema(input).size()
        ? input
        : c.builder.add(
            h -> new Calc(h, null, List.copyOf(projections)), List.of(input), fields, "projection");
  }
}
