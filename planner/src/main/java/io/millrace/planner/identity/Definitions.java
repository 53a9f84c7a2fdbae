package io.millrace.planner.identity;

import io.millrace.data.type.DataType;
import io.millrace.planner.plan.AggregateCall;
import io.millrace.planner.plan.AssignWindows;
import io.millrace.planner.plan.Expression;
import io.millrace.planner.plan.ExpressionText;
import io.millrace.planner.plan.JoinTime;
import io.millrace.planner.plan.MatchRecognize;
import io.millrace.planner.plan.PlanNode;
import io.millrace.planner.plan.PlanNode.Calc;
import io.millrace.planner.plan.PlanNode.GroupAggregate;
import io.millrace.planner.plan.PlanNode.Join;
import io.millrace.planner.plan.PlanNode.Phase;
import io.millrace.planner.plan.PlanNode.Scan;
import io.millrace.planner.plan.PlanNode.Sink;
import io.millrace.planner.plan.PlanNode.SortLimit;
import io.millrace.planner.plan.PlanNode.UnionAll;
import io.millrace.planner.plan.PlanNode.Unnest;
import io.millrace.planner.plan.PlanNode.Values;
import io.millrace.planner.plan.PlanNode.WatermarkAssigner;
import io.millrace.planner.plan.PlanNode.WindowAggregate;
import io.millrace.planner.plan.WindowSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Writes down what a node computes, given what its inputs compute. */
final class Definitions {
  private Definitions() {}

  static Definition of(PlanNode node, List<Definition> inputs) {
    if (node instanceof Scan scan) {
      return scan(scan);
    } else if (node instanceof Values values) {
      return values(values);
    } else if (node instanceof Join join) {
      return join(join, inputs.get(0), inputs.get(1));
    } else if (node instanceof UnionAll) {
      return union(inputs);
    } else if (node instanceof AssignWindows assign) {
      return assigned(assign, inputs.get(0));
    } else if (node instanceof MatchRecognize match) {
      return MatchDefinitions.of(match, inputs.get(0));
    } else if (node instanceof PlanNode.Extension extension) {
      return AnalyticDefinitions.of(extension, inputs);
    }
    Definition input = inputs.get(0);
    if (node instanceof Calc calc) {
      return calc(calc, input);
    } else if (node instanceof WatermarkAssigner watermark) {
      String text =
          "watermark "
              + input.columns().get(watermark.rowtime())
              + " "
              + text(watermark.watermark(), input);
      return over(text, input, input.columns());
    } else if (node instanceof GroupAggregate aggregate) {
      // GLOBAL goes on with what LOCAL has begun.
      return aggregate.phase() == Phase.GLOBAL
          ? input
          : grouped("group", aggregate.keys(), aggregate.calls(), input);
    } else if (node instanceof WindowAggregate aggregate) {
      return window(aggregate, input);
    } else if (node instanceof Unnest unnest) {
      return unnest(unnest, input);
    } else if (node instanceof SortLimit sort) {
      String keys =
          sort.sort().stream()
              .map(k -> input.columns().get(k.column()) + k.descending() + k.nullsFirst())
              .collect(Collectors.joining(","));
      return over(
          "sort " + keys + " " + sort.offset() + " " + sort.limit(), input, input.columns());
    } else if (node instanceof Sink sink) {
      return sink(sink, input);
    }
    return input;
  }

  /**
   * A sink is its table, whatever is written to it: what it has prepared for a checkpoint is
   * committed also after the query was edited.
   */
  private static Definition sink(Sink sink, Definition input) {
    String table = "sink " + sink.table();
    return sink.materialize()
        ? over(table, input, input.columns())
        : new Definition(table, input.columns());
  }

  private static Definition over(String what, Definition input, List<String> columns) {
    return new Definition(what + " of " + Definition.hash(input.text()), columns);
  }

  private static Definition scan(Scan scan) {
    String connector = scan.source().options().getOrDefault("connector", "");
    List<String> columns =
        scan.columns().stream().map(c -> scan.source().schema().get(c).name()).toList();
    return new Definition("scan " + scan.source().table() + " " + connector, columns);
  }

  private static Definition values(Values values) {
    List<String> columns = new ArrayList<>();
    for (int i = 0; i < values.header().schema().size(); i++) {
      int column = i;
      columns.add(
          values.rows().stream()
              .map(row -> ExpressionText.of(row.get(column), c -> "", Definitions::family))
              .collect(Collectors.joining(",", "values ", "")));
    }
    return new Definition("values " + values.rows().size(), columns);
  }

  private static Definition calc(Calc calc, Definition input) {
    List<String> columns = calc.projections().stream().map(p -> text(p, input)).toList();
    return calc.condition() == null
        ? new Definition(input.text(), columns)
        : over("filter " + text(calc.condition(), input), input, columns);
  }

  private static Definition grouped(
      String what, List<Integer> keys, List<AggregateCall> calls, Definition input) {
    List<String> columns = new ArrayList<>();
    keys.forEach(key -> columns.add(input.columns().get(key)));
    List<String> written = calls.stream().map(call -> call(call, input)).toList();
    columns.addAll(written);
    String text =
        what + " " + columns.subList(0, keys.size()) + " " + written.stream().sorted().toList();
    return over(text, input, columns);
  }

  static String call(AggregateCall call, Definition input) {
    String arguments =
        call.arguments().stream().map(a -> input.columns().get(a)).collect(Collectors.joining(","));
    return call.function()
        + (call.distinct() ? "(distinct " : "(")
        + arguments
        + ")"
        + (call.filter() < 0 ? "" : " where " + input.columns().get(call.filter()));
  }

  private static Definition window(WindowAggregate aggregate, Definition input) {
    Definition grouped = input;
    if (aggregate.phase() != Phase.GLOBAL) {
      String what = "window " + spec(aggregate.window(), input);
      grouped = grouped(what, aggregate.keys(), aggregate.calls(), input);
    }
    List<String> columns = new ArrayList<>(grouped.columns());
    aggregate.properties().forEach(p -> columns.add(p.name()));
    return new Definition(grouped.text(), columns);
  }

  private static String spec(WindowSpec w, Definition input) {
    String time = w.eventTime() ? input.columns().get(w.timeColumn()) : "clock";
    return w.kind()
        + " "
        + time
        + " "
        + w.sizeMillis()
        + " "
        + w.slideMillis()
        + " "
        + w.offsetMillis();
  }

  private static Definition assigned(AssignWindows assign, Definition input) {
    String spec = spec(assign.window(), input);
    List<String> keys = assign.keys().stream().map(input.columns()::get).sorted().toList();
    List<String> columns = new ArrayList<>(input.columns());
    for (PlanNode.WindowProperty property : PlanNode.WindowProperty.values()) {
      columns.add(property + " of " + spec);
    }
    return over("windows " + spec + " " + keys, input, columns);
  }

  private static Definition join(Join join, Definition left, Definition right) {
    List<String> columns = new ArrayList<>();
    left.columns().forEach(c -> columns.add("left " + c));
    right.columns().forEach(c -> columns.add("right " + c));
    String keys =
        IntStream.range(0, join.leftKeys().size())
            .mapToObj(
                i ->
                    left.columns().get(join.leftKeys().get(i))
                        + "="
                        + right.columns().get(join.rightKeys().get(i)))
            .sorted()
            .collect(Collectors.joining(","));
    String condition =
        join.condition() == null
            ? ""
            : ExpressionText.of(join.condition(), columns::get, Definitions::family);
    return new Definition(
        join.kind()
            + joinTime(join, left, right)
            + (join.ttl().until() == null ? " join " : " window join ")
            + keys
            + " "
            + condition
            + " of "
            + Definition.hash(left.text())
            + " and "
            + Definition.hash(right.text()),
        columns.subList(0, join.header().schema().size()));
  }

  private static String joinTime(Join join, Definition left, Definition right) {
    if (join.time() == null) {
      return "";
    }
    String times =
        left.columns().get(join.time().leftTime())
            + ","
            + right.columns().get(join.time().rightTime());
    return join.time() instanceof JoinTime.Interval i
        ? " interval "
            + (i.eventTime() ? times : "clock")
            + " "
            + i.lowerMillis()
            + " "
            + i.upperMillis()
        : " version " + times;
  }

  private static Definition union(List<Definition> inputs) {
    List<String> columns = new ArrayList<>();
    for (int i = 0; i < inputs.get(0).columns().size(); i++) {
      int column = i;
      columns.add(
          inputs.stream()
              .map(input -> input.columns().get(column))
              .collect(Collectors.joining("|", "union ", "")));
    }
    String of =
        inputs.stream()
            .map(input -> Definition.hash(input.text()))
            .collect(Collectors.joining(","));
    return new Definition("union of " + of, columns);
  }

  private static Definition unnest(Unnest unnest, Definition input) {
    String collection = text(unnest.collection(), input);
    List<String> columns = new ArrayList<>(input.columns());
    int elements = unnest.header().schema().size() - columns.size();
    for (int i = 0; i < elements; i++) {
      columns.add("element " + i + " of " + collection);
    }
    return over("unnest " + unnest.outer() + " " + collection, input, columns);
  }

  private static String text(Expression expression, Definition input) {
    return ExpressionText.of(expression, input.columns()::get, Definitions::family);
  }

  /** A type without its widths. */
  static String family(DataType type) {
    return type.getClass().getSimpleName();
  }
}
