package io.millrace.engine.translate;

import io.millrace.executor.operators.stateless.Buckets;
import io.millrace.executor.operators.stateless.Expand;
import java.util.List;

/** Rows once for every grouping set. */
final class ExpandTranslator implements NodeTranslator<io.millrace.planner.plan.Expand> {
  @Override
  public Flow translate(io.millrace.planner.plan.Expand node, Translation t) {
    Flow input = t.inputFlow(node);
    List<List<Integer>> nulled =
        node.sets().stream().map(io.millrace.planner.plan.Expand.GroupingSet::nulled).toList();
    List<List<Integer>> dealtBy =
        node.sets().stream().map(io.millrace.planner.plan.Expand.GroupingSet::dealtBy).toList();
    long[] ids = node.sets().stream().mapToLong(s -> s.id()).toArray();
    return t.graph.operator(
        input,
        node.header().identity(),
        node.header().description(),
        Flow.types(node.header().schema()),
        () ->
            node.buckets() == 0
                ? new Expand(input.types(), nulled, ids, null)
                : new Expand(
                    input.types(),
                    nulled,
                    ids,
                    new Buckets(input.types(), dealtBy, node.buckets())));
  }
}
