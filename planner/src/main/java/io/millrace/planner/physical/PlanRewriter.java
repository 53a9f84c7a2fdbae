package io.millrace.planner.physical;

import io.millrace.data.type.DataType.Field;
import io.millrace.planner.plan.PhysicalPlan;
import io.millrace.planner.plan.PlanNode;
import java.util.ArrayList;
import java.util.List;

/** Rebuilds a plan node by node, inputs first; what no output reads any more is left out. */
public final class PlanRewriter {
  private final List<PlanNode> nodes = new ArrayList<>();

  private PlanRewriter() {}

  /** What becomes of a node. */
  @FunctionalInterface
  public interface Step {
    /**
     * Puts the node's successor into {@code out}.
     *
     * @param node of the old plan, with its old id; its inputs are ids of the new plan
     * @return id of the node in the new plan that stands for it
     */
    int apply(PlanNode node, PlanRewriter out);
  }

  /** The plan with every node replaced. */
  public static PhysicalPlan rewrite(PhysicalPlan plan, Step step) {
    PlanRewriter out = new PlanRewriter();
    int[] moved = new int[plan.nodes().size()];
    for (PlanNode node : plan.nodes()) {
      moved[node.header().id()] = step.apply(moved(node, moved), out);
    }
    return withoutUnread(out.nodes);
  }

  private static PlanNode moved(PlanNode node, int[] moved) {
    List<Integer> inputs = node.header().inputs().stream().map(i -> moved[i]).toList();
    return node.withHeader(node.header().withInputs(inputs));
  }

  /** Appends a node; its id is given here. */
  public int add(PlanNode node) {
    int id = nodes.size();
    nodes.add(node.withHeader(node.header().withId(id)));
    return id;
  }

  /** A node added before. */
  public PlanNode node(int id) {
    return nodes.get(id);
  }

  public List<Field> schema(int id) {
    return nodes.get(id).header().schema();
  }

  private static PhysicalPlan withoutUnread(List<PlanNode> nodes) {
    boolean[] read = new boolean[nodes.size()];
    for (int i = nodes.size() - 1; i >= 0; i--) {
      PlanNode node = nodes.get(i);
      read[i] |= node instanceof PlanNode.Sink || node instanceof PlanNode.Result;
      if (read[i]) {
        node.header().inputs().forEach(input -> read[input] = true);
      }
    }
    int[] moved = new int[nodes.size()];
    List<PlanNode> kept = new ArrayList<>();
    for (PlanNode node : nodes) {
      int id = node.header().id();
      if (read[id]) {
        moved[id] = kept.size();
        PlanNode placed = moved(node, moved);
        kept.add(placed.withHeader(placed.header().withId(kept.size())));
      }
    }
    return new PhysicalPlan(kept);
  }
}
