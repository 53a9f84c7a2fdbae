package io.millrace.planner.identity;

import io.millrace.planner.plan.Expand;
import io.millrace.planner.plan.PlanNode;
import io.millrace.planner.plan.SetOperation;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Definitions of set operations and of nodes that add columns to their input. */
final class AnalyticDefinitions {
  private AnalyticDefinitions() {}

  static Definition of(PlanNode.Extension node, List<Definition> inputs) {
    if (node instanceof SetOperation set) {
      return set(set, inputs);
    }
    Definition input = inputs.get(0);
    Expand expand = (Expand) node;
    List<String> sets = new ArrayList<>();
    for (Expand.GroupingSet each : expand.sets()) {
      sets.add(each.nulled().stream().map(input.columns()::get).toList() + " " + each.id());
    }
    return over("expand " + sets, input, "grouping set");
  }

  /** The input's columns with further ones behind. */
  private static Definition over(String what, Definition input, String... added) {
    List<String> columns = new ArrayList<>(input.columns());
    columns.addAll(List.of(added));
    return new Definition(what + " of " + Definition.hash(input.text()), columns);
  }

  private static Definition set(SetOperation set, List<Definition> inputs) {
    List<String> columns = new ArrayList<>();
    for (int i = 0; i < inputs.get(0).columns().size(); i++) {
      int column = i;
      columns.add(
          inputs.stream()
              .map(input -> input.columns().get(column))
              .collect(Collectors.joining("|", set.kind() + " ", "")));
    }
    String of =
        inputs.stream()
            .map(input -> Definition.hash(input.text()))
            .collect(Collectors.joining(","));
    return new Definition(
        set.kind() + (set.all() ? " all " : " ") + columns + " of " + of, columns);
  }
}
