package io.millrace.planner.identity;

import io.millrace.planner.plan.PhysicalPlan;
import io.millrace.planner.plan.PlanNode;
import io.millrace.planner.plan.PlanNode.GroupAggregate;
import io.millrace.planner.plan.PlanNode.Phase;
import io.millrace.planner.plan.PlanNode.WindowAggregate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Gives every node its identity: a hash of what it computes from what and of what it keeps, which
 * stays the same when types are widened or the plan is carried out otherwise; where no rows are
 * kept, also when columns are pruned differently. Equal ones are numbered in the order of the plan,
 * which is that of the statements.
 */
public final class Identities implements UnaryOperator<PhysicalPlan> {

  @Override
  public PhysicalPlan apply(PhysicalPlan plan) {
    List<Definition> definitions = new ArrayList<>();
    List<PlanNode> nodes = new ArrayList<>();
    Map<String, Integer> seen = new HashMap<>();
    for (PlanNode node : plan.nodes()) {
      List<Definition> inputs = node.header().inputs().stream().map(definitions::get).toList();
      Definition definition = Definitions.of(node, inputs);
      definitions.add(definition);
      String kind = (isLocal(node) ? "Local" : "") + node.getClass().getSimpleName();
      List<PlanNode> read = node.header().inputs().stream().map(nodes::get).toList();
      List<String> kept = Kept.of(node, read, inputs, definition);
      String identity = Definition.hash(kind + " " + definition.text() + " " + kept);
      int times = seen.merge(identity, 1, Integer::sum);
      String numbered = times == 1 ? identity : identity + "-" + times;
      nodes.add(node.withHeader(node.header().withIdentity(numbered)));
    }
    return new PhysicalPlan(nodes);
  }

  /** The first of two phases must not take the number of the second, which keeps the state. */
  private static boolean isLocal(PlanNode node) {
    return (node instanceof GroupAggregate g && g.phase() == Phase.LOCAL)
        || (node instanceof WindowAggregate w && w.phase() == Phase.LOCAL);
  }
}
