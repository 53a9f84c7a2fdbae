package io.millrace.engine.codegen.aggregate;

import io.millrace.data.type.DataType;
import io.millrace.data.type.Types;
import io.millrace.engine.codegen.expression.NestedForms;
import io.millrace.engine.codegen.expression.Value;
import io.millrace.engine.codegen.source.KernelSource;
import io.millrace.functions.user.AggregateTarget;
import java.util.List;

/** The accumulator of a user's function, kept in bytes. */
record UserAccumulator(Input input, List<Integer> arguments, AggregateTarget target)
    implements Accumulator {
  private static final String CALLS = "io.millrace.functions.user.AggregateCalls";
  private static final String ELEMENT = "io.millrace.functions.api.Element";

  @Override
  public String name() {
    return "user";
  }

  @Override
  public int slots() {
    return 0;
  }

  @Override
  public boolean hasBytes() {
    return true;
  }

  @Override
  public List<DataType> types() {
    return List.of(Types.BYTES);
  }

  /** The name of an instance of the function. */
  String calls(KernelSource kernel) {
    String constant = kernel.constant(AggregateTarget.class.getName(), target);
    return kernel.scratch(CALLS, "new " + CALLS + "(" + constant + ")");
  }

  @Override
  public void add(RowUpdate row, Placed at) {
    String calls = calls(row.out().kernel());
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
            "segments.set(rows, row, %d, %s.change(segments.get(rows, row, %d), %s, %s));"
                .formatted(
                    at.segment(),
                    calls,
                    at.segment(),
                    values,
                    row.sign() == null ? "1L" : row.sign()));
  }

  @Override
  public void merge(SlotMerge merge, Placed at) {
    if (!target.merges()) {
      throw new IllegalStateException("a function that cannot merge is not merged");
    }
    String theirs = "theirs" + at.segment();
    merge
        .code()
        .line(
            "io.millrace.data.bytes.Slice %s = %s;"
                .formatted(theirs, merge.bytes().apply(at.segment())))
        .open("if (" + theirs + " != null)")
        .line(
            "segments.set(rows, row, %d, %s.merge(segments.get(rows, row, %d), %s));"
                .formatted(at.segment(), "merges" + at.segment(), at.segment(), theirs))
        .close();
  }

  @Override
  public void declare(KernelSource kernel, Placed at) {
    String constant = kernel.constant(AggregateTarget.class.getName(), target);
    kernel.field(CALLS, "merges" + at.segment());
    kernel.initialise("merges" + at.segment(), "new " + CALLS + "(" + constant + ")");
  }
}
