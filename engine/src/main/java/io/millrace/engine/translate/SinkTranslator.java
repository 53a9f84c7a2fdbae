package io.millrace.engine.translate;

import io.millrace.data.type.DataType;
import io.millrace.data.type.DataType.Field;
import io.millrace.engine.constraint.ConstraintCheck;
import io.millrace.engine.constraint.NotNullCheck;
import io.millrace.executor.job.JobGraph.SinkTail;
import io.millrace.executor.operators.sink.KeepFirst;
import io.millrace.executor.operators.sink.KeepLast;
import io.millrace.executor.operators.sink.SinkKeySpec;
import io.millrace.executor.operators.stateless.Calc;
import io.millrace.executor.spi.Sink;
import io.millrace.planner.plan.PlanNode;
import io.millrace.planner.plan.PlanNode.Conflict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A table that is written. */
final class SinkTranslator implements NodeTranslator<PlanNode.Sink> {
  @Override
  public Flow translate(PlanNode.Sink node, Translation t) {
    Sink sink = t.tables.sink(node);
    Flow input = t.inputFlow(node);
    String name = node.table().get(node.table().size() - 1);
    if (node.materialize()) {
      input = settled(node, input, sink.capabilities().updateBefore(), t);
    }
    List<Integer> required = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (int i = 0; i < node.columns().size(); i++) {
      if (!node.columns().get(i).type().nullable() && input.types().get(i).mayBeNull()) {
        required.add(i);
        names.add(node.columns().get(i).name());
      }
    }
    String identity = node.header().identity();
    boolean drops = t.settings.constraints().dropNulls();
    if (!required.isEmpty()) {
      input =
          t.graph.operator(
              input,
              identity + "-not-null",
              "NOT NULL",
              input.types(),
              () -> new Calc(new NotNullCheck(name, required, names, drops)));
    }
    List<Field> columns = node.columns().stream().map(c -> new Field(c.name(), c.type())).toList();
    ConstraintCheck check = ConstraintCheck.of(name, columns, t.settings.constraints());
    if (check != null) {
      input =
          t.graph.operator(
              input, identity + "-fit", "LENGTHS", input.types(), () -> new Calc(check));
    }
    t.graph.end(input, name, new SinkTail(t.graph.unique(identity), name, sink));
    return null;
  }

  /** Sees to it that one row stands for each primary key, though the query has another key. */
  private static Flow settled(PlanNode.Sink node, Flow input, boolean updateBefore, Translation t) {
    List<Field> columns = new ArrayList<>();
    for (int i = 0; i < node.columns().size(); i++) {
      columns.add(new Field(node.columns().get(i).name(), input.types().get(i)));
    }
    List<Integer> upsertKey =
        t.input(node).header().upsertKeys().stream()
            .min(Comparator.comparing(List::size))
            .orElse(List.of());
    SinkKeySpec spec =
        new SinkKeySpec(
            columns, node.primaryKey(), upsertKey, updateBefore, node.kept().stateTtlMillis());
    List<DataType> keyTypes = node.primaryKey().stream().map(input.types()::get).toList();
    boolean first = node.conflict() == Conflict.NOTHING || node.conflict() == Conflict.ERROR;
    boolean error = node.conflict() == Conflict.ERROR;
    return t.graph.operator(
        input.keyed(node.primaryKey(), keyTypes),
        node.header().identity() + "-key",
        "PRIMARY KEY",
        input.types(),
        () -> first ? new KeepFirst(spec, error) : new KeepLast(spec));
  }
}
