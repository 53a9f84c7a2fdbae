package io.millrace.planner.changelog;

import io.millrace.planner.physical.PlanRewriter;
import io.millrace.planner.plan.MultiJoin;
import io.millrace.planner.plan.MultiJoin.Input;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** What identifies the rows of several joins by one key. */
final class MultiJoinKeys {
  /** More keys than this are not worth following. */
  private static final int MOST_KEYS = 16;

  private MultiJoinKeys() {}

  static List<List<Integer>> of(MultiJoin join, PlanRewriter out) {
    List<Integer> inputs = join.header().inputs();
    List<List<Integer>> keys = keys(out, inputs.get(0));
    boolean one = isOne(keys, join.inputs().get(0));
    int begin = out.schema(inputs.get(0)).size();
    for (int i = 1; i < inputs.size(); i++) {
      Input input = join.inputs().get(i);
      List<List<Integer>> own = keys(out, inputs.get(i));
      boolean oneOwn = isOne(own, input);
      int first = begin;
      List<List<Integer>> moved =
          own.stream().map(key -> key.stream().map(c -> c + first).toList()).toList();
      List<List<Integer>> all = new ArrayList<>();
      if (oneOwn) {
        all.addAll(keys);
      }
      if (one && !input.outer()) {
        all.addAll(moved);
      }
      addPairs(keys, moved, all);
      keys = all;
      one &= oneOwn;
      begin += out.schema(inputs.get(i)).size();
    }
    return keys;
  }

  private static void addPairs(
      List<List<Integer>> left, List<List<Integer>> right, List<List<Integer>> all) {
    for (List<Integer> a : left) {
      for (List<Integer> b : right) {
        TreeSet<Integer> both = new TreeSet<>(a);
        both.addAll(b);
        if (all.size() < MOST_KEYS && all.stream().noneMatch(both::containsAll)) {
          all.add(List.copyOf(both));
        }
      }
    }
  }

  private static List<List<Integer>> keys(PlanRewriter out, int node) {
    return out.node(node).header().upsertKeys();
  }

  /** Whether an input has a row a key at most. */
  private static boolean isOne(List<List<Integer>> keys, Input input) {
    return keys.stream().anyMatch(input.keys()::containsAll);
  }
}
