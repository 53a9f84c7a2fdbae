package io.millrace.engine.translate;

import io.millrace.data.type.DataType;
import io.millrace.data.type.DataType.Field;
import io.millrace.executor.operators.changelog.Normalize;
import io.millrace.planner.plan.ChangelogMode;
import io.millrace.planner.plan.ChangelogNormalize;
import java.util.ArrayList;
import java.util.List;

/** Changes by key of the newest rows. */
final class NormalizeTranslator implements NodeTranslator<ChangelogNormalize> {
  @Override
  public Flow translate(ChangelogNormalize node, Translation t) {
    Flow input = t.inputFlow(node);
    List<DataType> keyTypes = node.keys().stream().map(input.types()::get).toList();
    boolean before = node.header().changelog() == ChangelogMode.RETRACT;
    List<Field> columns = new ArrayList<>();
    for (int i = 0; i < input.types().size(); i++) {
      columns.add(new Field(node.header().schema().get(i).name(), input.types().get(i)));
    }
    return t.graph.operator(
        input.keyed(node.keys(), keyTypes),
        node.header().identity(),
        node.header().description(),
        input.types(),
        () -> new Normalize(columns, node.keys(), before, node.stateTtlMillis()));
  }
}
