package io.millrace.planner.explain;

import io.millrace.data.type.DataType.Field;
import io.millrace.planner.plan.ExpressionText;
import io.millrace.planner.plan.MultiJoin;
import io.millrace.planner.plan.MultiJoin.Input;
import io.millrace.planner.plan.PhysicalPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What several joins by one key do, and what state they keep. */
final class MultiJoinText {
  private MultiJoinText() {}

  static String of(MultiJoin join, PhysicalPlan plan) {
    List<String> columns = join.header().schema().stream().map(Field::name).toList();
    List<String> keys = new ArrayList<>();
    List<String> kinds = new ArrayList<>();
    int begin = 0;
    for (int i = 0; i < join.inputs().size(); i++) {
      Input input = join.inputs().get(i);
      int first = begin;
      keys.add(
          input.keys().stream()
              .map(k -> columns.get(first + k))
              .collect(Collectors.joining(", ", "(", ")")));
      if (i > 0) {
        String condition =
            input.condition() == null
                ? ""
                : " if " + ExpressionText.of(input.condition(), columns::get);
        kinds.add(input.kind() + condition);
      }
      begin += plan.node(join.header().inputs().get(i)).header().schema().size();
    }
    return "MultiJoin on " + String.join(" = ", keys) + ": " + String.join(", ", kinds);
  }

  static String state(MultiJoin join) {
    List<String> kept =
        join.inputs().stream().map(input -> StateNotes.until(input.stateTtlMillis())).toList();
    boolean same = kept.stream().distinct().count() == 1;
    return "state: the rows of "
        + kept.size()
        + " inputs, none of what is between; "
        + (same ? kept.get(0) : String.join(", ", kept));
  }
}
