package io.millrace.engine.translate;

import io.millrace.data.type.DataType;
import io.millrace.engine.codegen.aggregate.AggregateProgram;
import io.millrace.executor.operators.aggregate.GroupSpec;
import io.millrace.executor.operators.aggregate.OverAggregate;
import io.millrace.executor.operators.aggregate.OverSpec;
import io.millrace.executor.operators.rows.SortColumn;
import io.millrace.planner.plan.PlanNode.Phase;
import java.util.ArrayList;
import java.util.List;

/** OVER aggregates; what leaves a bounded frame is taken away from accumulators. */
final class OverTranslator implements NodeTranslator<io.millrace.planner.plan.OverAggregate> {
  @Override
  public Flow translate(io.millrace.planner.plan.OverAggregate node, Translation t) {
    Flow input = t.inputFlow(node);
    boolean bounded = node.frame().preceding() >= 0;
    AggregateProgram program =
        AggregateProgram.compile(
            input.types(), node.calls(), bounded, Phase.COMPLETE, t.surroundings, t.compiler);
    List<DataType> keyTypes = node.partition().stream().map(input.types()::get).toList();
    GroupSpec group =
        new GroupSpec(node.partition(), keyTypes, false, false, t.settings.stateTtlMillis());
    OverSpec.Timing timing = OverSpec.Timing.valueOf(node.timing().name());
    OverSpec spec =
        new OverSpec(
            input.types(),
            node.sort().stream()
                .map(k -> new SortColumn(k.column(), k.descending(), k.nullsFirst()))
                .toList(),
            timing,
            timing == OverSpec.Timing.EVENT_TIME ? node.sort().get(0).column() : -1,
            new OverSpec.Frame(node.frame().rows(), node.frame().preceding()));
    List<DataType> types = new ArrayList<>(input.types());
    types.addAll(program.layout().resultTypes());
    return t.graph.operator(
        input.keyed(node.partition(), keyTypes),
        node.header().identity(),
        node.header().description(),
        types,
        () -> new OverAggregate(spec, group, program.instance()));
  }
}
