package io.millrace.planner.explain;

import io.millrace.data.type.DataType.Field;
import io.millrace.planner.plan.AggregateCall;
import io.millrace.planner.plan.AssignWindows;
import io.millrace.planner.plan.Distribution;
import io.millrace.planner.plan.Durations;
import io.millrace.planner.plan.Expression;
import io.millrace.planner.plan.ExpressionText;
import io.millrace.planner.plan.MatchRecognize;
import io.millrace.planner.plan.PhysicalPlan;
import io.millrace.planner.plan.PlanNode;
import io.millrace.planner.plan.PlanNode.Calc;
import io.millrace.planner.plan.PlanNode.DropUpdateBefore;
import io.millrace.planner.plan.PlanNode.Exchange;
import io.millrace.planner.plan.PlanNode.GroupAggregate;
import io.millrace.planner.plan.PlanNode.Join;
import io.millrace.planner.plan.PlanNode.Phase;
import io.millrace.planner.plan.PlanNode.Result;
import io.millrace.planner.plan.PlanNode.Scan;
import io.millrace.planner.plan.PlanNode.Sink;
import io.millrace.planner.plan.PlanNode.SortLimit;
import io.millrace.planner.plan.PlanNode.Unnest;
import io.millrace.planner.plan.PlanNode.Values;
import io.millrace.planner.plan.PlanNode.WatermarkAssigner;
import io.millrace.planner.plan.PlanNode.WindowAggregate;
import io.millrace.planner.plan.WindowSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What a node does, in one line. */
final class NodeText {
  private NodeText() {}

  static String of(PlanNode node, PhysicalPlan plan) {
    List<String> output = names(node.header().schema());
    if (node instanceof Scan scan) {
      return scan(scan, output);
    } else if (node instanceof Values values) {
      return "Values " + values.rows().size() + (values.rows().size() == 1 ? " row" : " rows");
    } else if (node instanceof Join join) {
      return join(join, plan);
    } else if (node instanceof PlanNode.UnionAll) {
      return "UnionAll";
    }
    List<String> input = names(plan.node(node.header().inputs().get(0)).header().schema());
    if (node instanceof AssignWindows assign) {
      return "Windows " + window(assign.window(), input) + by(assign.keys(), input);
    }
    if (node instanceof MatchRecognize match) {
      return MatchText.of(match, input);
    } else if (node instanceof PlanNode.Extension extension) {
      return AnalyticText.of(extension, plan, input);
    } else if (node instanceof Calc calc) {
      return calc(calc, input, output);
    } else if (node instanceof WatermarkAssigner w) {
      return "Watermark "
          + input.get(w.rowtime())
          + ": "
          + ExpressionText.of(w.watermark(), input::get);
    } else if (node instanceof Exchange exchange) {
      return "Exchange " + distribution(exchange.distribution(), input);
    } else if (node instanceof GroupAggregate aggregate) {
      List<String> from = arguments(aggregate.phase(), node, plan, input);
      return phase(aggregate.phase())
          + "GroupAggregate"
          + by(aggregate.keys(), input)
          + calls(aggregate.calls(), from);
    } else if (node instanceof WindowAggregate aggregate) {
      List<String> from = arguments(aggregate.phase(), node, plan, input);
      return phase(aggregate.phase())
          + "WindowAggregate "
          + window(aggregate.window(), from)
          + by(aggregate.keys(), input)
          + calls(aggregate.calls(), from);
    } else if (node instanceof Unnest unnest) {
      return (unnest.outer() ? "LeftUnnest " : "Unnest ")
          + ExpressionText.of(unnest.collection(), input::get)
          + (unnest.withOrdinality() ? " with ordinality" : "");
    } else if (node instanceof SortLimit sort) {
      return sort(sort, input);
    } else if (node instanceof Sink sink) {
      return sink(sink, plan);
    }
    return node instanceof DropUpdateBefore
        ? "DropUpdateBefore"
        : node instanceof Result ? "Result " + String.join(", ", output) : "Node";
  }

  private static List<String> names(List<Field> schema) {
    return schema.stream().map(Field::name).toList();
  }

  private static String scan(Scan scan, List<String> columns) {
    String filter =
        scan.filter() == null
            ? ""
            : " where perhaps " + ExpressionText.of(scan.filter(), columns::get);
    String limit = scan.limit() < 0 ? "" : " limit " + scan.limit();
    return "Scan "
        + String.join(".", scan.source().table())
        + " ("
        + String.join(", ", columns)
        + ")"
        + filter
        + limit;
  }

  private static String calc(Calc calc, List<String> input, List<String> output) {
    List<String> columns = new ArrayList<>();
    for (int i = 0; i < output.size(); i++) {
      String text = ExpressionText.of(calc.projections().get(i), input::get);
      columns.add(text.equals(output.get(i)) ? text : text + " AS " + output.get(i));
    }
    String where =
        calc.condition() == null ? "" : " where " + ExpressionText.of(calc.condition(), input::get);
    return "Calc " + String.join(", ", columns) + where;
  }

  private static String distribution(Distribution distribution, List<String> input) {
    if (distribution instanceof Distribution.Hash hash) {
      return "by " + columns(hash.columns(), input);
    }
    return distribution instanceof Distribution.Singleton
        ? "to one"
        : distribution instanceof Distribution.RoundRobin ? "in turn" : "forward";
  }

  private static String columns(List<Integer> columns, List<String> names) {
    return columns.stream().map(names::get).collect(Collectors.joining(", ", "(", ")"));
  }

  private static String phase(Phase phase) {
    return switch (phase) {
      case COMPLETE -> "";
      case LOCAL -> "Local";
      case GLOBAL -> "Global";
    };
  }

  /** The columns that calls speak of: in the second phase those of the first one's input. */
  private static List<String> arguments(
      Phase phase, PlanNode node, PhysicalPlan plan, List<String> input) {
    if (phase != Phase.GLOBAL) {
      return input;
    }
    PlanNode below = node;
    do {
      below = plan.node(below.header().inputs().get(0));
    } while (below instanceof Exchange);
    return names(plan.node(below.header().inputs().get(0)).header().schema());
  }

  private static String by(List<Integer> keys, List<String> input) {
    return keys.isEmpty() ? "" : " by " + columns(keys, input);
  }

  static String calls(List<AggregateCall> calls, List<String> input) {
    return calls.isEmpty()
        ? ""
        : calls.stream().map(c -> call(c, input)).collect(Collectors.joining(", ", ": ", ""));
  }

  private static String call(AggregateCall call, List<String> input) {
    String arguments =
        call.arguments().isEmpty()
            ? "*"
            : call.arguments().stream().map(input::get).collect(Collectors.joining(", "));
    String filter = call.filter() < 0 ? "" : " FILTER (" + input.get(call.filter()) + ")";
    return call.function()
        + "("
        + (call.distinct() ? "DISTINCT " : "")
        + arguments
        + ")"
        + filter
        + " AS "
        + call.name();
  }

  private static String window(WindowSpec w, List<String> input) {
    String time = w.eventTime() ? input.get(w.timeColumn()) : "processing time";
    if (w.kind() == WindowSpec.Kind.ATTACHED) {
      return "until " + time;
    }
    String slide =
        switch (w.kind()) {
          case HOP -> " every " + Durations.text(w.slideMillis());
          case CUMULATE -> " in steps of " + Durations.text(w.slideMillis());
          default -> "";
        };
    String offset = w.offsetMillis() == 0 ? "" : " offset " + Durations.text(w.offsetMillis());
    return w.kind() + "(" + time + ", " + Durations.text(w.sizeMillis()) + slide + offset + ")";
  }

  private static String join(Join join, PhysicalPlan plan) {
    List<String> left = names(plan.node(join.header().inputs().get(0)).header().schema());
    List<String> right = names(plan.node(join.header().inputs().get(1)).header().schema());
    List<String> both = new ArrayList<>(left);
    both.addAll(right);
    String keys =
        IntStream.range(0, join.leftKeys().size())
            .mapToObj(
                i ->
                    left.get(join.leftKeys().get(i))
                        + (join.nullSafe().get(i) ? " IS NOT DISTINCT FROM " : " = ")
                        + right.get(join.rightKeys().get(i)))
            .collect(Collectors.joining(" AND "));
    Expression rest = join.condition();
    String condition = rest == null ? "" : ExpressionText.of(rest, both::get);
    String on =
        keys.isEmpty() || condition.isEmpty() ? keys + condition : keys + " AND " + condition;
    return join.kind()
        + TimedJoinText.kind(join)
        + (join.ttl().until() == null ? " Join" : " WindowJoin")
        + (on.isEmpty() ? " of every pair" : " on " + on)
        + TimedJoinText.time(join, left, right);
  }

  private static String sort(SortLimit sort, List<String> input) {
    String keys =
        sort.sort().stream()
            .map(
                k ->
                    input.get(k.column())
                        + (k.descending() ? " DESC" : "")
                        + (k.nullsFirst() == k.descending()
                            ? k.nullsFirst() ? " NULLS FIRST" : " NULLS LAST"
                            : ""))
            .collect(Collectors.joining(", "));
    String limit = sort.limit() < 0 ? "" : (keys.isEmpty() ? " " : " limit ") + sort.limit();
    return (keys.isEmpty() ? "Limit" : "Sort by " + keys)
        + limit
        + (sort.offset() == 0 ? "" : " offset " + sort.offset());
  }

  private static String sink(Sink sink, PhysicalPlan plan) {
    List<String> columns = sink.columns().stream().map(PlanNode.TableColumn::name).toList();
    String key = sink.primaryKey().isEmpty() ? "" : " key " + columns(sink.primaryKey(), columns);
    String conflict = sink.conflict() == null ? "" : " on conflict " + sink.conflict();
    return "Sink "
        + String.join(".", sink.table())
        + " ("
        + String.join(", ", columns)
        + ")"
        + key
        + conflict;
  }
}
