package io.millrace.planner.explain;

import io.millrace.planner.plan.PhysicalPlan;
import io.millrace.planner.plan.PlanNode;
import io.millrace.planner.plan.PlanNode.Join;
import io.millrace.planner.plan.PlanNode.JoinKind;
import java.util.ArrayList;
import java.util.List;

/** Joins that the hint MULTI_JOIN names and that are none the less joins of two. */
public final class UnmergedJoins {
  private UnmergedJoins() {}

  /**
   * Why, a sentence each.
   *
   * @param plan as it will run, whose mergeable joins are those that a hint names
   */
  public static List<String> notices(PhysicalPlan plan) {
    List<String> notices = new ArrayList<>();
    List<Join> alone = new ArrayList<>();
    for (PlanNode node : plan.nodes()) {
      if (node instanceof Join join && join.mergeable()) {
        String obstacle = obstacle(join);
        if (obstacle == null) {
          alone.add(join);
        } else {
          notices.add(notice(join, plan, obstacle));
        }
      }
    }
    if (notices.isEmpty()) {
      String obstacle =
          "no join beside it goes by the same key, or something else reads what is between them";
      alone.forEach(join -> notices.add(notice(join, plan, obstacle)));
    }
    return notices;
  }

  private static String notice(Join join, PhysicalPlan plan, String obstacle) {
    return "the hint MULTI_JOIN has no effect on " + NodeText.of(join, plan) + ": " + obstacle;
  }

  /** What keeps a join from being one of several; null if nothing about itself does. */
  private static String obstacle(Join join) {
    if (join.time() != null || join.ttl().until() != null) {
      return "joins by time are not merged";
    }
    if (join.kind() != JoinKind.INNER && join.kind() != JoinKind.LEFT) {
      return "only INNER and LEFT joins are merged";
    }
    if (join.kind() == JoinKind.LEFT && join.ttl().rightMillis() != 0) {
      return "whether a row of the left side has found none is told by the rows at hand, which a"
          + " time to live takes from the right side of a LEFT join; without 'table.exec.state.ttl'"
          + " and STATE_TTL for that side it is merged";
    }
    if (join.leftKeys().isEmpty()) {
      return "it goes by no key";
    }
    return join.nullSafe().contains(true) ? "IS NOT DISTINCT FROM is no key to merge by" : null;
  }
}
