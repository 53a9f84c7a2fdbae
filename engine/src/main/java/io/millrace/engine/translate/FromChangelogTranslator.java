package io.millrace.engine.translate;

import io.millrace.executor.operators.changelog.FromChangelog;
import io.millrace.planner.plan.ChangeCode;
import java.util.List;

/** Rows as changes. */
final class FromChangelogTranslator
    implements NodeTranslator<io.millrace.planner.plan.FromChangelog> {
  @Override
  public Flow translate(io.millrace.planner.plan.FromChangelog node, Translation t) {
    Flow input = t.inputFlow(node);
    List<String> codes = node.codes().stream().map(ChangeCode::text).toList();
    byte[] kinds = new byte[codes.size()];
    for (int i = 0; i < kinds.length; i++) {
      kinds[i] = node.codes().get(i).kind().code();
    }
    String name = node.header().schema().get(node.op()).name();
    return t.graph.operator(
        input,
        node.header().identity(),
        node.header().description(),
        input.types(),
        () -> new FromChangelog(node.op(), name, codes, kinds));
  }
}
