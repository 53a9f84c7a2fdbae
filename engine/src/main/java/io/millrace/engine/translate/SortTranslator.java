package io.millrace.engine.translate;

import io.millrace.executor.job.JobGraph.Singleton;
import io.millrace.executor.operators.sort.Limit;
import io.millrace.executor.operators.sort.SortLimit;
import io.millrace.planner.plan.ChangelogMode;
import io.millrace.planner.plan.PlanNode;
import java.util.List;

/** ORDER BY, OFFSET, LIMIT, all in one task. */
final class SortTranslator implements NodeTranslator<PlanNode.SortLimit> {
  @Override
  public Flow translate(PlanNode.SortLimit node, Translation t) {
    boolean changes = t.input(node).header().changelog() != ChangelogMode.INSERT_ONLY;
    Flow rows = t.inputFlow(node);
    // A source may tell changes in BATCH mode, too: only what is there at the end has an order.
    Flow input =
        (t.settings.batch() && changes ? FinalRows.of(rows, node, t) : rows)
            .spread(new Singleton());
    List<SortLimit.Key> keys =
        node.sort().stream()
            .map(k -> new SortLimit.Key(k.column(), k.descending(), k.nullsFirst()))
            .toList();
    return t.graph.operator(
        input,
        node.header().identity(),
        node.header().description(),
        input.types(),
        () ->
            keys.isEmpty()
                ? new Limit(node.offset(), node.limit())
                : new SortLimit(input.types(), keys, node.offset(), node.limit()));
  }
}
