package io.millrace.engine.translate;

import io.millrace.planner.plan.AssignWindows;
import io.millrace.planner.plan.ChangelogNormalize;
import io.millrace.planner.plan.MultiJoin;
import io.millrace.planner.plan.OverAggregate;
import io.millrace.planner.plan.OverAggregate.Timing;
import io.millrace.planner.plan.PhysicalPlan;
import io.millrace.planner.plan.PlanNode;
import io.millrace.planner.plan.PlanNode.GroupAggregate;
import io.millrace.planner.plan.PlanNode.Join;
import io.millrace.planner.plan.PlanNode.SortLimit;
import io.millrace.planner.plan.PlanNode.WatermarkAssigner;
import io.millrace.planner.plan.PlanNode.WindowAggregate;
import io.millrace.planner.plan.Rank;
import io.millrace.planner.plan.SetOperation;

/**
 * Finds the watermarks whose rows come to windows through operators that do not hand on which
 * watermark stood before each row: GROUP BY, regular joins, Top-N. They must be sent between rows,
 * or what is late would hang on where batches were cut.
 */
final class LateBehind {
  private final boolean[] needed;

  private LateBehind(boolean[] needed) {
    this.needed = needed;
  }

  static LateBehind of(PhysicalPlan plan) {
    int count = plan.nodes().size();
    boolean[] windows = new boolean[count];
    boolean[] needed = new boolean[count];
    for (int id = count - 1; id >= 0; id--) {
      PlanNode node = plan.node(id);
      boolean judges =
          windows[id]
              || node instanceof WindowAggregate aggregate && aggregate.window().eventTime()
              || node instanceof AssignWindows assign && assign.window().eventTime();
      for (int input : node.header().inputs()) {
        windows[input] |= judges && !(node instanceof WatermarkAssigner);
        needed[input] |= needed[id] && !(node instanceof WatermarkAssigner);
        needed[input] |= windows[id] && forgets(node);
      }
    }
    return new LateBehind(needed);
  }

  /** Whether watermarks are to come between the rows of an assigner. */
  boolean needs(WatermarkAssigner assigner) {
    return needed[assigner.header().id()];
  }

  private static boolean forgets(PlanNode node) {
    return node instanceof GroupAggregate
        || node instanceof Join join && join.time() == null && join.ttl().until() == null
        || node instanceof MultiJoin
        || node instanceof Rank
        || node instanceof SetOperation
        || node instanceof ChangelogNormalize
        || node instanceof SortLimit
        || node instanceof OverAggregate over && over.timing() != Timing.EVENT_TIME;
  }
}
