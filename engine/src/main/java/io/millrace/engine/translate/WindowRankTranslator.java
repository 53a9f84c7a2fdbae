package io.millrace.engine.translate;

import io.millrace.executor.operators.rows.SortColumn;
import io.millrace.executor.operators.windowrank.WindowTopN;
import io.millrace.executor.operators.windowrank.WindowTopNSpec;
import io.millrace.planner.plan.Expression.ColumnRef;
import io.millrace.planner.plan.WindowRank;
import java.util.List;

/** Top-N by windows. */
final class WindowRankTranslator implements NodeTranslator<WindowRank> {
  @Override
  public Flow translate(WindowRank node, Translation t) {
    Flow input = t.inputFlow(node);
    List<SortColumn> sort =
        node.sort().stream()
            .map(k -> new SortColumn(k.column(), k.descending(), k.nullsFirst()))
            .toList();
    WindowTopNSpec spec =
        new WindowTopNSpec(
            input.types(),
            node.partition(),
            sort,
            bounded(node.range().start()),
            bounded(node.range().end()),
            new WindowTopNSpec.Form(node.outputRank(), node.lastOfEquals()),
            Windows.zone(node.window(), t));
    int end = node.window().timeColumn();
    TimeProgram time =
        TimeProgram.compile(new ColumnRef(end, input.types().get(end)), input.types(), t);
    return t.graph.operator(
        input.keyed(node.partition(), node.partition().stream().map(input.types()::get).toList()),
        node.header().identity(),
        node.header().description(),
        Flow.types(node.header().schema()),
        () -> new WindowTopN(spec, time.instance(t.context())));
  }

  private static int bounded(long rank) {
    return (int) Math.min(rank, Integer.MAX_VALUE);
  }
}
