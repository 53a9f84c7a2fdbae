package io.millrace.planner.convert;

import io.millrace.data.type.DataType.Field;
import io.millrace.planner.plan.ChangelogMode;
import io.millrace.planner.plan.Header;
import io.millrace.planner.plan.PhysicalPlan;
import io.millrace.planner.plan.PlanNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Collects nodes, inputs first. A node equal to one that is there already, inputs included, is not
 * added again: so what several queries share stands once.
 */
public final class PlanBuilder {
  private final List<PlanNode> nodes = new ArrayList<>();
  private final Map<PlanNode, Integer> known = new HashMap<>();
  private final boolean reuse;

  /**
   * @param reuse whether equal nodes are added once
   */
  public PlanBuilder(boolean reuse) {
    this.reuse = reuse;
  }

  /**
   * Adds a node whose changelog, keys and identity later phases fill in.
   *
   * @return its id, or that of its equal
   */
  public int add(
      Function<Header, PlanNode> node,
      List<Integer> inputs,
      List<Field> schema,
      String description) {
    Header anonymous = new Header(-1, inputs, schema, ChangelogMode.INSERT_ONLY, List.of(), "", "");
    PlanNode key = node.apply(anonymous);
    Integer equal = known.get(key);
    if (equal != null && reuse) {
      return equal;
    }
    int id = nodes.size();
    known.put(key, id);
    nodes.add(
        node.apply(
            new Header(id, inputs, schema, ChangelogMode.INSERT_ONLY, List.of(), "", description)));
    return id;
  }

  /** Adds a node that reads a table, of which kinds of rows and keys are known. */
  public int addSource(
      Function<Header, PlanNode> node,
      List<Field> schema,
      ChangelogMode changelog,
      List<List<Integer>> keys,
      String description) {
    PlanNode key = node.apply(new Header(-1, List.of(), schema, changelog, keys, "", ""));
    Integer equal = known.get(key);
    if (equal != null && reuse) {
      return equal;
    }
    int id = nodes.size();
    known.put(key, id);
    nodes.add(key.withHeader(new Header(id, List.of(), schema, changelog, keys, "", description)));
    return id;
  }

  /** Adds a node at which data leaves; never taken for another one. */
  public int addOutput(
      Function<Header, PlanNode> node,
      List<Integer> inputs,
      List<Field> schema,
      String description) {
    int id = nodes.size();
    nodes.add(
        node.apply(
            new Header(id, inputs, schema, ChangelogMode.INSERT_ONLY, List.of(), "", description)));
    return id;
  }

  public PlanNode node(int id) {
    return nodes.get(id);
  }

  public List<Field> schema(int id) {
    return nodes.get(id).header().schema();
  }

  public PhysicalPlan build() {
    return new PhysicalPlan(nodes);
  }
}
