package io.millrace.engine.translate;

import io.millrace.executor.job.JobGraph.SourceHead;
import io.millrace.executor.spi.Source;
import io.millrace.planner.plan.PlanNode.Scan;
import java.util.List;

/** A table that is read. */
final class ScanTranslator implements NodeTranslator<Scan> {
  @Override
  public Flow translate(Scan node, Translation t) {
    Source source = t.tables.source(node);
    List<String> table = node.source().table();
    String name = table.get(table.size() - 1);
    String identity = t.graph.unique(node.header().identity());
    return t.graph.source(
        new SourceHead(identity, name, source), Flow.types(node.header().schema()));
  }
}
