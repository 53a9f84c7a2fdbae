package io.millrace.planner.physical;

import io.millrace.planner.plan.AssignWindows;
import io.millrace.planner.plan.Distribution;
import io.millrace.planner.plan.Distribution.Hash;
import io.millrace.planner.plan.Distribution.Singleton;
import io.millrace.planner.plan.Expression.ColumnRef;
import io.millrace.planner.plan.MatchRecognize;
import io.millrace.planner.plan.MultiJoin;
import io.millrace.planner.plan.PlanNode;
import io.millrace.planner.plan.PlanNode.Calc;
import io.millrace.planner.plan.PlanNode.DropUpdateBefore;
import io.millrace.planner.plan.PlanNode.Exchange;
import io.millrace.planner.plan.PlanNode.GroupAggregate;
import io.millrace.planner.plan.PlanNode.Join;
import io.millrace.planner.plan.PlanNode.JoinKind;
import io.millrace.planner.plan.PlanNode.Phase;
import io.millrace.planner.plan.PlanNode.SortLimit;
import io.millrace.planner.plan.PlanNode.Unnest;
import io.millrace.planner.plan.PlanNode.Values;
import io.millrace.planner.plan.PlanNode.WatermarkAssigner;
import io.millrace.planner.plan.PlanNode.WindowAggregate;
import io.millrace.planner.plan.SetOperation;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** In which ways the rows of a node are known to be distributed. */
final class Placement {
  private Placement() {}

  static Set<Distribution> of(PlanRewriter plan, int id) {
    PlanNode node = plan.node(id);
    if (node instanceof Exchange exchange) {
      return Set.of(exchange.distribution());
    } else if (node instanceof Calc calc) {
      return through(calc, of(plan, input(node)));
    } else if (node instanceof WatermarkAssigner
        || node instanceof AssignWindows
        || node instanceof Unnest
        || node instanceof DropUpdateBefore) {
      return of(plan, input(node));
    } else if (node instanceof GroupAggregate g && g.phase() != Phase.LOCAL) {
      return grouped(g.keys().size());
    } else if (node instanceof WindowAggregate w && w.phase() != Phase.LOCAL) {
      return grouped(w.keys().size());
    } else if (node instanceof PlanNode.Analytic analytic && analytic.together() != null) {
      List<Integer> keys = analytic.together();
      return Set.of(keys.isEmpty() ? new Singleton() : new Hash(keys));
    } else if (node instanceof MatchRecognize match) {
      return grouped(match.rows().partition().size());
    } else if (node instanceof SetOperation) {
      return grouped(node.header().schema().size());
    } else if (node instanceof SortLimit || node instanceof Values) {
      return Set.of(new Singleton());
    } else if (node instanceof Join join) {
      return joined(plan, join);
    } else if (node instanceof MultiJoin join) {
      return joined(plan, join);
    }
    return Set.of();
  }

  private static int input(PlanNode node) {
    return node.header().inputs().get(0);
  }

  private static Set<Distribution> grouped(int keys) {
    return Set.of(
        keys == 0 ? new Singleton() : new Hash(IntStream.range(0, keys).boxed().toList()));
  }

  private static Set<Distribution> joined(PlanRewriter plan, Join join) {
    if (join.leftKeys().isEmpty()) {
      return Set.of(new Singleton());
    }
    Set<Distribution> result = new LinkedHashSet<>();
    // A row that stands alone is where its own key is, and has NULL in the other one.
    boolean leftPadded = join.kind() == JoinKind.RIGHT || join.kind() == JoinKind.FULL;
    if (!leftPadded) {
      result.add(new Hash(join.leftKeys()));
    }
    if (join.kind() == JoinKind.INNER || join.kind() == JoinKind.RIGHT) {
      int left = plan.schema(input(join)).size();
      result.add(new Hash(join.rightKeys().stream().map(k -> k + left).toList()));
    }
    return result;
  }

  private static Set<Distribution> joined(PlanRewriter plan, MultiJoin join) {
    Set<Distribution> result = new LinkedHashSet<>();
    int begin = 0;
    for (int i = 0; i < join.inputs().size(); i++) {
      int first = begin;
      // An outer input has NULL for a row that has no match there.
      if (!join.inputs().get(i).outer()) {
        result.add(new Hash(join.inputs().get(i).keys().stream().map(k -> k + first).toList()));
      }
      begin += plan.schema(join.header().inputs().get(i)).size();
    }
    return result;
  }

  /** Columns keep their place if the projection hands them on as they are. */
  private static Set<Distribution> through(Calc calc, Set<Distribution> below) {
    Set<Distribution> result = new LinkedHashSet<>();
    for (Distribution distribution : below) {
      if (!(distribution instanceof Hash hash)) {
        result.add(distribution);
        continue;
      }
      List<Integer> moved = new ArrayList<>();
      for (int column : hash.columns()) {
        moved.add(position(calc, column));
      }
      if (!moved.contains(-1)) {
        result.add(new Hash(moved));
      }
    }
    return result;
  }

  private static int position(Calc calc, int column) {
    for (int i = 0; i < calc.projections().size(); i++) {
      if (calc.projections().get(i) instanceof ColumnRef ref && ref.index() == column) {
        return i;
      }
    }
    return -1;
  }
}
