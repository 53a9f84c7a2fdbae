package io.millrace.engine.translate;

import io.millrace.data.batch.RowKind;
import io.millrace.data.column.Column;
import io.millrace.data.column.Columns;
import io.millrace.executor.operators.changelog.ToChangelog;
import io.millrace.planner.plan.ChangeCode;

/** Changes as rows. */
final class ToChangelogTranslator implements NodeTranslator<io.millrace.planner.plan.ToChangelog> {
  @Override
  public Flow translate(io.millrace.planner.plan.ToChangelog node, Translation t) {
    Flow input = t.inputFlow(node);
    String[] texts = new String[RowKind.values().length];
    for (ChangeCode code : node.codes()) {
      texts[code.kind().code()] = code.text();
    }
    int last = node.header().schema().size() - 1;
    Column codes = Columns.of(node.header().schema().get(last).type(), (Object[]) texts);
    return t.graph.operator(
        input,
        node.header().identity(),
        node.header().description(),
        Flow.types(node.header().schema()),
        () -> new ToChangelog(codes));
  }
}
