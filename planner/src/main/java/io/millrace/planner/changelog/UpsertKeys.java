package io.millrace.planner.changelog;

import io.millrace.planner.physical.PlanRewriter;
import io.millrace.planner.plan.AssignWindows;
import io.millrace.planner.plan.PhysicalPlan;
import io.millrace.planner.plan.PlanNode;
import io.millrace.planner.plan.PlanNode.Calc;
import io.millrace.planner.plan.PlanNode.DropUpdateBefore;
import io.millrace.planner.plan.PlanNode.Exchange;
import io.millrace.planner.plan.PlanNode.GroupAggregate;
import io.millrace.planner.plan.PlanNode.Join;
import io.millrace.planner.plan.PlanNode.JoinKind;
import io.millrace.planner.plan.PlanNode.Phase;
import io.millrace.planner.plan.PlanNode.Result;
import io.millrace.planner.plan.PlanNode.Scan;
import io.millrace.planner.plan.PlanNode.Sink;
import io.millrace.planner.plan.PlanNode.SortLimit;
import io.millrace.planner.plan.PlanNode.Unnest;
import io.millrace.planner.plan.PlanNode.WatermarkAssigner;
import io.millrace.planner.plan.PlanNode.WindowAggregate;
import io.millrace.planner.plan.PlanNode.WindowProperty;
import io.millrace.planner.plan.WindowSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Finds sets of columns each of which identifies a row of a node's output at any time. An empty set
 * says that there is one row at most.
 */
public final class UpsertKeys implements UnaryOperator<PhysicalPlan> {
  /** More keys than this are not worth following. */
  private static final int MOST_KEYS = 16;

  @Override
  public PhysicalPlan apply(PhysicalPlan plan) {
    return PlanRewriter.rewrite(
        plan,
        (node, out) -> out.add(node.withHeader(node.header().withUpsertKeys(keys(node, out)))));
  }

  private static List<List<Integer>> keys(PlanNode node, PlanRewriter out) {
    if (node instanceof Scan) {
      return node.header().upsertKeys();
    } else if (node instanceof Calc calc) {
      return projected(calc, input(node, out));
    } else if (node instanceof GroupAggregate aggregate) {
      return aggregate.phase() == Phase.LOCAL ? List.of() : List.of(first(aggregate.keys().size()));
    } else if (node instanceof WindowAggregate aggregate) {
      return aggregate.phase() == Phase.LOCAL ? List.of() : windowKeys(aggregate);
    } else if (node instanceof Join join) {
      return joined(join, out);
    } else if (node instanceof Unnest unnest) {
      return unnested(unnest, input(node, out));
    } else if (node instanceof AssignWindows assign) {
      return assigned(assign, input(node, out));
    } else if (node instanceof PlanNode.Extension extension) {
      return AnalyticKeys.of(extension, out);
    } else if (node instanceof WatermarkAssigner
        || node instanceof Exchange
        || node instanceof SortLimit
        || node instanceof DropUpdateBefore
        || node instanceof Sink
        || node instanceof Result) {
      return input(node, out);
    }
    return List.of();
  }

  private static List<List<Integer>> input(PlanNode node, PlanRewriter out) {
    return out.node(node.header().inputs().get(0)).header().upsertKeys();
  }

  private static List<Integer> first(int columns) {
    return IntStream.range(0, columns).boxed().toList();
  }

  private static List<List<Integer>> projected(Calc calc, List<List<Integer>> keys) {
    List<List<Integer>> result = new ArrayList<>();
    for (List<Integer> key : keys) {
      List<Integer> moved = new ArrayList<>();
      for (int column : key) {
        for (int i = 0; i < calc.projections().size(); i++) {
          if (SameKey.identifies(calc.projections().get(i), column)) {
            moved.add(i);
            break;
          }
        }
      }
      if (moved.size() == key.size()) {
        result.add(sorted(moved.stream()));
      }
    }
    return result;
  }

  /** Group columns with the start, or with the end, of the window. */
  private static List<List<Integer>> windowKeys(WindowAggregate aggregate) {
    int keys = aggregate.keys().size();
    int properties = keys + aggregate.calls().size();
    List<List<Integer>> result = new ArrayList<>();
    for (int i = 0; i < aggregate.properties().size(); i++) {
      if (aggregate.properties().get(i) != WindowProperty.WINDOW_TIME) {
        result.add(sorted(Stream.concat(first(keys).stream(), Stream.of(properties + i))));
      }
    }
    return result;
  }

  /**
   * A row is in several windows, each with a start (HOP) and an end of its own. A row that is
   * updated may have come out of a session that was over already.
   */
  private static List<List<Integer>> assigned(AssignWindows assign, List<List<Integer>> keys) {
    int end = assign.header().schema().size() - 2;
    return assign.window().kind() == WindowSpec.Kind.TUMBLE
        ? keys
        : keys.stream().map(k -> sorted(Stream.concat(k.stream(), Stream.of(end)))).toList();
  }

  private static List<List<Integer>> unnested(Unnest unnest, List<List<Integer>> keys) {
    int ordinality = unnest.header().schema().size() - 1;
    return unnest.withOrdinality() && !unnest.outer()
        ? keys.stream().map(k -> sorted(Stream.concat(k.stream(), Stream.of(ordinality)))).toList()
        : List.of();
  }

  private static List<List<Integer>> joined(Join join, PlanRewriter out) {
    List<List<Integer>> left = keysOf(join, 0, out);
    if (join.kind() == JoinKind.SEMI || join.kind() == JoinKind.ANTI) {
      return left;
    }
    List<List<Integer>> right = keysOf(join, 1, out);
    int columns = out.schema(join.header().inputs().get(0)).size();
    boolean oneRight = right.stream().anyMatch(join.rightKeys()::containsAll);
    boolean oneLeft = left.stream().anyMatch(join.leftKeys()::containsAll);
    List<List<Integer>> result = new ArrayList<>();
    // Rows that stand alone have NULL in all columns of the other side: these are no key then.
    boolean leftPadded = join.kind() == JoinKind.RIGHT || join.kind() == JoinKind.FULL;
    boolean rightPadded = join.kind() == JoinKind.LEFT || join.kind() == JoinKind.FULL;
    if (oneRight && !leftPadded) {
      result.addAll(left);
    }
    if (oneLeft && !rightPadded) {
      right.forEach(key -> result.add(sorted(key.stream().map(k -> k + columns))));
    }
    for (List<Integer> a : left) {
      for (List<Integer> b : right) {
        List<Integer> both = sorted(Stream.concat(a.stream(), b.stream().map(k -> k + columns)));
        boolean implied = result.stream().anyMatch(both::containsAll);
        if (!implied && result.size() < MOST_KEYS) {
          result.add(both);
        }
      }
    }
    return result;
  }

  private static List<List<Integer>> keysOf(Join join, int side, PlanRewriter out) {
    return out.node(join.header().inputs().get(side)).header().upsertKeys();
  }

  private static List<Integer> sorted(Stream<Integer> columns) {
    return List.copyOf(columns.collect(java.util.stream.Collectors.toCollection(TreeSet::new)));
  }
}
