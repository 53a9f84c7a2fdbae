package io.millrace.planner.changelog;

import io.millrace.planner.error.PlanException;
import io.millrace.planner.physical.PlanRewriter;
import io.millrace.planner.plan.ChangelogMode;
import io.millrace.planner.plan.ChangelogNormalize;
import io.millrace.planner.plan.Expression.ColumnRef;
import io.millrace.planner.plan.Header;
import io.millrace.planner.plan.PhysicalPlan;
import io.millrace.planner.plan.PlanNode;
import io.millrace.planner.plan.PlanNode.Calc;
import io.millrace.planner.plan.PlanNode.Scan;
import io.millrace.planner.plan.PlanNode.WatermarkAssigner;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Puts a {@link ChangelogNormalize} behind every source that tells only the newest row of a key:
 * behind its watermark if it has one, so that watermarks are those of the source.
 */
public final class NormalizeSources implements UnaryOperator<PhysicalPlan> {
  private final long stateTtlMillis;

  public NormalizeSources(long stateTtlMillis) {
    this.stateTtlMillis = stateTtlMillis;
  }

  @Override
  public PhysicalPlan apply(PhysicalPlan plan) {
    boolean any =
        plan.nodes().stream()
            .anyMatch(n -> n instanceof Scan && n.header().changelog() == ChangelogMode.UPSERT);
    return any ? PlanRewriter.rewrite(plan, new Pass(plan)::place) : plan;
  }

  private final class Pass {
    /** Nodes of the old plan behind which comes a watermark. */
    private final boolean[] marked;

    /** By id of the new plan: the keys of rows that are not normalised yet. */
    private final Map<Integer, List<Integer>> pending = new HashMap<>();

    Pass(PhysicalPlan plan) {
      marked = new boolean[plan.nodes().size()];
      for (int i = marked.length - 1; i >= 0; i--) {
        PlanNode node = plan.node(i);
        boolean before = node instanceof WatermarkAssigner || node instanceof Calc && marked[i];
        node.header().inputs().forEach(input -> marked[input] |= before);
      }
    }

    int place(PlanNode node, PlanRewriter out) {
      if (node instanceof Scan scan && scan.header().changelog() == ChangelogMode.UPSERT) {
        return scan(scan, out);
      }
      List<Integer> key = key(node);
      if (key != null && node instanceof Calc calc && marked[node.header().id()]) {
        List<Integer> moved = moved(calc, key);
        if (calc.condition() == null && moved != null) {
          int id = out.add(node);
          pending.put(id, moved);
          return id;
        }
      }
      if (key != null && node instanceof WatermarkAssigner) {
        return normalized(out.add(node), key, out);
      }
      List<Integer> inputs = new ArrayList<>();
      for (int input : node.header().inputs()) {
        List<Integer> left = pending.get(input);
        inputs.add(left == null ? input : normalized(input, left, out));
      }
      return out.add(node.withHeader(node.header().withInputs(inputs)));
    }

    private int scan(Scan scan, PlanRewriter out) {
      if (scan.header().upsertKeys().isEmpty()) {
        throw new PlanException(
            null,
            scan.header().description() + " tells the newest row of each key and has no key",
            "declare PRIMARY KEY (…) NOT ENFORCED in CREATE TABLE");
      }
      List<Integer> key = scan.header().upsertKeys().get(0);
      int id = out.add(scan);
      if (marked[scan.header().id()]) {
        pending.put(id, key);
        return id;
      }
      return normalized(id, key, out);
    }

    private List<Integer> key(PlanNode node) {
      return node.header().inputs().size() == 1 ? pending.get(node.header().inputs().get(0)) : null;
    }

    private int normalized(int input, List<Integer> key, PlanRewriter out) {
      Header header = out.node(input).header();
      String description = "changes of " + names(header, key);
      return out.add(
          new ChangelogNormalize(
              new Header(
                  -1,
                  List.of(input),
                  header.schema(),
                  ChangelogMode.RETRACT,
                  List.of(key),
                  "",
                  description),
              key,
              stateTtlMillis));
    }
  }

  private static String names(Header header, List<Integer> key) {
    return String.join(", ", key.stream().map(i -> header.schema().get(i).name()).toList());
  }

  /** Where a projection has the key; null if it has not all of it. */
  private static List<Integer> moved(Calc calc, List<Integer> key) {
    List<Integer> moved = new ArrayList<>();
    for (int column : key) {
      int at = -1;
      for (int i = 0; i < calc.projections().size() && at < 0; i++) {
        boolean same = calc.projections().get(i) instanceof ColumnRef ref && ref.index() == column;
        at = same ? i : -1;
      }
      if (at < 0) {
        return null;
      }
      moved.add(at);
    }
    return moved;
  }
}
