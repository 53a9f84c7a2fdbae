package io.millrace.planner.convert;

import io.millrace.data.type.DataType.Field;
import io.millrace.planner.convert.Relation.TimeAttribute;
import io.millrace.planner.plan.SetOperation;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Intersect;
import org.apache.calcite.rel.core.SetOp;

/** INTERSECT and EXCEPT. */
final class SetOperationTranslator {
  private SetOperationTranslator() {}

  static Relation translate(PlanConverter c, SetOp rel) {
    List<Field> schema = new ArrayList<>(PlanConverter.schema(rel));
    List<Integer> inputs = new ArrayList<>();
    List<TimeAttribute> times = null;
    for (RelNode branch : rel.getInputs()) {
      Relation input = c.convert(branch);
      times = UnionTranslator.common(times, input.times());
      inputs.add(UnionTranslator.cast(c, input.node(), schema));
    }
    for (int i = 0; i < schema.size(); i++) {
      int column = i;
      boolean nullable =
          inputs.stream().anyMatch(in -> c.builder.schema(in).get(column).type().nullable());
      schema.set(i, new Field(schema.get(i).name(), schema.get(i).type().withNullable(nullable)));
    }
    SetOperation.Kind kind =
        rel instanceof Intersect ? SetOperation.Kind.INTERSECT : SetOperation.Kind.EXCEPT;
    int id =
        c.builder.add(
            h -> new SetOperation(h, kind, rel.all, c.settings.stateTtlMillis()),
            inputs,
            schema,
            kind.name());
    return new Relation(id, Relation.past(times));
  }
}
