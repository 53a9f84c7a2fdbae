package io.millrace.engine.translate;

import io.millrace.data.type.DataType;
import io.millrace.engine.codegen.calc.Calc;
import io.millrace.engine.codegen.calc.CalcProgram;
import io.millrace.executor.kernel.RowPredicate;
import io.millrace.executor.operator.Operator;
import io.millrace.executor.operators.interval.IntervalJoin;
import io.millrace.executor.operators.interval.IntervalSpec;
import io.millrace.executor.operators.temporal.TemporalJoin;
import io.millrace.executor.operators.temporal.TemporalSpec;
import io.millrace.planner.plan.Expression.ColumnRef;
import io.millrace.planner.plan.JoinTime;
import io.millrace.planner.plan.PlanNode.Join;
import io.millrace.planner.plan.PlanNode.JoinKind;
import java.util.ArrayList;
import java.util.List;

/** Interval and temporal joins. */
final class TimedJoinTranslator implements NodeTranslator<Join> {
  @Override
  public Flow translate(Join node, Translation t) {
    Flow left = t.flow(node.header().inputs().get(0));
    Flow right = t.flow(node.header().inputs().get(1));
    Kernels kernels = Kernels.compile(node, left, right, t);
    if (node.time() instanceof JoinTime.Interval interval) {
      IntervalSpec spec = spec(node, interval, left, right);
      return add(node, left, right, spec.keyTypes(), t, () -> interval(spec, kernels, t));
    }
    TemporalSpec spec =
        new TemporalSpec(
            new TemporalSpec.Side(left.types(), node.leftKeys()),
            new TemporalSpec.Side(right.types(), node.rightKeys()),
            node.nullSafe(),
            node.kind() == JoinKind.LEFT);
    return add(node, left, right, spec.keyTypes(), t, () -> temporal(spec, kernels, t));
  }

  private static Flow add(
      Join node,
      Flow left,
      Flow right,
      List<DataType> keyTypes,
      Translation t,
      java.util.function.Supplier<Operator> operators) {
    return t.graph.operator(
        List.of(left.keyed(node.leftKeys(), keyTypes), right.keyed(node.rightKeys(), keyTypes)),
        node.header().identity(),
        node.header().description(),
        Flow.types(node.header().schema()),
        operators);
  }

  private static IntervalSpec spec(Join node, JoinTime.Interval time, Flow left, Flow right) {
    boolean leftOuter = node.kind() == JoinKind.LEFT || node.kind() == JoinKind.FULL;
    boolean rightOuter = node.kind() == JoinKind.RIGHT || node.kind() == JoinKind.FULL;
    return new IntervalSpec(
        new IntervalSpec.Side(left.types(), node.leftKeys(), leftOuter),
        new IntervalSpec.Side(right.types(), node.rightKeys(), rightOuter),
        node.nullSafe(),
        time.lowerMillis(),
        time.upperMillis(),
        time.eventTime());
  }

  private static Operator interval(IntervalSpec spec, Kernels kernels, Translation t) {
    return new IntervalJoin(
        spec,
        kernels.predicate(t),
        spec.eventTime() ? kernels.leftTime.instance(t.context()) : null,
        spec.eventTime() ? kernels.rightTime.instance(t.context()) : null);
  }

  private static Operator temporal(TemporalSpec spec, Kernels kernels, Translation t) {
    return new TemporalJoin(
        spec,
        kernels.predicate(t),
        kernels.leftTime.instance(t.context()),
        kernels.rightTime.instance(t.context()));
  }

  /** What is compiled for a join. */
  private record Kernels(CalcProgram condition, TimeProgram leftTime, TimeProgram rightTime) {
    static Kernels compile(Join node, Flow left, Flow right, Translation t) {
      List<DataType> both = new ArrayList<>(left.types());
      both.addAll(right.types());
      return new Kernels(
          node.condition() == null ? null : t.calc(both, node.condition(), List.of()),
          time(node.time().leftTime(), left, t),
          time(node.time().rightTime(), right, t));
    }

    private static TimeProgram time(int column, Flow input, Translation t) {
      ColumnRef ref = new ColumnRef(column, input.types().get(column));
      return TimeProgram.compile(ref, input.types(), t);
    }

    RowPredicate predicate(Translation t) {
      if (condition == null) {
        return null;
      }
      Calc calc = condition.instance(t.context());
      return calc::select;
    }
  }
}
