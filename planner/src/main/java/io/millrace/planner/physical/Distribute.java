package io.millrace.planner.physical;

import io.millrace.data.type.DataType.Field;
import io.millrace.planner.config.PlannerSettings;
import io.millrace.planner.config.PlannerSettings.AggregatePhase;
import io.millrace.planner.plan.AggregateCall;
import io.millrace.planner.plan.AssignWindows;
import io.millrace.planner.plan.ChangelogMode;
import io.millrace.planner.plan.Distribution;
import io.millrace.planner.plan.Distribution.Hash;
import io.millrace.planner.plan.Distribution.Singleton;
import io.millrace.planner.plan.Header;
import io.millrace.planner.plan.MatchRecognize;
import io.millrace.planner.plan.MultiJoin;
import io.millrace.planner.plan.PhysicalPlan;
import io.millrace.planner.plan.PlanNode;
import io.millrace.planner.plan.PlanNode.Exchange;
import io.millrace.planner.plan.PlanNode.GroupAggregate;
import io.millrace.planner.plan.PlanNode.Join;
import io.millrace.planner.plan.PlanNode.Phase;
import io.millrace.planner.plan.PlanNode.Result;
import io.millrace.planner.plan.PlanNode.Sink;
import io.millrace.planner.plan.PlanNode.SortLimit;
import io.millrace.planner.plan.PlanNode.WindowAggregate;
import io.millrace.planner.plan.SetOperation;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * Puts an exchange where rows that belong together may be apart, and prepares aggregates before the
 * exchange where that pays. An exchange that would change nothing is left out.
 */
public final class Distribute implements UnaryOperator<PhysicalPlan> {
  private static final Set<String> MERGEABLE = Set.of("COUNT", "SUM", "$SUM0", "AVG");
  private static final Set<String> MERGEABLE_INSERTS =
      Set.of("MIN", "MAX", "STDDEV_POP", "STDDEV_SAMP", "VAR_POP", "VAR_SAMP");

  private final PlannerSettings settings;

  public Distribute(PlannerSettings settings) {
    this.settings = settings;
  }

  @Override
  public PhysicalPlan apply(PhysicalPlan plan) {
    return PlanRewriter.rewrite(plan, this::distribute);
  }

  private int distribute(PlanNode node, PlanRewriter out) {
    if (node instanceof GroupAggregate aggregate) {
      return aggregate(aggregate, out);
    } else if (node instanceof WindowAggregate aggregate) {
      return window(aggregate, out);
    } else if (node instanceof Join join) {
      int left = exchange(join.header().inputs().get(0), by(join.leftKeys()), out);
      int right = exchange(join.header().inputs().get(1), by(join.rightKeys()), out);
      return out.add(join.withHeader(join.header().withInputs(List.of(left, right))));
    } else if (node instanceof MultiJoin join) {
      List<Integer> inputs = new ArrayList<>();
      for (int i = 0; i < join.inputs().size(); i++) {
        inputs.add(exchange(join.header().inputs().get(i), by(join.inputs().get(i).keys()), out));
      }
      return out.add(join.withHeader(join.header().withInputs(inputs)));
    } else if (node instanceof PlanNode.Analytic analytic && analytic.together() != null) {
      return over(node, by(analytic.together()), out);
    } else if (node instanceof MatchRecognize match) {
      return over(node, by(match.rows().partition()), out);
    } else if (node instanceof SetOperation) {
      Distribution rows =
          new Hash(IntStream.range(0, node.header().schema().size()).boxed().toList());
      List<Integer> inputs =
          node.header().inputs().stream().map(input -> exchange(input, rows, out)).toList();
      return out.add(node.withHeader(node.header().withInputs(inputs)));
    } else if (node instanceof AssignWindows assign && !assign.window().sliced()) {
      return over(node, by(assign.keys()), out);
    } else if (node instanceof SortLimit || node instanceof Result) {
      return over(node, new Singleton(), out);
    } else if (node instanceof Sink sink && sink.materialize()) {
      return over(node, new Hash(sink.primaryKey()), out);
    }
    return out.add(node);
  }

  private static Distribution by(List<Integer> keys) {
    return keys.isEmpty() ? new Singleton() : new Hash(keys);
  }

  private static int over(PlanNode node, Distribution distribution, PlanRewriter out) {
    int input = exchange(node.header().inputs().get(0), distribution, out);
    return out.add(node.withHeader(node.header().withInputs(List.of(input))));
  }

  private static int exchange(int input, Distribution wanted, PlanRewriter out) {
    PlanNode node = out.node(input);
    if (Placement.of(out, input).contains(wanted)) {
      return input;
    }
    Header header = node.header().withInputs(List.of(input));
    return out.add(new Exchange(header, wanted));
  }

  private int aggregate(GroupAggregate aggregate, PlanRewriter out) {
    int input = aggregate.header().inputs().get(0);
    Distribution wanted = by(aggregate.keys());
    boolean split =
        twoPhases(settings.aggregation().miniBatch())
            && !aggregate.calls().isEmpty()
            && mergeable(aggregate.calls(), out.node(input))
            && !Placement.of(out, input).contains(wanted);
    if (!split) {
      return over(aggregate, wanted, out);
    }
    GroupAggregate local =
        new GroupAggregate(
            local(aggregate.header(), aggregate.keys(), out),
            aggregate.keys(),
            aggregate.calls(),
            Phase.LOCAL,
            false,
            0);
    List<Integer> keys = IntStream.range(0, aggregate.keys().size()).boxed().toList();
    int exchanged = exchange(out.add(local), by(keys), out);
    return out.add(
        new GroupAggregate(
            aggregate.header().withInputs(List.of(exchanged)),
            keys,
            aggregate.calls(),
            Phase.GLOBAL,
            aggregate.emitUpdateBefore(),
            aggregate.stateTtlMillis()));
  }

  private int window(WindowAggregate aggregate, PlanRewriter out) {
    int input = aggregate.header().inputs().get(0);
    Distribution wanted = by(aggregate.keys());
    boolean split =
        twoPhases(true)
            && aggregate.window().eventTime()
            && aggregate.window().sliced()
            && mergeable(aggregate.calls(), out.node(input))
            && out.node(input).header().changelog() == ChangelogMode.INSERT_ONLY
            && !Placement.of(out, input).contains(wanted);
    if (!split) {
      return over(aggregate, wanted, out);
    }
    WindowAggregate local =
        new WindowAggregate(
            local(aggregate.header(), aggregate.keys(), out),
            aggregate.window(),
            aggregate.keys(),
            aggregate.calls(),
            List.of(),
            Phase.LOCAL);
    List<Integer> keys = IntStream.range(0, aggregate.keys().size()).boxed().toList();
    int exchanged = exchange(out.add(local), by(keys), out);
    return out.add(
        new WindowAggregate(
            aggregate.header().withInputs(List.of(exchanged)),
            aggregate.window(),
            keys,
            aggregate.calls(),
            aggregate.properties(),
            Phase.GLOBAL));
  }

  private boolean twoPhases(boolean pays) {
    return settings.parallelism() > 1
        && pays
        && settings.aggregation().phase() != AggregatePhase.ONE_PHASE;
  }

  private static boolean mergeable(List<AggregateCall> calls, PlanNode input) {
    return isMergeable(calls, input.header().changelog() == ChangelogMode.INSERT_ONLY);
  }

  /**
   * Whether groups can be put together from parts.
   *
   * @param inserts whether rows are only ever inserted
   */
  public static boolean isMergeable(List<AggregateCall> calls, boolean inserts) {
    return calls.stream()
        .allMatch(
            call ->
                !call.distinct()
                    && (MERGEABLE.contains(call.function())
                        || (inserts && MERGEABLE_INSERTS.contains(call.function()))));
  }

  /** A LOCAL phase says of its output only the group columns. */
  private static Header local(Header header, List<Integer> keys, PlanRewriter out) {
    List<Field> schema = new ArrayList<>();
    List<Field> input = out.schema(header.inputs().get(0));
    keys.forEach(key -> schema.add(input.get(key)));
    return header
        .withSchema(schema)
        .withChangelog(ChangelogMode.INSERT_ONLY)
        .withUpsertKeys(List.of());
  }
}
