package io.millrace.planner.changelog;

import io.millrace.planner.config.PlannerSettings;
import io.millrace.planner.config.PlannerSettings.Mode;
import io.millrace.planner.error.PlanException;
import io.millrace.planner.message.ClausePlaces;
import io.millrace.planner.message.ClausePlaces.Clause;
import io.millrace.planner.physical.PlanRewriter;
import io.millrace.planner.plan.AssignWindows;
import io.millrace.planner.plan.ChangelogMode;
import io.millrace.planner.plan.ChangelogNormalize;
import io.millrace.planner.plan.Expand;
import io.millrace.planner.plan.Expressions;
import io.millrace.planner.plan.FromChangelog;
import io.millrace.planner.plan.MatchRecognize;
import io.millrace.planner.plan.MultiJoin;
import io.millrace.planner.plan.OverAggregate;
import io.millrace.planner.plan.OverAggregate.Timing;
import io.millrace.planner.plan.PhysicalPlan;
import io.millrace.planner.plan.PlanNode;
import io.millrace.planner.plan.PlanNode.Calc;
import io.millrace.planner.plan.PlanNode.DropUpdateBefore;
import io.millrace.planner.plan.PlanNode.GroupAggregate;
import io.millrace.planner.plan.PlanNode.Join;
import io.millrace.planner.plan.PlanNode.JoinKind;
import io.millrace.planner.plan.PlanNode.Phase;
import io.millrace.planner.plan.PlanNode.Scan;
import io.millrace.planner.plan.PlanNode.Sink;
import io.millrace.planner.plan.PlanNode.SortLimit;
import io.millrace.planner.plan.PlanNode.UnionAll;
import io.millrace.planner.plan.PlanNode.Values;
import io.millrace.planner.plan.PlanNode.WatermarkAssigner;
import io.millrace.planner.plan.PlanNode.WindowAggregate;
import io.millrace.planner.plan.Rank;
import io.millrace.planner.plan.SetOperation;
import io.millrace.planner.plan.TimeSort;
import io.millrace.planner.plan.ToChangelog;
import io.millrace.planner.plan.WindowRank;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * Says of every node which kinds of rows come out. First, from the outputs up, who needs -U; then,
 * from the sources down, what each node yields given what it reads. Where a source sends -U that
 * nobody needs, they are dropped behind it; where only some readers need them, before the others'
 * sinks.
 */
public final class ChangelogModes implements UnaryOperator<PhysicalPlan> {
  private final Mode mode;
  private final long stateTtlMillis;
  private final Predicate<Sink> takesUpserts;
  private final Predicate<String> varies;
  private final ClausePlaces clauses;

  /**
   * @param takesUpserts whether a sink applies +U without the -U before
   * @param varies whether calls of a function differ although their arguments do not
   * @param clauses where clauses stand, for errors
   */
  public ChangelogModes(
      PlannerSettings settings,
      Predicate<Sink> takesUpserts,
      Predicate<String> varies,
      ClausePlaces clauses) {
    this.varies = varies;
    this.clauses = clauses;
    this.mode = settings.mode();
    this.stateTtlMillis = settings.stateTtlMillis();
    this.takesUpserts = takesUpserts;
  }

  /** The widest kinds that every node may yield: as if -U were needed everywhere. */
  public PhysicalPlan widest(PhysicalPlan plan) {
    return PlanRewriter.rewrite(
        plan,
        (node, out) -> {
          PlanNode kept = node instanceof SortLimit sort ? limited(sort, out) : node;
          return out.add(kept.withHeader(kept.header().withChangelog(yielded(kept, true, out))));
        });
  }

  /** LIMIT over rows that are updated keeps all of them, so that others can take their places. */
  private PlanNode limited(SortLimit limit, PlanRewriter out) {
    boolean updated = read(limit, out) != ChangelogMode.INSERT_ONLY;
    if (mode == Mode.BATCH || !updated || !limit.sort().isEmpty()) {
      return limit;
    }
    long end = limit.limit() < 0 ? Long.MAX_VALUE : limit.offset() + limit.limit();
    Rank.Range range = new Rank.Range(limit.offset() + 1, end, -1);
    return new Rank(
        limit.header(),
        Rank.Function.ROW_NUMBER,
        List.of(),
        List.of(),
        Rank.Order.VALUES,
        range,
        new Rank.Kept(false, stateTtlMillis));
  }

  @Override
  public PhysicalPlan apply(PhysicalPlan plan) {
    boolean[] before = needed(plan);
    return PlanRewriter.rewrite(plan, (node, out) -> place(node, before, out));
  }

  /** For each node whether somebody needs -U from it. */
  private boolean[] needed(PhysicalPlan plan) {
    boolean[] before = new boolean[plan.nodes().size()];
    Trends trends = new Trends(plan, varies);
    for (int i = before.length - 1; i >= 0; i--) {
      PlanNode node = plan.node(i);
      List<Integer> inputs = node.header().inputs();
      for (int n = 0; n < inputs.size(); n++) {
        int input = inputs.get(n);
        boolean versions = n == 1 && TimedJoins.keepsVersions(node);
        before[input] |= !versions && needs(node, before[i], plan.node(input), trends);
      }
    }
    return before;
  }

  private boolean needs(PlanNode node, boolean asked, PlanNode input, Trends trends) {
    if (node instanceof ChangelogNormalize || node instanceof Rank rank && rank.key() != null) {
      return false;
    } else if (node instanceof Sink sink) {
      return needs(sink);
    } else if (node instanceof Calc calc) {
      return asked || (calc.condition() != null && !onlyOnKey(calc, input) && !trends.stays(calc));
    } else if (node instanceof Expand
        || node instanceof UnionAll
        || node instanceof WatermarkAssigner
        || node instanceof PlanNode.Exchange) {
      return asked;
    }
    return true;
  }

  private boolean needs(Sink sink) {
    return sink.materialize() || !takesUpserts.test(sink);
  }

  /** A row with the same key stays in, or out, when it is updated. */
  private static boolean onlyOnKey(Calc calc, PlanNode input) {
    Set<Integer> columns = Expressions.columns(List.of(calc.condition()));
    return input.header().upsertKeys().stream().anyMatch(key -> key.containsAll(columns));
  }

  private int place(PlanNode node, boolean[] before, PlanRewriter out) {
    boolean asked = before[node.header().id()];
    ChangelogMode yielded = yielded(node, asked, out);
    if (node instanceof GroupAggregate aggregate) {
      node =
          new GroupAggregate(
              aggregate.header(),
              aggregate.keys(),
              aggregate.calls(),
              aggregate.phase(),
              yielded == ChangelogMode.RETRACT,
              aggregate.stateTtlMillis());
    }
    if (node instanceof Sink sink && !needs(sink)) {
      node = sink.withHeader(sink.header().withInputs(List.of(withoutBefore(sink, out))));
    }
    int id = out.add(node.withHeader(node.header().withChangelog(yielded(node, asked, out))));
    boolean superfluous =
        node instanceof Scan
            && yielded == ChangelogMode.RETRACT
            && !asked
            && !node.header().upsertKeys().isEmpty();
    return superfluous ? drop(id, out) : id;
  }

  /**
   * The sink's input; without -U if somebody else made it send them. A -U whose +U may have been
   * filtered out is a deletion, and stays.
   */
  private static int withoutBefore(Sink sink, PlanRewriter out) {
    int input = sink.header().inputs().get(0);
    boolean sent = out.node(input).header().changelog() == ChangelogMode.RETRACT;
    return sent && !sink.primaryKey().isEmpty() && inPairs(input, out) ? drop(input, out) : input;
  }

  /** Whether after each -U a +U with the same key is sure to follow. */
  private static boolean inPairs(int id, PlanRewriter out) {
    PlanNode node = out.node(id);
    if (node instanceof Scan
        || node instanceof GroupAggregate
        || node instanceof ChangelogNormalize) {
      return !node.header().upsertKeys().isEmpty();
    }
    boolean passes =
        node instanceof WatermarkAssigner
            || node instanceof PlanNode.Exchange
            || (node instanceof Calc calc
                && (calc.condition() == null
                    || onlyOnKey(calc, out.node(node.header().inputs().get(0)))));
    return passes && inPairs(node.header().inputs().get(0), out);
  }

  private static int drop(int input, PlanRewriter out) {
    return out.add(
        new DropUpdateBefore(
            out.node(input)
                .header()
                .withInputs(List.of(input))
                .withChangelog(ChangelogMode.UPSERT)));
  }

  private ChangelogMode yielded(PlanNode node, boolean before, PlanRewriter out) {
    if (node instanceof Scan) {
      return node.header().changelog();
    } else if (node instanceof Values || node instanceof WindowAggregate) {
      return ChangelogMode.INSERT_ONLY;
    }
    ChangelogMode read = read(node, out);
    boolean inserts = read == ChangelogMode.INSERT_ONLY;
    if (node instanceof AssignWindows assign && !assign.window().sliced()) {
      // What a session holds when it is over comes out, and never changes again.
      return ChangelogMode.INSERT_ONLY;
    }
    if (node instanceof WindowRank && !inserts) {
      throw PlanException.refused(
          clauses.of(Clause.OVER),
          "ROW_NUMBER by window_start and window_end over rows that are updated",
          "rank the rows before they are given windows, or rows that are only inserted");
    }
    if (node instanceof GroupAggregate aggregate) {
      return grouped(aggregate, inserts, before);
    } else if (node instanceof Join join && join.time() != null) {
      return TimedJoins.yielded(join, out, clauses.of(Clause.JOIN));
    } else if (node instanceof Join join && join.ttl().until() != null) {
      return windowed(inserts);
    } else if (node instanceof Join join) {
      boolean grows =
          mode == Mode.BATCH || join.kind() == JoinKind.INNER || join.kind() == JoinKind.SEMI;
      return inserts && grows ? ChangelogMode.INSERT_ONLY : ChangelogMode.RETRACT;
    } else if (node instanceof MultiJoin join) {
      boolean grows = join.inputs().stream().noneMatch(MultiJoin.Input::outer);
      return inserts && grows ? ChangelogMode.INSERT_ONLY : ChangelogMode.RETRACT;
    } else if (node instanceof Rank rank) {
      return ranked(rank, inserts, before);
    } else if (node instanceof ChangelogNormalize) {
      return before ? ChangelogMode.RETRACT : ChangelogMode.UPSERT;
    } else if (node instanceof ToChangelog) {
      return ChangelogMode.INSERT_ONLY;
    } else if (node instanceof FromChangelog) {
      return changes(inserts);
    } else if (node instanceof SetOperation set) {
      boolean grows = mode == Mode.BATCH || set.kind() == SetOperation.Kind.INTERSECT;
      return inserts && grows ? ChangelogMode.INSERT_ONLY : ChangelogMode.RETRACT;
    } else if (node instanceof MatchRecognize && !inserts) {
      throw PlanException.refused(
          clauses.of(Clause.MATCH_RECOGNIZE),
          "MATCH_RECOGNIZE over rows that are updated",
          "match the rows before they are grouped or joined");
    } else if (node instanceof OverAggregate over && over.timing() == Timing.REVISED) {
      return ChangelogMode.RETRACT;
    } else if (node instanceof OverAggregate && !inserts) {
      throw PlanException.refused(
          clauses.of(Clause.OVER),
          "OVER ordered by a time attribute, of rows that are updated",
          "order by a column that is no time attribute, from UNBOUNDED PRECEDING, or SET"
              + " 'execution.runtime-mode' = 'BATCH'");
    } else if (node instanceof TimeSort && !inserts) {
      throw PlanException.refused(
          clauses.of(Clause.ORDER_BY),
          "ORDER BY in STREAMING mode over rows that are updated",
          "add LIMIT, or SET 'execution.runtime-mode' = 'BATCH'");
    } else if (node instanceof SortLimit) {
      return ChangelogMode.INSERT_ONLY;
    }
    return read;
  }

  private ChangelogMode changes(boolean inserts) {
    if (!inserts) {
      throw PlanException.refused(
          clauses.of(Clause.FROM_CHANGELOG),
          "FROM_CHANGELOG of rows that are updated",
          "read changes that are each a row of its own, as TO_CHANGELOG gives them");
    }
    return ChangelogMode.RETRACT;
  }

  private ChangelogMode windowed(boolean inserts) {
    if (!inserts) {
      throw PlanException.refused(
          clauses.of(Clause.JOIN),
          "a join by window_start and window_end of rows that are updated",
          "join the rows before they are given windows");
    }
    return ChangelogMode.INSERT_ONLY;
  }

  /** The widest of the kinds that a node reads. */
  private static ChangelogMode read(PlanNode node, PlanRewriter out) {
    ChangelogMode widest = ChangelogMode.INSERT_ONLY;
    for (int input : node.header().inputs()) {
      ChangelogMode each = out.node(input).header().changelog();
      widest = each.compareTo(widest) > 0 ? each : widest;
    }
    return widest;
  }

  private ChangelogMode grouped(GroupAggregate aggregate, boolean inserts, boolean before) {
    boolean once =
        mode == Mode.BATCH
            || aggregate.phase() == Phase.LOCAL
            || (aggregate.calls().isEmpty() && inserts);
    if (once) {
      return ChangelogMode.INSERT_ONLY;
    }
    return before ? ChangelogMode.RETRACT : ChangelogMode.UPSERT;
  }

  private ChangelogMode ranked(Rank rank, boolean inserts, boolean before) {
    boolean first = rank.deduplicates(inserts) && !rank.keepsLast();
    if (mode == Mode.BATCH || first) {
      return ChangelogMode.INSERT_ONLY;
    }
    return before || rank.header().upsertKeys().isEmpty()
        ? ChangelogMode.RETRACT
        : ChangelogMode.UPSERT;
  }
}
