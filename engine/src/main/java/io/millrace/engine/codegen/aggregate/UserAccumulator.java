package io.millrace.engine.codegen.aggregate;

import io.millrace.engine.codegen.expression.NestedForms;
import io.millrace.engine.codegen.expression.Value;
import io.millrace.engine.codegen.source.KernelSource;
import io.millrace.functions.user.AggregateTarget;
import java.util.List;

/** The accumulator of a user's function, kept in bytes. */
record UserAccumulator(Input input, List<Integer> arguments, AggregateTarget target)
    implements BytesAccumulator {
  private static final String USERS = "io.millrace.engine.codegen.runtime.UserAccumulators";
  private static final String ELEMENT = "io.millrace.functions.api.Element";

  @Override
  public String name() {
    return "user";
  }

  @Override
  public String gathers(Placed at) {
    return "users" + at.segment();
  }

  @Override
  public void declare(KernelSource kernel, Placed at) {
    String constant = kernel.constant(AggregateTarget.class.getName(), target);
    kernel.field(USERS, gathers(at));
    kernel.initialise(gathers(at), "new " + USERS + "(" + constant + ")");
  }

  @Override
  public void add(RowUpdate row, Placed at) {
    String values =
        row.out().kernel().scratch(ELEMENT + "[]", "new " + ELEMENT + "[" + arguments.size() + "]");
    for (int i = 0; i < arguments.size(); i++) {
      Value value = row.argument(arguments.get(i));
      String element = NestedForms.element(value, row.out());
      String given = value.neverNull() ? element : value.isNull() + " ? null : " + element;
      row.code().line(values + "[" + i + "] = " + given + ";");
    }
    row.code()
        .line(
            "%s.change(segments, rows, row, %d, %s, %s);"
                .formatted(
                    gathers(at), at.segment(), values, row.sign() == null ? "1L" : row.sign()));
  }

  @Override
  public void merge(SlotMerge merge, Placed at) {
    if (!target.merges()) {
      throw new IllegalStateException("a function that cannot merge is not merged");
    }
    merge
        .code()
        .line(
            "%s.merge(segments, rows, row, %d, %s);"
                .formatted(gathers(at), at.segment(), merge.bytes().apply(at.segment())));
  }
}
