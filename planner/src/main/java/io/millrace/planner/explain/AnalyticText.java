package io.millrace.planner.explain;

import io.millrace.data.type.DataType.Field;
import io.millrace.planner.plan.ChangeCode;
import io.millrace.planner.plan.ChangelogMode;
import io.millrace.planner.plan.ChangelogNormalize;
import io.millrace.planner.plan.Durations;
import io.millrace.planner.plan.Expand;
import io.millrace.planner.plan.ExpressionText;
import io.millrace.planner.plan.FromChangelog;
import io.millrace.planner.plan.LookupAsking;
import io.millrace.planner.plan.LookupJoin;
import io.millrace.planner.plan.MultiJoin;
import io.millrace.planner.plan.OverAggregate;
import io.millrace.planner.plan.PhysicalPlan;
import io.millrace.planner.plan.PlanNode;
import io.millrace.planner.plan.Rank;
import io.millrace.planner.plan.SetOperation;
import io.millrace.planner.plan.SortKeys;
import io.millrace.planner.plan.TimeSort;
import io.millrace.planner.plan.ToChangelog;
import io.millrace.planner.plan.WindowRank;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What set operations and nodes that add columns do, and what state they keep. */
final class AnalyticText {
  private AnalyticText() {}

  static String of(PlanNode.Extension node, PhysicalPlan plan, List<String> input) {
    if (node instanceof SetOperation set) {
      return (set.kind() == SetOperation.Kind.INTERSECT ? "Intersect" : "Except")
          + (set.all() ? "All" : "");
    }
    if (node instanceof MultiJoin join) {
      return MultiJoinText.of(join, plan);
    }
    if (node instanceof LookupJoin lookup) {
      return lookup(lookup);
    }
    if (node instanceof Rank rank) {
      return rank(rank, plan, input);
    }
    if (node instanceof WindowRank rank) {
      return windowRank(rank, input);
    }
    if (node instanceof OverAggregate over) {
      return over(over, input);
    }
    if (node instanceof ChangelogNormalize normalize) {
      return normalize.keys().stream()
          .map(input::get)
          .collect(Collectors.joining(", ", "Normalize changes by key (", ")"));
    }
    if (node instanceof ToChangelog to) {
      return "Changes as rows: " + codes(to.codes());
    }
    if (node instanceof FromChangelog from) {
      return "Rows as changes by " + input.get(from.op()) + ": " + codes(from.codes());
    }
    if (node instanceof TimeSort sort) {
      return "Sort by " + SortKeys.text(sort.sort(), input) + " as the watermark passes";
    }
    return expand((Expand) node, input);
  }

  private static String codes(List<ChangeCode> codes) {
    return codes.stream()
        .map(code -> code.kind().symbol() + " '" + code.text() + "'")
        .collect(Collectors.joining(", "));
  }

  private static String over(OverAggregate over, List<String> input) {
    String of =
        over.partition().isEmpty()
            ? ""
            : over.partition().stream()
                .map(input::get)
                .collect(Collectors.joining(", ", " of each (", ")"));
    long preceding = over.frame().preceding();
    String length =
        preceding < 0
            ? "all"
            : over.frame().rows() ? Long.toString(preceding) : Durations.text(preceding);
    return "OverAggregate"
        + of
        + (over.sort().isEmpty() ? "" : " by " + SortKeys.text(over.sort(), input))
        + (over.frame().rows() ? " rows " : " range ")
        + length
        + (over.frame().backward() ? " following" : " preceding")
        + NodeText.calls(over.calls(), input);
  }

  private static String lookup(LookupJoin lookup) {
    List<String> columns = lookup.header().schema().stream().map(Field::name).toList();
    List<String> table = columns.subList(lookup.inputColumns(), columns.size());
    String keys =
        lookup.keys().stream()
            .map(k -> ExpressionText.of(k.value(), columns::get) + " = " + table.get(k.column()))
            .collect(Collectors.joining(" AND "));
    String rest =
        lookup.condition() == null
            ? ""
            : " AND " + ExpressionText.of(lookup.condition(), columns::get);
    return (lookup.outer() ? "LEFT" : "INNER")
        + " Lookup in "
        + String.join(".", lookup.source().table())
        + " ("
        + String.join(", ", table)
        + ") on "
        + keys
        + rest
        + asking(lookup.asking());
  }

  /** What is not as it is by default. */
  private static String asking(LookupAsking asking) {
    LookupAsking usual = LookupAsking.DEFAULT;
    List<String> said = new ArrayList<>();
    if (!asking.async()) {
      said.add("one question at a time");
    }
    if (asking.unordered()) {
      said.add(asking.keyOrdered() ? "in order of each key" : "in any order");
    }
    if (asking.capacity() != usual.capacity()) {
      said.add("capacity " + asking.capacity());
    }
    if (asking.timeoutMillis() != usual.timeoutMillis()) {
      said.add("timeout " + Durations.text(asking.timeoutMillis()));
    }
    if (asking.retries() > 0) {
      String delay = Durations.text(asking.retryDelayMillis());
      said.add("if missing " + asking.retries() + " times more every " + delay);
    }
    return said.isEmpty() ? "" : ", asked " + String.join(", ", said);
  }

  private static String rank(Rank rank, PhysicalPlan plan, List<String> input) {
    String of =
        rank.partition().isEmpty()
            ? ""
            : rank.partition().stream()
                .map(input::get)
                .collect(Collectors.joining(", ", " of each (", ")"));
    if (rank.deduplicates(insertOnly(rank, plan))) {
      String time =
          rank.order() == Rank.Order.EVENT_TIME
              ? input.get(rank.sort().get(0).column())
              : "processing time";
      return "Deduplicate: " + (rank.keepsLast() ? "last" : "first") + " row" + of + " by " + time;
    }
    Rank.Range range = rank.range();
    String last = range.endColumn() < 0 ? Long.toString(range.end()) : input.get(range.endColumn());
    return "TopN "
        + rank.function()
        + " "
        + range.start()
        + " to "
        + last
        + of
        + (rank.sort().isEmpty() ? "" : " by " + SortKeys.text(rank.sort(), input))
        + (rank.key() == null
            ? ""
            : rank.key().stream()
                .map(input::get)
                .collect(Collectors.joining(", ", ", rows updated by (", ")")));
  }

  private static String windowRank(WindowRank rank, List<String> input) {
    String of =
        rank.partition().stream().map(input::get).collect(Collectors.joining(", ", " (", ")"));
    String until = ", until " + input.get(rank.window().timeColumn());
    return "WindowTopN "
        + rank.range().start()
        + " to "
        + rank.range().end()
        + " of each"
        + of
        + " by "
        + SortKeys.text(rank.sort(), input)
        + until;
  }

  private static boolean insertOnly(PlanNode node, PhysicalPlan plan) {
    PlanNode input = plan.node(node.header().inputs().get(0));
    return input.header().changelog() == ChangelogMode.INSERT_ONLY;
  }

  private static String rankState(Rank rank, PhysicalPlan plan) {
    boolean inserts = insertOnly(rank, plan);
    if (rank.deduplicates(inserts)) {
      String what = rank.keepsLast() ? "the last row" : "a mark";
      boolean waits = !rank.keepsLast() && rank.order() == Rank.Order.EVENT_TIME;
      return "state: "
          + what
          + " a key"
          + (waits ? ", and its row until the watermark passes it" : "");
    }
    return inserts || rank.key() != null
        ? "state: the rows of each partition down to the last rank wanted"
        : "state: all rows of each partition";
  }

  private static String expand(Expand expand, List<String> input) {
    if (expand.buckets() > 0) {
      return expand.sets().stream()
          .map(
              set ->
                  set.dealtBy().stream()
                      .map(input::get)
                      .collect(Collectors.joining(", ", "(", ")")))
          .collect(Collectors.joining(", ", "Expand to " + expand.buckets() + " buckets by ", ""));
    }
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
  static String state(PlanNode.Extension node, PhysicalPlan plan) {
    if (node instanceof OverAggregate over) {
      return overState(over);
    }
    if (node instanceof LookupJoin) {
      return "state: the rows that wait for answers";
    }
    if (node instanceof TimeSort) {
      return "state: the rows that the watermark has not passed";
    }
    if (node instanceof WindowRank) {
      return "state: the best rows of each window and partition; freed when the watermark passes"
          + " the window's end";
    }
    if (node instanceof Rank rank) {
      return rankState(rank, plan) + kept(rank, plan);
    }
    if (node instanceof ChangelogNormalize normalize) {
      return "state: the newest row of each key; " + until(normalize.stateTtlMillis());
    }
    if (node instanceof MultiJoin join) {
      return MultiJoinText.state(join);
    }
    if (node instanceof SetOperation set) {
      return "state: every distinct row and how often each input has it; "
          + until(set.stateTtlMillis());
    }
    return null;
  }

  /** What bounds a Top-N; nothing is said of a few rows that are kept for ever. */
  private static String kept(Rank rank, PhysicalPlan plan) {
    boolean few = rank.keepsFew(insertOnly(rank, plan)) && rank.stateTtlMillis() == 0;
    return few ? "" : "; " + until(rank.stateTtlMillis());
  }

  private static String overState(OverAggregate over) {
    String kept = "; " + until(over.stateTtlMillis());
    if (over.timing() == OverAggregate.Timing.AT_END) {
      return "state: all rows, until the input ends";
    } else if (over.timing() == OverAggregate.Timing.REVISED) {
      return "state: all rows with their results, as others may come between them" + kept;
    }
    boolean one = over.partition().isEmpty() && over.stateTtlMillis() == 0;
    if (over.frame().preceding() < 0) {
      boolean passed = over.timing() == OverAggregate.Timing.PROCESSING_TIME;
      return "state: a row a partition"
          + (passed ? "" : ", and the rows that the watermark has not passed")
          + (one ? "" : kept);
    }
    return "state: the rows of each partition's last frame, and those after it" + (one ? "" : kept);
  }

  static String until(long ttlMillis) {
    return ttlMillis == 0
        ? "kept for ever"
        : "kept " + Durations.text(ttlMillis) + " after the last change";
  }
}
