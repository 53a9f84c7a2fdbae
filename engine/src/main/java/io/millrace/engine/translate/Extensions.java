package io.millrace.engine.translate;

import io.millrace.planner.plan.AssignWindows;
import io.millrace.planner.plan.ChangelogNormalize;
import io.millrace.planner.plan.Expand;
import io.millrace.planner.plan.FromChangelog;
import io.millrace.planner.plan.LookupJoin;
import io.millrace.planner.plan.MultiJoin;
import io.millrace.planner.plan.OverAggregate;
import io.millrace.planner.plan.PlanNode;
import io.millrace.planner.plan.Rank;
import io.millrace.planner.plan.SetOperation;
import io.millrace.planner.plan.TimeSort;
import io.millrace.planner.plan.ToChangelog;
import io.millrace.planner.plan.WindowRank;

/** Finds the translator of a node that has a file of its own. */
final class Extensions {
  private Extensions() {}

  static Flow translate(PlanNode.Extension node, Translation t) {
    if (node instanceof Expand expand) {
      return new ExpandTranslator().translate(expand, t);
    } else if (node instanceof LookupJoin lookup) {
      return new LookupTranslator().translate(lookup, t);
    } else if (node instanceof MultiJoin join) {
      return new MultiJoinTranslator().translate(join, t);
    } else if (node instanceof AssignWindows assign) {
      return new AssignWindowsTranslator().translate(assign, t);
    } else if (node instanceof TimeSort sort) {
      return new TimeSortTranslator().translate(sort, t);
    } else if (node instanceof WindowRank rank) {
      return new WindowRankTranslator().translate(rank, t);
    } else if (node instanceof OverAggregate over) {
      return new OverTranslator().translate(over, t);
    } else if (node instanceof Rank rank) {
      return new RankTranslator().translate(rank, t);
    } else if (node instanceof ChangelogNormalize normalize) {
      return new NormalizeTranslator().translate(normalize, t);
    } else if (node instanceof ToChangelog to) {
      return new ToChangelogTranslator().translate(to, t);
    } else if (node instanceof FromChangelog from) {
      return new FromChangelogTranslator().translate(from, t);
    }
    return new SetOperationTranslator().translate((SetOperation) node, t);
  }
}
