package io.millrace.planner.identity;

import io.millrace.planner.plan.ChangelogNormalize;
import io.millrace.planner.plan.Expand;
import io.millrace.planner.plan.ExpressionText;
import io.millrace.planner.plan.FromChangelog;
import io.millrace.planner.plan.LookupJoin;
import io.millrace.planner.plan.MultiJoin;
import io.millrace.planner.plan.OverAggregate;
import io.millrace.planner.plan.PlanNode;
import io.millrace.planner.plan.PlanNode.SortKey;
import io.millrace.planner.plan.Rank;
import io.millrace.planner.plan.SetOperation;
import io.millrace.planner.plan.TimeSort;
import io.millrace.planner.plan.ToChangelog;
import io.millrace.planner.plan.WindowRank;
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
    if (node instanceof MultiJoin join) {
      return joins(join, inputs);
    }
    Definition input = inputs.get(0);
    if (node instanceof Rank rank) {
      String what =
          "rank %s %s %s %d %d %d"
              .formatted(
                  rank.function(),
                  names(rank.partition(), input),
                  sort(rank.sort(), input),
                  rank.range().start(),
                  rank.range().end(),
                  rank.range().endColumn() < 0 ? 0 : 1);
      what += rank.key() == null ? "" : " updated by " + names(rank.key(), input);
      return rank.outputRank() ? over(what, input, "rank") : over(what, input);
    }
    if (node instanceof WindowRank rank) {
      String what =
          "window rank %s %s %s %d %d %b"
              .formatted(
                  input.columns().get(rank.window().timeColumn()),
                  names(rank.partition(), input),
                  sort(rank.sort(), input),
                  rank.range().start(),
                  rank.range().end(),
                  rank.lastOfEquals());
      return rank.outputRank() ? over(what, input, "rank") : over(what, input);
    }
    if (node instanceof OverAggregate over) {
      String[] calls =
          over.calls().stream()
              .map(call -> Definitions.call(call, input) + " over")
              .toArray(String[]::new);
      String what =
          "over %s %s %s %s"
              .formatted(
                  names(over.partition(), input),
                  sort(over.sort(), input),
                  frame(over),
                  List.of(calls));
      return over(what, input, calls);
    }
    if (node instanceof ChangelogNormalize normalize) {
      return over("normalize " + names(normalize.keys(), input), input);
    }
    if (node instanceof ToChangelog to) {
      return over(
          "to changelog " + to.codes(), input, "change of " + Definition.hash(input.text()));
    }
    if (node instanceof FromChangelog from) {
      return over("from changelog " + input.columns().get(from.op()) + from.codes(), input);
    }
    if (node instanceof TimeSort sort) {
      return over("time sort " + sort(sort.sort(), input), input);
    }
    if (node instanceof LookupJoin lookup) {
      return lookup(lookup, input);
    }
    return expand((Expand) node, input);
  }

  private static Definition expand(Expand expand, Definition input) {
    List<String> sets = new ArrayList<>();
    for (Expand.GroupingSet each : expand.sets()) {
      sets.add(names(each.nulled(), input) + " " + each.id());
      if (expand.buckets() > 0) {
        sets.add(names(each.dealtBy(), input) + " in " + expand.buckets());
      }
    }
    if (expand.buckets() > 0) {
      return over("expand " + sets, input, "bucket", "grouping set");
    }
    return over("expand " + sets, input, "grouping set");
  }

  private static List<String> names(List<Integer> columns, Definition input) {
    return columns.stream().map(input.columns()::get).toList();
  }

  private static List<String> sort(List<SortKey> keys, Definition input) {
    return keys.stream()
        .map(k -> input.columns().get(k.column()) + k.descending() + k.nullsFirst())
        .toList();
  }

  private static Definition lookup(LookupJoin lookup, Definition input) {
    List<String> columns = new ArrayList<>(input.columns());
    lookup.source().schema().forEach(c -> columns.add("looked up " + c.name()));
    List<String> keys = new ArrayList<>();
    for (LookupJoin.Key key : lookup.keys()) {
      String value = ExpressionText.of(key.value(), input.columns()::get);
      keys.add(lookup.source().schema().get(key.column()).name() + "=" + value);
    }
    String rest =
        lookup.condition() == null ? "" : ExpressionText.of(lookup.condition(), columns::get);
    String what =
        "lookup " + lookup.outer() + " " + lookup.source().table() + " " + keys + " " + rest;
    return new Definition(what + " of " + Definition.hash(input.text()), columns);
  }

  /** The input's columns with further ones behind. */
  private static Definition over(String what, Definition input, String... added) {
    List<String> columns = new ArrayList<>(input.columns());
    columns.addAll(List.of(added));
    return new Definition(what + " of " + Definition.hash(input.text()), columns);
  }

  private static Definition joins(MultiJoin join, List<Definition> inputs) {
    List<String> columns = new ArrayList<>();
    List<String> steps = new ArrayList<>();
    for (int i = 0; i < inputs.size(); i++) {
      Definition input = inputs.get(i);
      String place = "input " + i + " ";
      input.columns().forEach(c -> columns.add(place + c));
      MultiJoin.Input each = join.inputs().get(i);
      String condition =
          each.condition() == null
              ? ""
              : ExpressionText.of(each.condition(), columns::get, Definitions::family);
      steps.add(each.kind() + " " + names(each.keys(), input) + " " + condition);
    }
    String of =
        inputs.stream()
            .map(input -> Definition.hash(input.text()))
            .collect(Collectors.joining(","));
    return new Definition("multi join " + steps + " of " + of, columns);
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

  /** Which rows count; the words of those that came first stay what they were. */
  private static String frame(OverAggregate over) {
    OverAggregate.Frame frame = over.frame();
    String text = "Frame[rows=" + frame.rows() + ", preceding=" + frame.preceding() + "]";
    String revised = over.timing() == OverAggregate.Timing.REVISED ? " revised" : "";
    return text + (frame.backward() ? " backward" : "") + revised;
  }
}
