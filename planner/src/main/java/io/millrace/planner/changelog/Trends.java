package io.millrace.planner.changelog;

import io.millrace.data.type.DataType.FloatingType;
import io.millrace.planner.plan.AggregateCall;
import io.millrace.planner.plan.ChangelogMode;
import io.millrace.planner.plan.Expression;
import io.millrace.planner.plan.Expression.Call;
import io.millrace.planner.plan.Expression.ColumnRef;
import io.millrace.planner.plan.Expressions;
import io.millrace.planner.plan.PhysicalPlan;
import io.millrace.planner.plan.PlanNode;
import io.millrace.planner.plan.PlanNode.Calc;
import io.millrace.planner.plan.PlanNode.DropUpdateBefore;
import io.millrace.planner.plan.PlanNode.Exchange;
import io.millrace.planner.plan.PlanNode.GroupAggregate;
import io.millrace.planner.plan.PlanNode.Phase;
import io.millrace.planner.plan.PlanNode.WatermarkAssigner;
import io.millrace.planner.plan.Rank;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;

/**
 * Finds nodes whose rows are updated and never deleted, and what the updates make of each column:
 * totals of new rows grow, greatest values rise, group columns stay. Nothing is said of groups that
 * are forgotten after a time: they begin anew.
 */
final class Trends {
  private final PhysicalPlan plan;
  private final Predicate<String> varies;
  private final Signs signs;

  /** By id; null: rows may be deleted. */
  private final List<List<Trend>> nodes = new ArrayList<>();

  /**
   * @param plan with the widest kinds of rows
   * @param varies whether calls of a function differ although their arguments do not
   */
  Trends(PhysicalPlan plan, Predicate<String> varies) {
    this.plan = plan;
    this.varies = varies;
    this.signs = new Signs(plan);
    plan.nodes().forEach(node -> nodes.add(find(node)));
  }

  /** What becomes of a node's columns; null: its rows may be deleted. */
  List<Trend> of(int node) {
    return nodes.get(node);
  }

  /** Whether a row that fulfils the condition does so after all its updates. */
  boolean stays(Calc calc) {
    List<Trend> input = input(calc);
    return input != null && (calc.condition() == null || stays(calc.condition(), input));
  }

  private List<Trend> find(PlanNode node) {
    int columns = node.header().schema().size();
    if (node.header().changelog() == ChangelogMode.INSERT_ONLY) {
      return Collections.nCopies(columns, Trend.CONSTANT);
    } else if (node instanceof Calc calc) {
      return stays(calc) ? projected(calc, input(calc)) : null;
    } else if (node instanceof GroupAggregate aggregate) {
      return grouped(aggregate);
    } else if (node instanceof Rank rank) {
      return lastRows(rank);
    }
    boolean passes =
        node instanceof Exchange
            || node instanceof WatermarkAssigner
            || node instanceof DropUpdateBefore;
    return passes ? input(node) : null;
  }

  private List<Trend> input(PlanNode node) {
    return nodes.get(node.header().inputs().get(0));
  }

  private List<Trend> projected(Calc calc, List<Trend> input) {
    return calc.projections().stream().map(each -> trend(each, input)).toList();
  }

  private List<Trend> grouped(GroupAggregate aggregate) {
    PlanNode rows = plan.node(aggregate.header().inputs().get(0));
    if (aggregate.phase() == Phase.GLOBAL) {
      while (!(rows instanceof GroupAggregate)) {
        rows = plan.node(rows.header().inputs().get(0));
      }
      rows = plan.node(rows.header().inputs().get(0));
    }
    boolean grows = rows.header().changelog() == ChangelogMode.INSERT_ONLY;
    if (!grows || aggregate.stateTtlMillis() > 0) {
      return null;
    }
    List<Trend> trends = new ArrayList<>();
    trends.addAll(Collections.nCopies(aggregate.keys().size(), Trend.CONSTANT));
    for (AggregateCall call : aggregate.calls()) {
      trends.add(called(call, rows));
    }
    return trends;
  }

  private Trend called(AggregateCall call, PlanNode rows) {
    return switch (call.function()) {
      case "COUNT", "MAX" -> Trend.RISING;
      case "MIN" -> Trend.FALLING;
      case "SUM", "$SUM0" ->
          Signs.isWide(call.type()) && signs.isNeverNegative(rows, call) ? Trend.RISING : Trend.ANY;
      default -> Trend.ANY;
    };
  }

  /** The last rows by event time of new rows: time goes on. */
  private List<Trend> lastRows(Rank rank) {
    PlanNode rows = plan.node(rank.header().inputs().get(0));
    boolean inserts = rows.header().changelog() == ChangelogMode.INSERT_ONLY;
    if (!rank.deduplicates(inserts) || !rank.keepsLast() || rank.stateTtlMillis() > 0) {
      return null;
    }
    List<Trend> trends =
        new ArrayList<>(Collections.nCopies(rank.header().schema().size(), Trend.ANY));
    if (rank.order() == Rank.Order.EVENT_TIME) {
      trends.set(rank.sort().get(0).column(), Trend.RISING);
    }
    rank.partition().forEach(column -> trends.set(column, Trend.CONSTANT));
    return trends;
  }

  private Trend trend(Expression expression, List<Trend> columns) {
    if (expression instanceof ColumnRef ref) {
      return columns.get(ref.index());
    }
    boolean constant =
        !Expressions.calls(expression, varies)
            && Expressions.columns(List.of(expression)).stream()
                .allMatch(column -> columns.get(column) == Trend.CONSTANT);
    if (constant) {
      return Trend.CONSTANT;
    }
    boolean ordered =
        expression instanceof Call call
            && call.function().equals("CAST")
            && SameKey.keepsOrder(call.operands().get(0).type(), call.type());
    return ordered ? trend(((Call) expression).operands().get(0), columns) : Trend.ANY;
  }

  private boolean stays(Expression condition, List<Trend> columns) {
    if (trend(condition, columns) == Trend.CONSTANT) {
      return true;
    }
    if (!(condition instanceof Call call)) {
      return false;
    }
    return switch (call.function()) {
      case "AND", "OR" -> call.operands().stream().allMatch(each -> stays(each, columns));
      case ">", ">=" -> compared(call, Trend.RISING, columns);
      case "<", "<=" -> compared(call, Trend.FALLING, columns);
      case "IS NOT NULL" -> trend(call.operands().get(0), columns) != Trend.ANY;
      default -> false;
    };
  }

  /** NaN is more than all values in an order, and not in a comparison. */
  private boolean compared(Call call, Trend left, List<Trend> columns) {
    boolean hasNaN =
        call.operands().stream().map(Expression::type).anyMatch(FloatingType.class::isInstance);
    return !hasNaN
        && trend(call.operands().get(0), columns).is(left)
        && trend(call.operands().get(1), columns).is(left.reversed());
  }
}
