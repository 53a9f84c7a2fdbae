package io.millrace.planner.identity;

import io.millrace.planner.plan.AssignWindows;
import io.millrace.planner.plan.Expand;
import io.millrace.planner.plan.FromChangelog;
import io.millrace.planner.plan.PlanNode;
import io.millrace.planner.plan.PlanNode.Calc;
import io.millrace.planner.plan.PlanNode.DropUpdateBefore;
import io.millrace.planner.plan.PlanNode.Exchange;
import io.millrace.planner.plan.PlanNode.GroupAggregate;
import io.millrace.planner.plan.PlanNode.Join;
import io.millrace.planner.plan.PlanNode.Result;
import io.millrace.planner.plan.PlanNode.Scan;
import io.millrace.planner.plan.PlanNode.Sink;
import io.millrace.planner.plan.PlanNode.UnionAll;
import io.millrace.planner.plan.PlanNode.Unnest;
import io.millrace.planner.plan.PlanNode.Values;
import io.millrace.planner.plan.PlanNode.WatermarkAssigner;
import io.millrace.planner.plan.PlanNode.WindowAggregate;
import io.millrace.planner.plan.ToChangelog;
import java.util.ArrayList;
import java.util.List;

/**
 * What a node's state holds, in its order. State tells its columns apart by their places alone: a
 * column that means something else at the same place is another state.
 */
final class Kept {
  private Kept() {}

  /**
   * @param inputs the nodes it reads
   * @param read what they compute
   * @param own what it computes itself
   */
  static List<String> of(
      PlanNode node, List<PlanNode> inputs, List<Definition> read, Definition own) {
    if (node instanceof GroupAggregate group) {
      return own.columns().subList(0, group.keys().size() + group.calls().size());
    }
    if (node instanceof WindowAggregate window) {
      return own.columns().subList(0, window.keys().size() + window.calls().size());
    }
    if (!keepsRows(node)) {
      return List.of();
    }
    List<String> kept = new ArrayList<>();
    for (int i = 0; i < inputs.size(); i++) {
      List<String> columns = read.get(i).columns();
      kept.add("rows " + columns);
      keys(node, i).forEach(key -> kept.add("key " + columns.get(key)));
      for (List<Integer> unique : inputs.get(i).header().upsertKeys()) {
        kept.add("unique " + unique.stream().map(columns::get).toList());
      }
    }
    return kept;
  }

  private static boolean keepsRows(PlanNode node) {
    boolean passesOn =
        node instanceof Scan
            || node instanceof Values
            || node instanceof Calc
            || node instanceof WatermarkAssigner
            || node instanceof Exchange
            || node instanceof UnionAll
            || node instanceof Unnest
            || node instanceof Expand
            || node instanceof DropUpdateBefore
            || node instanceof ToChangelog
            || node instanceof FromChangelog
            || node instanceof Result
            || node instanceof Sink sink && !sink.materialize();
    return !passesOn;
  }

  /** Those that the text of its definition has in no order. */
  private static List<Integer> keys(PlanNode node, int input) {
    if (node instanceof Join join) {
      return input == 0 ? join.leftKeys() : join.rightKeys();
    }
    if (node instanceof AssignWindows assign) {
      return assign.keys();
    }
    return node instanceof Sink sink ? sink.primaryKey() : List.of();
  }
}
