package io.millrace.planner.convert;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.calcite.plan.RelDigest;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.Correlate;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.Match;
import org.apache.calcite.rel.core.SetOp;
import org.apache.calcite.rel.core.Union;

/**
 * Finds sub-plans with state that the queries of a job have in common, before rules make them
 * differ: a filter above one use of a view would otherwise move into its own copy of the view.
 */
final class SharedPlans {
  private final Map<RelDigest, Integer> uses = new HashMap<>();
  private final Map<RelDigest, SharedPlan> shared = new HashMap<>();

  SharedPlans(List<RelNode> queries) {
    queries.forEach(this::count);
  }

  /** A sub-plan seen before counts, what it is made of does not count again. */
  private void count(RelNode rel) {
    int times = uses.merge(rel.getRelDigest(), 1, Integer::sum);
    if (times == 1) {
      rel.getInputs().forEach(this::count);
    }
  }

  /** The query with its shared parts replaced, the largest ones first; not the query itself. */
  RelNode replaceIn(RelNode query) {
    List<RelNode> inputs = new ArrayList<>();
    for (RelNode input : query.getInputs()) {
      inputs.add(isShared(input) ? leaf(input) : replaceIn(input));
    }
    return inputs.equals(query.getInputs()) ? query : query.copy(query.getTraitSet(), inputs);
  }

  private boolean isShared(RelNode rel) {
    return uses.getOrDefault(rel.getRelDigest(), 0) > 1 && keepsState(rel) && isClosed(rel);
  }

  private static boolean keepsState(RelNode rel) {
    return rel instanceof Aggregate
        || (rel instanceof SetOp && !(rel instanceof Union))
        || rel instanceof Join
        || rel instanceof Correlate
        || rel instanceof Match
        || rel.getInputs().stream().anyMatch(SharedPlans::keepsState);
  }

  /** Whether it speaks of no row of a query around it. */
  private static boolean isClosed(RelNode rel) {
    Set<?> free = new HashSet<>(RelOptUtil.getVariablesUsed(rel));
    return free.isEmpty();
  }

  private SharedPlan leaf(RelNode rel) {
    return shared.computeIfAbsent(
        rel.getRelDigest(),
        digest -> new SharedPlan(rel.getCluster(), rel.getTraitSet(), rel, shared.size()));
  }
}
