package io.millrace.planner.plan;

import java.util.List;

/**
 * A DAG of nodes. A node that several others read stands once.
 *
 * @param nodes in topological order, inputs first; {@code nodes.get(i).header().id() == i}
 */
public record PhysicalPlan(List<PlanNode> nodes) {
  public PhysicalPlan {
    nodes = List.copyOf(nodes);
  }

  public PlanNode node(int id) {
    return nodes.get(id);
  }

  /** The nodes at which data leaves: sinks and results for the client. */
  public List<PlanNode> outputs() {
    return nodes.stream()
        .filter(n -> n instanceof PlanNode.Sink || n instanceof PlanNode.Result)
        .toList();
  }

  /** Whether every table that is read ends by itself, and so the job does. */
  public boolean bounded() {
    return nodes.stream().allMatch(n -> !(n instanceof PlanNode.Scan s) || s.source().bounded());
  }
}
