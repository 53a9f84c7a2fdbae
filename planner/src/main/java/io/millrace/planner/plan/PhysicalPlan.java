package io.millrace.planner.plan;

import java.util.List;

/**
 * A DAG of nodes. A node that several others read stands once.
 *
 * @param nodes in topological order, inputs first; {@code nodes.get(i).header().id() == i}
 * @param notices what to tell the user besides; not part of a plan that is written down
 */
public record PhysicalPlan(List<PlanNode> nodes, List<String> notices) {
  public PhysicalPlan {
    nodes = List.copyOf(nodes);
    notices = notices == null ? List.of() : List.copyOf(notices);
  }

  public PhysicalPlan(List<PlanNode> nodes) {
    this(nodes, List.of());
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
