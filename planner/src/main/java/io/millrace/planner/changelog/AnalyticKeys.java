package io.millrace.planner.changelog;

import io.millrace.planner.physical.PlanRewriter;
import io.millrace.planner.plan.Expand;
import io.millrace.planner.plan.PlanNode;
import io.millrace.planner.plan.SetOperation;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Keys of set operations and of nodes that add columns to their input. */
final class AnalyticKeys {
  private AnalyticKeys() {}

  static List<List<Integer>> of(PlanNode.Extension node, PlanRewriter out) {
    int columns = node.header().schema().size();
    if (node instanceof SetOperation set) {
      return set.all() ? List.of() : List.of(IntStream.range(0, columns).boxed().toList());
    }
    List<List<Integer>> input = out.node(node.header().inputs().get(0)).header().upsertKeys();
    if (node instanceof Expand expand) {
      List<List<Integer>> result = new ArrayList<>();
      for (List<Integer> key : input) {
        boolean kept =
            expand.sets().stream().noneMatch(s -> s.nulled().stream().anyMatch(key::contains));
        if (kept) {
          result.add(with(key, columns - 1));
        }
      }
      return result;
    }
    return input;
  }

  private static List<Integer> with(List<Integer> key, int column) {
    List<Integer> result = new ArrayList<>(key);
    result.add(column);
    return result;
  }
}
