package io.millrace.engine.translate;

import io.millrace.data.error.MillraceException;
import io.millrace.executor.job.JobGraph.SinkTail;
import io.millrace.executor.operators.stateless.Calc;
import io.millrace.executor.spi.Sink;
import io.millrace.planner.plan.PlanNode;
import java.util.ArrayList;
import java.util.List;

/** A table that is written. */
final class SinkTranslator implements NodeTranslator<PlanNode.Sink> {
  @Override
  public Flow translate(PlanNode.Sink node, Translation t) {
    Sink sink = t.tables.sink(node);
    Flow input = t.inputFlow(node);
    String name = node.table().get(node.table().size() - 1);
    if (node.materialize()) {
      throw MillraceException.notSupported(
          "writing to table '" + name + "' by a key that the query does not have");
    }
    List<Integer> required = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (int i = 0; i < node.columns().size(); i++) {
      if (!node.columns().get(i).type().nullable() && input.types().get(i).nullable()) {
        required.add(i);
        names.add(node.columns().get(i).name());
      }
    }
    String identity = node.header().identity();
    if (!required.isEmpty()) {
      input =
          t.graph.operator(
              input,
              identity + "-not-null",
              "NOT NULL",
              input.types(),
              () -> new Calc(new NotNullCheck(name, required, names, t.settings.dropNulls())));
    }
    t.graph.end(input, name, new SinkTail(t.graph.unique(identity), name, sink));
    return null;
  }
}
