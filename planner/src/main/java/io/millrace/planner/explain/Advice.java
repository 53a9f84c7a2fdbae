package io.millrace.planner.explain;

import io.millrace.planner.plan.MatchRecognize;
import io.millrace.planner.plan.PhysicalPlan;
import io.millrace.planner.plan.PlanNode;
import io.millrace.planner.plan.PlanNode.GroupAggregate;
import io.millrace.planner.plan.PlanNode.Phase;
import java.util.ArrayList;
import java.util.List;

/** What a user might want to change before an endless job runs for long. */
public final class Advice {
  private Advice() {}

  /** A sentence an operator; none for inputs that end. */
  public static List<String> of(PhysicalPlan plan) {
    List<String> advice = new ArrayList<>(notices(plan));
    boolean single =
        plan.nodes().stream()
            .anyMatch(n -> n instanceof GroupAggregate a && a.phase() == Phase.COMPLETE);
    if (single && !plan.bounded()) {
      advice.add(
          "SET 'table.exec.mini-batch.enabled' = 'true' (with '.allow-latency' and '.size') lets"
              + " GroupAggregate write each group once a bundle instead of once a row");
    }
    return advice;
  }

  /** What to tell a user who starts it. */
  public static List<String> notices(PhysicalPlan plan) {
    List<String> notices = new ArrayList<>(plan.notices());
    notices.addAll(unboundedState(plan));
    return notices;
  }

  /** The operators of an endless job whose state nothing bounds, a sentence each. */
  public static List<String> unboundedState(PhysicalPlan plan) {
    List<String> warnings = new ArrayList<>();
    if (plan.bounded()) {
      return warnings;
    }
    for (PlanNode node : plan.nodes()) {
      String note = StateNotes.of(node, plan);
      if (note != null && note.contains("for ever")) {
        warnings.add(
            "nothing bounds the state of "
                + NodeText.of(node, plan)
                + " ("
                + note.replaceFirst("^state: ", "")
                + "); SET 'table.exec.state.ttl' lets it forget what nothing touches");
      } else if (node instanceof MatchRecognize match && match.pattern().withinMillis() == 0) {
        warnings.add(
            "nothing bounds the state of "
                + NodeText.of(node, plan)
                + "; WITHIN INTERVAL '…' behind its PATTERN gives up matches that take longer");
      }
    }
    return warnings;
  }
}
