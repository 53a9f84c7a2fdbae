package io.millrace.planner.changelog;

import io.millrace.planner.physical.PlanRewriter;
import io.millrace.planner.plan.ChangelogMode;
import io.millrace.planner.plan.PhysicalPlan;
import io.millrace.planner.plan.PlanNode;
import io.millrace.planner.plan.PlanNode.SortKey;
import io.millrace.planner.plan.Rank;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * Finds Top-N whose rows are updated by key: each stays in its partition, and only ever comes
 * nearer to the first rank. Rows behind the last rank wanted can be forgotten then, since none
 * before them goes, and they come again when they are updated; and no -U is needed.
 */
public final class RanksByKey implements UnaryOperator<PhysicalPlan> {
  private final Predicate<String> varies;

  /**
   * @param varies whether calls of a function differ although their arguments do not
   */
  public RanksByKey(Predicate<String> varies) {
    this.varies = varies;
  }

  @Override
  public PhysicalPlan apply(PhysicalPlan plan) {
    if (plan.nodes().stream().noneMatch(node -> node instanceof Rank rank && rank.fitsKey())) {
      return plan;
    }
    Trends trends = new Trends(plan, varies);
    return PlanRewriter.rewrite(
        plan,
        (node, out) -> {
          List<Integer> key =
              node instanceof Rank rank && rank.fitsKey()
                  ? key((Rank) plan.node(node.header().id()), plan, trends)
                  : null;
          return out.add(key == null ? node : ((Rank) node).byKey(key));
        });
  }

  /** Null: rows must be taken away one by one. */
  private static List<Integer> key(Rank rank, PhysicalPlan plan, Trends trends) {
    PlanNode input = plan.node(rank.header().inputs().get(0));
    List<Trend> columns = trends.of(input.header().id());
    boolean updated = input.header().changelog() != ChangelogMode.INSERT_ONLY;
    if (!updated || columns == null) {
      return null;
    }
    boolean stays = rank.partition().stream().allMatch(c -> columns.get(c) == Trend.CONSTANT);
    boolean rises = rank.sort().stream().allMatch(sort -> rises(sort, columns, input));
    return stays && rises
        ? input.header().upsertKeys().stream().min(Comparator.comparing(List::size)).orElse(null)
        : null;
  }

  /** NULL may become a value, so it has to be the last of all. */
  private static boolean rises(SortKey sort, List<Trend> columns, PlanNode input) {
    Trend trend = columns.get(sort.column());
    boolean nullable = input.header().schema().get(sort.column()).type().nullable();
    boolean first = nullable && sort.nullsFirst();
    return trend == Trend.CONSTANT
        || (!first && trend == (sort.descending() ? Trend.RISING : Trend.FALLING));
  }
}
