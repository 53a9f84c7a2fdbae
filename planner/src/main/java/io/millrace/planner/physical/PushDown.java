package io.millrace.planner.physical;

import io.millrace.planner.plan.Expression;
import io.millrace.planner.plan.Expressions;
import io.millrace.planner.plan.PhysicalPlan;
import io.millrace.planner.plan.PlanNode;
import io.millrace.planner.plan.PlanNode.Calc;
import io.millrace.planner.plan.PlanNode.Scan;
import io.millrace.planner.plan.PlanNode.SortLimit;
import io.millrace.planner.plan.PlanNode.TableSource;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * Tells sources which rows are not needed. A condition stays in its place, too: a source may leave
 * out rows, it need not. Sources with several readers are told nothing.
 */
public final class PushDown implements UnaryOperator<PhysicalPlan> {
  private final Predicate<TableSource> takesFilters;
  private final Predicate<TableSource> takesLimits;
  private final Predicate<String> varies;

  /**
   * @param varies whether a function's calls differ although their arguments do not
   */
  public PushDown(
      Predicate<TableSource> takesFilters,
      Predicate<TableSource> takesLimits,
      Predicate<String> varies) {
    this.takesFilters = takesFilters;
    this.takesLimits = takesLimits;
    this.varies = varies;
  }

  @Override
  public PhysicalPlan apply(PhysicalPlan plan) {
    int[] readers = new int[plan.nodes().size()];
    plan.nodes().forEach(n -> n.header().inputs().forEach(input -> readers[input]++));
    Map<Integer, Expression> filters = new HashMap<>();
    Map<Integer, Long> limits = new HashMap<>();
    for (PlanNode node : plan.nodes()) {
      if (node instanceof Calc calc && calc.condition() != null) {
        filter(plan, calc, readers, filters);
      } else if (node instanceof SortLimit limit && limit.sort().isEmpty() && limit.limit() >= 0) {
        limit(plan, limit, readers, limits);
      }
    }
    return PlanRewriter.rewrite(
        plan,
        (node, out) -> {
          int id = node.header().id();
          return node instanceof Scan scan
              ? out.add(
                  new Scan(
                      scan.header(),
                      scan.source(),
                      scan.columns(),
                      filters.get(id),
                      limits.getOrDefault(id, -1L)))
              : out.add(node);
        });
  }

  private void filter(
      PhysicalPlan plan, Calc calc, int[] readers, Map<Integer, Expression> filters) {
    int input = calc.header().inputs().get(0);
    if (plan.node(input) instanceof Scan scan
        && readers[input] == 1
        && takesFilters.test(scan.source())
        && !Expressions.calls(calc.condition(), varies)) {
      filters.put(input, calc.condition());
    }
  }

  private void limit(PhysicalPlan plan, SortLimit limit, int[] readers, Map<Integer, Long> limits) {
    int input = limit.header().inputs().get(0);
    while (plan.node(input) instanceof Calc calc
        && calc.condition() == null
        && readers[input] == 1) {
      input = calc.header().inputs().get(0);
    }
    if (plan.node(input) instanceof Scan scan
        && readers[input] == 1
        && takesLimits.test(scan.source())) {
      limits.put(input, limit.offset() + limit.limit());
    }
  }
}
