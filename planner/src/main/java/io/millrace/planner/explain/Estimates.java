package io.millrace.planner.explain;

import io.millrace.planner.plan.Expression;
import io.millrace.planner.plan.Expression.Call;
import io.millrace.planner.plan.PhysicalPlan;
import io.millrace.planner.plan.PlanNode;
import io.millrace.planner.plan.PlanNode.Calc;
import io.millrace.planner.plan.PlanNode.GroupAggregate;
import io.millrace.planner.plan.PlanNode.Join;
import io.millrace.planner.plan.PlanNode.Scan;
import io.millrace.planner.plan.PlanNode.SortLimit;
import io.millrace.planner.plan.PlanNode.Values;
import io.millrace.planner.plan.PlanNode.WindowAggregate;
import java.util.Locale;

/**
 * How many rows each node is guessed to yield, and how many all nodes up to it handle. There are no
 * statistics: a table counts as a hundred million rows, as in Flink.
 */
final class Estimates {
  private static final double TABLE_ROWS = 1e8;
  private static final double GROUPS_PER_ROW = 0.1;
  private static final double EQUAL = 0.15;
  private static final double OTHER_COMPARISON = 0.5;
  private static final double OTHER_CONDITION = 0.25;

  private final double[] rows;
  private final double[] handled;

  Estimates(PhysicalPlan plan) {
    this.rows = new double[plan.nodes().size()];
    this.handled = new double[rows.length];
    for (PlanNode node : plan.nodes()) {
      int id = node.header().id();
      rows[id] = rows(node);
      handled[id] = rows[id];
      node.header().inputs().forEach(input -> handled[id] += handled[input]);
    }
  }

  /** Such as {@code (rowcount = 1.0E8, cumulative cost = 2.0E8 rows)}. */
  String text(int id) {
    return String.format(
        Locale.ROOT,
        "(rowcount = %s, cumulative cost = %s rows)",
        number(rows[id]),
        number(handled[id]));
  }

  private static String number(double value) {
    return Double.toString(Math.max(1, Math.rint(value)));
  }

  private double rows(PlanNode node) {
    if (node instanceof Scan) {
      return TABLE_ROWS;
    } else if (node instanceof Values values) {
      return values.rows().size();
    } else if (node instanceof Calc calc) {
      return input(node, 0) * (calc.condition() == null ? 1 : selectivity(calc.condition()));
    } else if (node instanceof GroupAggregate aggregate) {
      return aggregate.keys().isEmpty() ? 1 : input(node, 0) * GROUPS_PER_ROW;
    } else if (node instanceof WindowAggregate) {
      return input(node, 0) * GROUPS_PER_ROW;
    } else if (node instanceof SortLimit sort && sort.limit() >= 0) {
      return Math.min(sort.limit(), input(node, 0));
    } else if (node instanceof Join join && join.leftKeys().isEmpty()) {
      return input(node, 0) * input(node, 1);
    } else if (node instanceof PlanNode.UnionAll) {
      return node.header().inputs().stream().mapToDouble(i -> rows[i]).sum();
    }
    return node.header().inputs().stream().mapToDouble(i -> rows[i]).max().orElse(1);
  }

  private double input(PlanNode node, int which) {
    return rows[node.header().inputs().get(which)];
  }

  private static double selectivity(Expression condition) {
    if (!(condition instanceof Call call)) {
      return OTHER_CONDITION;
    }
    return switch (call.function()) {
      case "AND" ->
          call.operands().stream().mapToDouble(Estimates::selectivity).reduce(1, (a, b) -> a * b);
      case "=" -> EQUAL;
      case "<", "<=", ">", ">=", "<>" -> OTHER_COMPARISON;
      case "IS NOT NULL" -> 0.9;
      default -> OTHER_CONDITION;
    };
  }
}
