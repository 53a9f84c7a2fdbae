package io.millrace.planner.identity;

import io.millrace.planner.plan.AggregateCall;
import io.millrace.planner.plan.Expression;
import io.millrace.planner.plan.ExpressionText;
import io.millrace.planner.plan.MatchRecognize;
import io.millrace.planner.plan.MatchRecognize.Aggregates;
import io.millrace.planner.plan.MatchRecognize.View;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/** The definition of MATCH_RECOGNIZE: measures do not count, they are no state. */
final class MatchDefinitions {
  private MatchDefinitions() {}

  static Definition of(MatchRecognize match, Definition input) {
    List<String> keys = match.rows().partition().stream().map(input.columns()::get).toList();
    List<String> order =
        match.rows().order().stream()
            .map(key -> input.columns().get(key.column()) + (key.descending() ? " desc" : ""))
            .toList();
    List<String> defines =
        match.defines().stream()
            .map(d -> d.variable() + " as " + text(d.condition(), d.view(), input.columns()))
            .toList();
    String text =
        "match "
            + keys
            + " "
            + order
            + " "
            + match.pattern()
            + " "
            + defines
            + " of "
            + Definition.hash(input.text());
    List<String> columns = new ArrayList<>();
    for (Expression measure : match.measures()) {
      columns.add(text(measure, match.results(), input.columns()) + " in " + Definition.hash(text));
    }
    return new Definition(text, columns);
  }

  private static String text(Expression expression, View view, List<String> input) {
    List<String> seen = new ArrayList<>();
    view.values()
        .forEach(
            v ->
                seen.add(
                    v.variable()
                        + (v.first() ? " first " : " last ")
                        + v.offset()
                        + " "
                        + input.get(v.column())));
    for (Aggregates aggregates : view.aggregates()) {
      for (AggregateCall call : aggregates.calls()) {
        List<String> arguments =
            call.arguments().stream()
                .map(a -> written(aggregates.arguments().get(a), input::get))
                .toList();
        seen.add(aggregates.variable() + " " + call.function() + arguments);
      }
    }
    return written(expression, seen::get);
  }

  private static String written(Expression expression, IntFunction<String> column) {
    return ExpressionText.of(expression, column, type -> type.getClass().getSimpleName());
  }
}
