package io.millrace.engine.translate;

import io.millrace.data.type.DataType;
import io.millrace.executor.operators.set.SetOperation;
import io.millrace.planner.plan.SetOperation.Kind;
import java.util.List;
import java.util.stream.IntStream;

/** INTERSECT and EXCEPT; rows are spread by all their columns. */
final class SetOperationTranslator
    implements NodeTranslator<io.millrace.planner.plan.SetOperation> {
  @Override
  public Flow translate(io.millrace.planner.plan.SetOperation node, Translation t) {
    List<DataType> types = Flow.types(node.header().schema());
    List<Integer> all = IntStream.range(0, types.size()).boxed().toList();
    List<Flow> inputs =
        node.header().inputs().stream().map(input -> t.flow(input).keyed(all, types)).toList();
    boolean intersect = node.kind() == Kind.INTERSECT;
    Flow rows =
        t.graph.operator(
            inputs,
            node.header().identity(),
            node.header().description(),
            types,
            () ->
                new SetOperation(
                    intersect, node.all(), types, inputs.size(), node.stateTtlMillis()));
    return t.settings.batch() && !intersect ? FinalRows.of(rows, node, t) : rows;
  }
}
