package io.millrace.engine.translate;

import io.millrace.executor.operators.rank.TimeSort;
import io.millrace.executor.operators.rank.TopNSpec;
import io.millrace.executor.operators.rows.SortColumn;
import java.util.List;

/** ORDER BY event time. */
final class TimeSortTranslator implements NodeTranslator<io.millrace.planner.plan.TimeSort> {
  @Override
  public Flow translate(io.millrace.planner.plan.TimeSort node, Translation t) {
    Flow input = t.inputFlow(node).keyed(List.of(), List.of());
    List<SortColumn> sort =
        node.sort().stream()
            .map(k -> new SortColumn(k.column(), k.descending(), k.nullsFirst()))
            .toList();
    TopNSpec spec =
        new TopNSpec(
            input.types(),
            List.of(),
            sort,
            TopNSpec.Function.ROW_NUMBER,
            new TopNSpec.Range(1, Long.MAX_VALUE, -1),
            new TopNSpec.Form(false, false, true),
            0);
    return t.graph.operator(
        input,
        node.header().identity(),
        node.header().description(),
        input.types(),
        () -> new TimeSort(spec));
  }
}
