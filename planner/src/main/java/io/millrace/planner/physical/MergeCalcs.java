package io.millrace.planner.physical;

import io.millrace.planner.plan.Expression;
import io.millrace.planner.plan.Expression.Call;
import io.millrace.planner.plan.Expression.ColumnRef;
import io.millrace.planner.plan.Expressions;
import io.millrace.planner.plan.PhysicalPlan;
import io.millrace.planner.plan.PlanNode;
import io.millrace.planner.plan.PlanNode.Calc;
import io.millrace.planner.plan.PlanNode.Result;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * Makes one filter and projection of two that follow each other, and takes those away that change
 * nothing. Computed values that are used more than once, or that differ from call to call, stay
 * where they are.
 */
public final class MergeCalcs implements UnaryOperator<PhysicalPlan> {
  private final Predicate<String> nonDeterministic;

  /**
   * @param nonDeterministic whether calls of a function differ although their arguments do not
   */
  public MergeCalcs(Predicate<String> nonDeterministic) {
    this.nonDeterministic = nonDeterministic;
  }

  @Override
  public PhysicalPlan apply(PhysicalPlan plan) {
    int[] readers = new int[plan.nodes().size()];
    plan.nodes().forEach(n -> n.header().inputs().forEach(input -> readers[input]++));
    // Whether a node of the new plan is read once only, so that it may vanish into its reader.
    Set<Integer> single = new HashSet<>();
    return PlanRewriter.rewrite(
        plan,
        (node, out) -> {
          int id = node instanceof Calc calc ? calc(calc, out, single) : out.add(node);
          if (readers[node.header().id()] == 1) {
            single.add(id);
          } else {
            single.remove(id);
          }
          return id;
        });
  }

  private int calc(Calc calc, PlanRewriter out, Set<Integer> single) {
    int input = calc.header().inputs().get(0);
    if (out.node(input) instanceof Calc below && single.contains(input) && mergeable(calc, below)) {
      return calc(merged(calc, below), out, single);
    }
    if (calc.condition() == null && isIdentity(calc, out.node(input))) {
      return input;
    }
    return out.add(calc);
  }

  private static boolean isIdentity(Calc calc, PlanNode input) {
    List<Expression> projections = calc.projections();
    if (projections.size() != input.header().schema().size()) {
      return false;
    }
    for (int i = 0; i < projections.size(); i++) {
      if (!(projections.get(i) instanceof ColumnRef ref) || ref.index() != i) {
        return false;
      }
    }
    return !(input instanceof Result);
  }

  private boolean mergeable(Calc above, Calc below) {
    List<Expression> reads = new ArrayList<>(above.projections());
    if (above.condition() != null) {
      reads.add(above.condition());
    }
    int[] uses = new int[below.projections().size()];
    for (Expression expression : reads) {
      Expressions.replaceColumns(
          expression,
          ref -> {
            uses[ref.index()]++;
            return ref;
          });
    }
    for (int i = 0; i < uses.length; i++) {
      Expression computed = below.projections().get(i);
      boolean cheap = !(computed instanceof Call);
      if (!cheap
          && (uses[i] > 1 || (uses[i] == 1 && Expressions.calls(computed, nonDeterministic)))) {
        return false;
      }
    }
    return below.condition() == null || !Expressions.calls(below.condition(), nonDeterministic);
  }

  private static Calc merged(Calc above, Calc below) {
    List<Expression> projections =
        above.projections().stream().map(p -> substituted(p, below)).toList();
    return new Calc(
        above.header().withInputs(below.header().inputs()), condition(above, below), projections);
  }

  private static Expression condition(Calc above, Calc below) {
    if (above.condition() == null) {
      return below.condition();
    }
    Expression moved = substituted(above.condition(), below);
    return below.condition() == null ? moved : Expressions.and(below.condition(), moved);
  }

  private static Expression substituted(Expression expression, Calc below) {
    return Expressions.replaceColumns(expression, ref -> below.projections().get(ref.index()));
  }
}
