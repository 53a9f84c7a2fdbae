package io.millrace.planner.explain;

import io.millrace.planner.plan.Durations;
import io.millrace.planner.plan.Expand;
import io.millrace.planner.plan.PlanNode;
import io.millrace.planner.plan.SetOperation;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What set operations and nodes that add columns do, and what state they keep. */
final class AnalyticText {
  private AnalyticText() {}

  static String of(PlanNode.Extension node, List<String> input) {
    if (node instanceof SetOperation set) {
      return (set.kind() == SetOperation.Kind.INTERSECT ? "Intersect" : "Except")
          + (set.all() ? "All" : "");
    }
    return expand((Expand) node, input);
  }

  private static String expand(Expand expand, List<String> input) {
    List<Integer> grouped =
        IntStream.range(0, input.size())
            .filter(i -> expand.sets().stream().anyMatch(s -> s.nulled().contains(i)))
            .boxed()
            .toList();
    return expand.sets().stream()
        .map(
            set ->
                grouped.stream()
                    .filter(column -> !set.nulled().contains(column))
                    .map(input::get)
                    .collect(Collectors.joining(", ", "(", ")")))
        .collect(Collectors.joining(", ", "Expand to ", ""));
  }

  /** Null: none. */
  static String state(PlanNode.Extension node) {
    if (node instanceof SetOperation set) {
      return "state: every distinct row and how often each input has it; "
          + until(set.stateTtlMillis());
    }
    return null;
  }

  static String until(long ttlMillis) {
    return ttlMillis == 0
        ? "kept for ever"
        : "kept " + Durations.text(ttlMillis) + " after the last change";
  }
}
