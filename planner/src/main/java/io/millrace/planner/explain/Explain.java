package io.millrace.planner.explain;

import io.millrace.planner.json.PlanJson;
import io.millrace.planner.plan.ChangelogMode;
import io.millrace.planner.plan.Header;
import io.millrace.planner.plan.PhysicalPlan;
import io.millrace.planner.plan.PlanNode;
import io.millrace.sql.ast.Explain.Detail;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Prints a plan as trees, outputs first: a line a node with what it does, the kinds of rows that
 * come out (+I alone only if asked for) and their keys; below, what state it keeps. A node that
 * several read is numbered and printed under the first of them.
 */
public final class Explain {
  private final PhysicalPlan plan;
  private final Set<Detail> details;
  private final Estimates estimates;
  private final Map<Integer, Integer> numbers = new HashMap<>();
  private final Map<Integer, Boolean> printed = new HashMap<>();
  private final StringBuilder out = new StringBuilder();

  private Explain(PhysicalPlan plan, Set<Detail> details) {
    this.plan = plan;
    this.details = details;
    this.estimates = new Estimates(plan);
    int[] readers = new int[plan.nodes().size()];
    plan.nodes().forEach(n -> n.header().inputs().forEach(input -> readers[input]++));
    for (int i = 0; i < readers.length; i++) {
      if (readers[i] > 1) {
        numbers.put(i, numbers.size() + 1);
      }
    }
  }

  /** The plan as text; each line ends with a line feed. */
  public static String text(PhysicalPlan plan) {
    return text(plan, Set.of());
  }

  /** The plan as text with what else was asked for. */
  public static String text(PhysicalPlan plan, Set<Detail> details) {
    Explain explain = new Explain(plan, details);
    for (PlanNode output : plan.outputs()) {
      explain.node(output, "", "");
    }
    if (details.contains(Detail.PLAN_ADVICE)) {
      List<String> advice = Advice.of(plan);
      explain.out.append(advice.isEmpty() ? "no advice\n" : "");
      advice.forEach(a -> explain.out.append("advice: ").append(a).append('\n'));
    }
    if (details.contains(Detail.JSON_EXECUTION_PLAN)) {
      explain.out.append(PlanJson.write(plan)).append('\n');
    }
    return explain.out.toString();
  }

  private void node(PlanNode node, String first, String rest) {
    int id = node.header().id();
    Integer number = numbers.get(id);
    if (number != null && printed.put(id, true) != null) {
      out.append(first).append("see [").append(number).append("]\n");
      return;
    }
    List<Integer> inputs = node.header().inputs();
    out.append(first).append(number == null ? "" : "[" + number + "] ");
    out.append(NodeText.of(node, plan)).append(changes(node)).append(cost(id)).append('\n');
    String note = StateNotes.of(node, plan);
    if (note != null) {
      out.append(rest).append(inputs.isEmpty() ? "   " : "│  ").append(note).append('\n');
    }
    for (int i = 0; i < inputs.size(); i++) {
      boolean last = i == inputs.size() - 1;
      node(plan.node(inputs.get(i)), rest + (last ? "└─ " : "├─ "), rest + (last ? "   " : "│  "));
    }
  }

  private String cost(int id) {
    return details.contains(Detail.ESTIMATED_COST) ? "  " + estimates.text(id) : "";
  }

  private String changes(PlanNode node) {
    Header header = node.header();
    boolean always = details.contains(Detail.CHANGELOG_MODE);
    if (node instanceof PlanNode.Sink
        || (header.changelog() == ChangelogMode.INSERT_ONLY && !always)) {
      return "";
    }
    String kinds =
        switch (header.changelog()) {
          case INSERT_ONLY -> "+I";
          case UPSERT -> "+I +U -D";
          case RETRACT -> "+I -U +U -D";
        };
    String keys =
        header.upsertKeys().stream()
            .map(
                key ->
                    key.stream()
                        .map(i -> header.schema().get(i).name())
                        .collect(Collectors.joining(", ", "(", ")")))
            .collect(Collectors.joining(" or "));
    return "  {" + kinds + (keys.isEmpty() ? "" : "; key " + keys) + "}";
  }
}
