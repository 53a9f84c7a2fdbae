package io.millrace.engine.codegen.aggregate;

import io.millrace.data.type.DataType;
import io.millrace.engine.codegen.expression.Value;
import java.util.List;

/**
 * The values of the newest rows, as many as LAG looks back, kept in bytes. Rows are only added.
 *
 * @param arguments columns: the value, how far back, and the value of rows that are not there
 */
record LastValues(Input input, List<Integer> arguments, DataType type) implements BytesAccumulator {
  static final String VALUES = "io.millrace.engine.codegen.runtime.LastBytes";

  @Override
  public String name() {
    return "lag";
  }

  @Override
  public void add(RowUpdate row, Placed at) {
    String values = row.out().kernel().scratch(VALUES, "new " + VALUES + "()");
    Value back = row.argument(arguments.get(1));
    row.code()
        .line(
            "%s.begin(segments.get(rows, row, %d), %s);"
                .formatted(values, at.segment(), back.code()));
    append(row, values, row.argument(arguments.get(2)));
    row.code().line(values + ".keep();");
    append(row, values, row.argument(arguments.get(0)));
    row.code().line("segments.set(rows, row, %d, %s.end());".formatted(at.segment(), values));
  }

  private void append(RowUpdate row, String values, Value value) {
    String code =
        switch (value.kind()) {
          case BOOLEAN -> value.code() + " ? 1L : 0L";
          case DOUBLE -> "Double.doubleToRawLongBits(" + value.code() + ")";
          default -> value.code();
        };
    String second = value.second() == null ? "0L" : value.second();
    String add =
        KeptBytes.are(type)
            ? values + ".add(" + KeptBytes.VALUES.of(value, type, row.out()) + ");"
            : values + ".add(" + code + ", " + second + ");";
    row.code().line("if (%s) %s.addNull(); else %s".formatted(value.isNull(), values, add));
  }

  @Override
  public boolean isMerged() {
    return false;
  }

  @Override
  public void merge(SlotMerge merge, Placed at) {
    throw new IllegalStateException("LAG is computed in one phase");
  }
}
