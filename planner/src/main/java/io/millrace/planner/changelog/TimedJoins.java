package io.millrace.planner.changelog;

import io.millrace.planner.error.PlanException;
import io.millrace.planner.physical.PlanRewriter;
import io.millrace.planner.plan.ChangelogMode;
import io.millrace.planner.plan.JoinTime;
import io.millrace.planner.plan.PlanNode;
import io.millrace.planner.plan.PlanNode.Join;
import io.millrace.sql.source.SourcePosition;
import java.util.List;

/** Which rows joins by time take and give. */
final class TimedJoins {
  private TimedJoins() {}

  /** Whether the right side of a join is versions by key: -U says nothing then. */
  static boolean keepsVersions(PlanNode node) {
    return node instanceof Join join && join.time() instanceof JoinTime.Version;
  }

  /**
   * @param place of the condition, for errors; null: not known
   */
  static ChangelogMode yielded(Join join, PlanRewriter out, SourcePosition place) {
    PlanNode left = out.node(join.header().inputs().get(0));
    PlanNode right = out.node(join.header().inputs().get(1));
    if (join.time() instanceof JoinTime.Version) {
      checkKey(join, right, place);
      return left.header().changelog();
    }
    for (PlanNode side : List.of(left, right)) {
      if (side.header().changelog() != ChangelogMode.INSERT_ONLY) {
        throw PlanException.refused(
            place,
            "an interval join over rows that are updated: " + side.header().description(),
            "join without the condition on time attributes, or on a CAST of them");
      }
    }
    return ChangelogMode.INSERT_ONLY;
  }

  private static void checkKey(Join join, PlanNode right, SourcePosition place) {
    if (right.header().upsertKeys().stream().noneMatch(join.rightKeys()::containsAll)) {
      throw new PlanException(
          place,
          "FOR SYSTEM_TIME AS OF needs ON to compare the whole primary key of the right side with"
              + " columns of the left one",
          "declare PRIMARY KEY (…) NOT ENFORCED in its table and compare all its columns, or make"
              + " a view that keeps the last row of each key with ROW_NUMBER");
    }
  }
}
