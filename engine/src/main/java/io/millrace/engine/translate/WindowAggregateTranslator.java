package io.millrace.engine.translate;

import io.millrace.data.error.MillraceException;
import io.millrace.data.type.DataType;
import io.millrace.data.type.Types;
import io.millrace.engine.codegen.aggregate.AggregateProgram;
import io.millrace.executor.operator.Operator;
import io.millrace.executor.operators.window.LocalWindowAggregate;
import io.millrace.executor.operators.window.WindowAggregate;
import io.millrace.executor.operators.window.WindowSpec;
import io.millrace.planner.plan.ChangelogMode;
import io.millrace.planner.plan.Expression.ColumnRef;
import io.millrace.planner.plan.PlanNode;
import io.millrace.planner.plan.PlanNode.Phase;
import io.millrace.planner.plan.PlanNode.WindowProperty;
import io.millrace.planner.plan.WindowSpec.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** GROUP BY over windows. */
final class WindowAggregateTranslator implements NodeTranslator<PlanNode.WindowAggregate> {
  /** Groups that a LOCAL phase holds at most. */
  private static final int LOCAL_GROUPS = 1 << 14;

  @Override
  public Flow translate(PlanNode.WindowAggregate node, Translation t) {
    Flow input = t.inputFlow(node);
    PlanNode rows = LocalPhase.rowsOf(node, node.phase(), t);
    if (rows.header().changelog() == ChangelogMode.UPSERT) {
      throw MillraceException.notSupported("windows over updates without what they replace");
    }
    boolean retracts = rows.header().changelog() == ChangelogMode.RETRACT;
    List<DataType> rowTypes = Flow.types(rows.header().schema());
    if (node.window().kind() == Kind.SESSION) {
      return Sessions.aggregate(
          node,
          AggregateProgram.compileMerging(
              rowTypes, node.calls(), retracts, t.surroundings, t.compiler),
          t);
    }
    AggregateProgram program =
        AggregateProgram.compile(
            rowTypes, node.calls(), retracts, node.phase(), t.surroundings, t.compiler);
    List<DataType> keyTypes = node.keys().stream().map(input.types()::get).toList();
    WindowSpec spec = spec(node, keyTypes, t);
    boolean local = node.phase() == Phase.LOCAL;
    return t.graph.operator(
        local ? input : input.keyed(node.keys(), keyTypes),
        node.header().identity() + (local ? "-local" : ""),
        node.header().description(),
        local ? sent(keyTypes, program) : Flow.types(node.header().schema()),
        operators(node, spec, program, input, t));
  }

  private static WindowSpec spec(
      PlanNode.WindowAggregate node, List<DataType> keyTypes, Translation t) {
    List<WindowSpec.Property> properties =
        node.properties().stream().map(WindowAggregateTranslator::property).toList();
    return new WindowSpec(
        node.keys(),
        keyTypes,
        Windows.frame(node.window()),
        Windows.zone(node.window(), t),
        properties);
  }

  private static WindowSpec.Property property(WindowProperty property) {
    return switch (property) {
      case WINDOW_START -> WindowSpec.Property.START;
      case WINDOW_END -> WindowSpec.Property.END;
      case WINDOW_TIME -> WindowSpec.Property.TIME;
    };
  }

  private static List<DataType> sent(List<DataType> keyTypes, AggregateProgram program) {
    List<DataType> types = new ArrayList<>(keyTypes);
    types.addAll(program.layout().accumulatorTypes());
    types.add(Types.BIGINT.withNullable(false));
    return types;
  }

  private static Supplier<Operator> operators(
      PlanNode.WindowAggregate node,
      WindowSpec spec,
      AggregateProgram program,
      Flow input,
      Translation t) {
    if (node.phase() == Phase.GLOBAL) {
      return () -> WindowAggregate.global(spec, program.instance());
    } else if (!node.window().eventTime()) {
      return () -> WindowAggregate.processingTime(spec, program.instance());
    }
    int column = node.window().timeColumn();
    TimeProgram time =
        TimeProgram.compile(new ColumnRef(column, input.types().get(column)), input.types(), t);
    if (node.window().kind() == Kind.ATTACHED) {
      return () -> WindowAggregate.attached(spec, time.instance(t.context()), program.instance());
    }
    return node.phase() == Phase.LOCAL
        ? () ->
            new LocalWindowAggregate(
                spec, time.instance(t.context()), LOCAL_GROUPS, program.instance())
        : () -> WindowAggregate.eventTime(spec, time.instance(t.context()), program.instance());
  }
}
