package io.millrace.engine.translate;

import io.millrace.data.type.DataType;
import io.millrace.engine.codegen.calc.Calc;
import io.millrace.engine.codegen.calc.CalcProgram;
import io.millrace.executor.kernel.RowPredicate;
import io.millrace.executor.operators.join.Join;
import io.millrace.executor.operators.join.JoinKind;
import io.millrace.executor.operators.join.JoinSide;
import io.millrace.executor.operators.join.JoinSpec;
import io.millrace.executor.operators.windowjoin.WindowJoin;
import io.millrace.planner.plan.Expression.ColumnRef;
import io.millrace.planner.plan.PlanNode;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A join that keeps both sides. */
final class JoinTranslator implements NodeTranslator<PlanNode.Join> {
  @Override
  public Flow translate(PlanNode.Join node, Translation t) {
    PlanNode leftNode = t.plan.node(node.header().inputs().get(0));
    PlanNode rightNode = t.plan.node(node.header().inputs().get(1));
    Flow left = t.flow(leftNode.header().id());
    Flow right = t.flow(rightNode.header().id());
    JoinSpec spec =
        new JoinSpec(
            kind(node.kind()),
            side(left, node.leftKeys(), leftNode, node.ttl().leftMillis()),
            side(right, node.rightKeys(), rightNode, node.ttl().rightMillis()),
            node.nullSafe());
    List<DataType> both = new ArrayList<>(left.types());
    both.addAll(right.types());
    CalcProgram condition =
        node.condition() == null ? null : t.calc(both, node.condition(), List.of());
    List<DataType> keyTypes = spec.keyTypes();
    if (node.ttl().until() != null) {
      return windowed(node, spec, condition, t);
    }
    Flow joined =
        t.graph.operator(
            List.of(left.keyed(node.leftKeys(), keyTypes), right.keyed(node.rightKeys(), keyTypes)),
            node.header().identity(),
            node.header().description(),
            Flow.types(node.header().schema()),
            () -> new Join(spec, condition == null ? null : predicate(condition, t)));
    boolean changes = node.kind() != PlanNode.JoinKind.INNER;
    return t.settings.batch() && changes ? FinalRows.of(joined, node, t) : joined;
  }

  /** A join by windows; it only ever inserts, in BATCH too. */
  private static Flow windowed(
      PlanNode.Join node, JoinSpec spec, CalcProgram condition, Translation t) {
    Flow left = t.flow(node.header().inputs().get(0));
    Flow right = t.flow(node.header().inputs().get(1));
    PlanNode.JoinWindow window = node.ttl().until();
    ZoneId zone = window.local() ? t.settings.session().zone() : null;
    TimeProgram leftEnd = end(left, node.leftKeys().get(window.endPair()), t);
    TimeProgram rightEnd = end(right, node.rightKeys().get(window.endPair()), t);
    return t.graph.operator(
        List.of(
            left.keyed(node.leftKeys(), spec.keyTypes()),
            right.keyed(node.rightKeys(), spec.keyTypes())),
        node.header().identity(),
        node.header().description(),
        Flow.types(node.header().schema()),
        () ->
            new WindowJoin(
                spec,
                zone,
                List.of(leftEnd.instance(t.context()), rightEnd.instance(t.context())),
                condition == null ? null : predicate(condition, t)));
  }

  private static TimeProgram end(Flow flow, int column, Translation t) {
    return TimeProgram.compile(new ColumnRef(column, flow.types().get(column)), flow.types(), t);
  }

  static RowPredicate predicate(CalcProgram condition, Translation t) {
    Calc calc = condition.instance(t.context());
    return calc::select;
  }

  /** The unique key of a side is one within the join key, if there is one: a row a key then. */
  static JoinSide side(Flow flow, List<Integer> keys, PlanNode node, long ttlMillis) {
    List<List<Integer>> unique = node.header().upsertKeys();
    List<Integer> best =
        unique.stream()
            .filter(keys::containsAll)
            .findFirst()
            .or(() -> unique.stream().min(Comparator.comparing(List::size)))
            .orElse(List.of());
    return new JoinSide(flow.types(), keys, best, ttlMillis);
  }

  private static JoinKind kind(PlanNode.JoinKind kind) {
    return JoinKind.valueOf(kind.name());
  }
}
