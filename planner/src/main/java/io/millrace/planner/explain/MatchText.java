package io.millrace.planner.explain;

import io.millrace.planner.plan.AggregateCall;
import io.millrace.planner.plan.Durations;
import io.millrace.planner.plan.Expression;
import io.millrace.planner.plan.ExpressionText;
import io.millrace.planner.plan.MatchRecognize;
import io.millrace.planner.plan.MatchRecognize.Aggregates;
import io.millrace.planner.plan.MatchRecognize.Define;
import io.millrace.planner.plan.MatchRecognize.RowValue;
import io.millrace.planner.plan.MatchRecognize.Variable;
import io.millrace.planner.plan.MatchRecognize.View;
import io.millrace.planner.plan.PlanNode.SortKey;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What MATCH_RECOGNIZE does, as it might have been written, and what state it keeps. */
public final class MatchText {
  private MatchText() {}

  static String of(MatchRecognize match, List<String> input) {
    List<Variable> variables = match.pattern().variables();
    String by =
        match.rows().partition().isEmpty()
            ? ""
            : match.rows().partition().stream()
                .map(input::get)
                .collect(Collectors.joining(", ", " by (", ")"));
    String order =
        match.rows().order().stream()
            .map(key -> order(key, input))
            .collect(Collectors.joining(", "));
    String pattern = variables.stream().map(MatchText::quantified).collect(Collectors.joining(" "));
    long within = match.pattern().withinMillis();
    String defines =
        match.defines().stream()
            .map(define -> define(define, variables, input))
            .collect(Collectors.joining(", "));
    return "MatchRecognize"
        + by
        + " order by "
        + order
        + ": ("
        + pattern
        + ")"
        + (within == 0 ? "" : " within " + Durations.text(within))
        + " skip "
        + skip(match, variables)
        + (defines.isEmpty() ? "" : " define " + defines)
        + " measures "
        + measures(match, variables, input);
  }

  private static String order(SortKey key, List<String> input) {
    return input.get(key.column()) + (key.descending() ? " DESC" : "");
  }

  private static String quantified(Variable v) {
    String bounds =
        v.min() == 1 && v.max() == 1
            ? ""
            : v.min() == 0 && v.max() == 1
                ? "?"
                : v.max() < 0 && v.min() < 2
                    ? v.min() == 0 ? "*" : "+"
                    : v.min() == v.max()
                        ? "{" + v.min() + "}"
                        : "{" + v.min() + "," + (v.max() < 0 ? "" : v.max()) + "}";
    boolean reluctant = !v.greedy() && v.min() != v.max() && !bounds.equals("?");
    return v.name() + bounds + (reluctant ? "?" : "");
  }

  private static String skip(MatchRecognize match, List<Variable> variables) {
    return switch (match.pattern().after().skip()) {
      case PAST_LAST_ROW -> "past last row";
      case TO_NEXT_ROW -> "to next row";
      case TO_FIRST -> "to first " + variables.get(match.pattern().after().variable()).name();
      case TO_LAST -> "to last " + variables.get(match.pattern().after().variable()).name();
    };
  }

  private static String define(Define define, List<Variable> variables, List<String> input) {
    List<String> seen = names(define.view(), variables, input);
    String condition = ExpressionText.of(define.condition(), seen::get);
    return variables.get(define.variable()).name() + " AS " + condition;
  }

  private static String measures(
      MatchRecognize match, List<Variable> variables, List<String> input) {
    List<String> seen = names(match.results(), variables, input);
    List<String> measures = new ArrayList<>();
    for (int i = match.rows().partition().size(); i < match.measures().size(); i++) {
      Expression measure = match.measures().get(i);
      String name = match.header().schema().get(i).name();
      measures.add(ExpressionText.of(measure, seen::get) + " AS " + name);
    }
    return String.join(", ", measures);
  }

  /** How the columns of a view are written. */
  public static List<String> names(View view, List<Variable> variables, List<String> input) {
    List<String> names = new ArrayList<>();
    view.values().forEach(value -> names.add(value(value, variables, input)));
    for (Aggregates aggregates : view.aggregates()) {
      String of =
          aggregates.variable() < 0 ? "" : variables.get(aggregates.variable()).name() + ".";
      List<String> arguments =
          aggregates.arguments().stream()
              .map(a -> ExpressionText.of(a, column -> of + input.get(column)))
              .toList();
      for (AggregateCall call : aggregates.calls()) {
        String over =
            call.arguments().isEmpty()
                ? "*"
                : call.arguments().stream().map(arguments::get).collect(Collectors.joining(", "));
        names.add(call.function() + "(" + over + ")");
      }
    }
    return names;
  }

  private static String value(RowValue value, List<Variable> variables, List<String> input) {
    String of = value.variable() < 0 ? "" : variables.get(value.variable()).name() + ".";
    String column = of + input.get(value.column());
    if (value.offset() == 0) {
      return value.first() ? "FIRST(" + column + ")" : column;
    }
    return (value.first() ? "FIRST(" : "LAST(") + column + ", " + value.offset() + ")";
  }

  static String state(MatchRecognize match) {
    long within = match.pattern().withinMillis();
    return "state: rows until "
        + (match.rows().eventTime() ? "the watermark" : "the clock")
        + " passes them, then those of open matches"
        + (within == 0
            ? "; no WITHIN: an open match is kept until a row ends it"
            : "; freed " + Durations.text(within) + " after the first row of the match");
  }
}
