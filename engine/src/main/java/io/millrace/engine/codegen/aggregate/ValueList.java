package io.millrace.engine.codegen.aggregate;

import io.millrace.data.type.DataType;
import io.millrace.engine.codegen.expression.Value;

/** All values in the order of their coming, kept in bytes; with separators if there are any. */
record ValueList(Input input, DataType type) implements BytesAccumulator {
  static final String LISTS = "io.millrace.engine.codegen.runtime.ListBytes";
  private static final String SLICE = "io.millrace.data.bytes.Slice";

  @Override
  public String name() {
    return "list";
  }

  @Override
  public void add(RowUpdate row, Placed at) {
    String lists = row.out().kernel().scratch(LISTS, "new " + LISTS + "()");
    Value value = row.argument(input.columns().get(0));
    String separator =
        input.columns().size() > 1
            ? row.argument(input.columns().get(1)).code()
            : row.out().kernel().scratch(SLICE, SLICE + ".of(\",\")");
    String sign = row.sign() == null ? "1L" : row.sign();
    row.code()
        .line(
            "%s.change(segments, rows, row, %d, %s, %s, %s);"
                .formatted(lists, at.segment(), separator, bytes(value, lists, row), sign));
  }

  private String bytes(Value value, String lists, RowUpdate row) {
    if (KeptBytes.are(type)) {
      return KeptBytes.FOUND_AGAIN.of(value, type, row.out());
    }
    String first =
        switch (value.kind()) {
          case BOOLEAN -> value.code() + " ? 1L : 0L";
          case DOUBLE -> "Double.doubleToRawLongBits(" + value.code() + ")";
          default -> value.code();
        };
    String second = value.second() == null ? "0L" : value.second();
    return lists + ".numbers(" + first + ", " + second + ")";
  }

  @Override
  public void merge(SlotMerge merge, Placed at) {
    merge
        .code()
        .line(
            "new %s().addAll(segments, rows, row, %d, %s);"
                .formatted(LISTS, at.segment(), merge.bytes().apply(at.segment())));
  }
}
