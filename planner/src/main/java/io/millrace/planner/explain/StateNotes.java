package io.millrace.planner.explain;

import io.millrace.planner.plan.AggregateCall;
import io.millrace.planner.plan.AssignWindows;
import io.millrace.planner.plan.ChangelogMode;
import io.millrace.planner.plan.Durations;
import io.millrace.planner.plan.MatchRecognize;
import io.millrace.planner.plan.PhysicalPlan;
import io.millrace.planner.plan.PlanNode;
import io.millrace.planner.plan.PlanNode.GroupAggregate;
import io.millrace.planner.plan.PlanNode.Join;
import io.millrace.planner.plan.PlanNode.Phase;
import io.millrace.planner.plan.PlanNode.Sink;
import io.millrace.planner.plan.PlanNode.SortLimit;
import io.millrace.planner.plan.PlanNode.WindowAggregate;
import io.millrace.planner.plan.WindowSpec;

/** What state a node keeps and what bounds it; null for nodes that keep none. */
final class StateNotes {
  private StateNotes() {}

  static String of(PlanNode node, PhysicalPlan plan) {
    if (node instanceof GroupAggregate aggregate) {
      return group(aggregate, plan);
    } else if (node instanceof WindowAggregate aggregate) {
      return window(aggregate);
    } else if (node instanceof Join join && join.time() != null) {
      return TimedJoinText.state(join);
    } else if (node instanceof Join join && join.ttl().until() != null) {
      return "state: the rows of both sides; freed when the watermark passes the window's end";
    } else if (node instanceof Join join) {
      return "state: the rows of both sides; left "
          + until(join.ttl().leftMillis())
          + ", right "
          + until(join.ttl().rightMillis());
    } else if (node instanceof AssignWindows assign && !assign.window().sliced()) {
      return "state: the rows of open sessions" + freed(assign.window());
    } else if (node instanceof MatchRecognize match) {
      return MatchText.state(match);
    } else if (node instanceof PlanNode.Extension extension) {
      return AnalyticText.state(extension, plan);
    } else if (node instanceof SortLimit sort) {
      return sort(sort);
    } else if (node instanceof Sink sink && sink.materialize()) {
      return "state: the rows of every primary key, to put them in order; "
          + until(sink.kept().stateTtlMillis());
    }
    return null;
  }

  static String until(long ttlMillis) {
    return ttlMillis == 0
        ? "kept for ever"
        : "kept " + Durations.text(ttlMillis) + " after the last change";
  }

  private static String group(GroupAggregate aggregate, PhysicalPlan plan) {
    if (aggregate.phase() == Phase.LOCAL) {
      return "state: none between checkpoints; a row a group while a bundle is collected";
    }
    PlanNode input = plan.node(aggregate.header().inputs().get(0));
    boolean retracts = input.header().changelog() != ChangelogMode.INSERT_ONLY;
    boolean values =
        aggregate.calls().stream().anyMatch(c -> c.distinct() || (retracts && isExtreme(c)));
    String what = aggregate.keys().isEmpty() ? "one row" : "a row a group";
    return "state: "
        + what
        + (values ? " and every distinct value" : "")
        + "; "
        + until(aggregate.stateTtlMillis());
  }

  private static boolean isExtreme(AggregateCall call) {
    return call.function().equals("MIN") || call.function().equals("MAX");
  }

  private static String window(WindowAggregate aggregate) {
    if (aggregate.phase() == Phase.LOCAL) {
      return "state: none between checkpoints; a row a group and slice while a bundle is collected";
    }
    boolean values = aggregate.calls().stream().anyMatch(AggregateCall::distinct);
    String unit =
        switch (aggregate.window().kind()) {
          case SESSION -> "session";
          case ATTACHED -> "window";
          default -> "slice";
        };
    return "state: a row a group and "
        + unit
        + (values ? " and every distinct value" : "")
        + freed(aggregate.window());
  }

  private static String freed(WindowSpec window) {
    return window.eventTime()
        ? "; freed when the watermark passes the window's end"
        : "; freed when the clock passes the window's end";
  }

  private static String sort(SortLimit sort) {
    if (sort.sort().isEmpty()) {
      return "state: how many rows came out";
    }
    return sort.limit() < 0
        ? "state: all rows, until the input ends"
        : "state: the first " + (sort.offset() + sort.limit()) + " rows, until the input ends";
  }
}
