package io.millrace.planner.changelog;

import io.millrace.planner.physical.PlanRewriter;
import io.millrace.planner.plan.ChangelogNormalize;
import io.millrace.planner.plan.Expand;
import io.millrace.planner.plan.FromChangelog;
import io.millrace.planner.plan.LookupJoin;
import io.millrace.planner.plan.MultiJoin;
import io.millrace.planner.plan.PlanNode;
import io.millrace.planner.plan.Rank;
import io.millrace.planner.plan.SetOperation;
import io.millrace.planner.plan.ToChangelog;
import io.millrace.planner.plan.WindowRank;
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
    if (node instanceof MultiJoin join) {
      return MultiJoinKeys.of(join, out);
    }
    List<List<Integer>> input = out.node(node.header().inputs().get(0)).header().upsertKeys();
    if (node instanceof LookupJoin lookup) {
      return lookup.unique() ? input : List.of();
    }
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
    if (node instanceof WindowRank rank) {
      // Only ever inserted: a key is a partition with its rank.
      boolean one = rank.range().start() == rank.range().end();
      List<List<Integer>> keys = new ArrayList<>(input);
      if (one || rank.outputRank()) {
        List<Integer> key = with(rank.partition(), rank.window().timeColumn());
        keys.add(one ? key : with(key, columns - 1));
      }
      return keys;
    }
    if (node instanceof ChangelogNormalize normalize) {
      return List.of(normalize.keys());
    }
    if (node instanceof ToChangelog || node instanceof FromChangelog) {
      return List.of(); // many changes of one row, or nobody's promise
    }
    return node instanceof Rank rank ? ranked(rank, input) : input;
  }

  /** Keys of the rows, and the partition with the rank where no two rows share it. */
  private static List<List<Integer>> ranked(Rank rank, List<List<Integer>> input) {
    List<List<Integer>> result = new ArrayList<>();
    boolean unique = rank.function() == Rank.Function.ROW_NUMBER;
    boolean one = rank.range().start() == rank.range().end();
    if (unique && (one || rank.outputRank())) {
      List<Integer> key = rank.partition();
      result.add(one ? key : with(key, rank.header().schema().size() - 1));
    }
    for (List<Integer> key : input) {
      if (result.stream().noneMatch(key::containsAll)) {
        result.add(key);
      }
    }
    return result;
  }

  private static List<Integer> with(List<Integer> key, int column) {
    List<Integer> result = new ArrayList<>(key);
    result.add(column);
    return result;
  }
}
