package io.millrace.engine.codegen.aggregate;

import io.millrace.data.type.DataType;
import io.millrace.engine.codegen.expression.JavaKind;
import io.millrace.engine.codegen.expression.Value;
import io.millrace.engine.codegen.source.Code;
import java.util.List;

/**
 * The least or greatest value where rows are taken away, too: a multiset of all values is kept, and
 * the one wanted is copied out of it when it may be that the present one has left. The multiset is
 * ahead of the rows that are gone through, so what is read counts only once all were.
 */
record ElementExtreme(Input input, boolean greatest, DataType type) implements Accumulator {

  @Override
  public String name() {
    return greatest ? "max" : "min";
  }

  @Override
  public int slots() {
    return hasBytes() ? 0 : JavaKind.of(type) == JavaKind.PAIR ? 3 : 2;
  }

  @Override
  public boolean hasBytes() {
    return JavaKind.of(type) == JavaKind.BYTES;
  }

  @Override
  public List<DataType> types() {
    return List.of(type);
  }

  @Override
  public void add(RowUpdate row, Placed at) {
    String readerClass = "io.millrace.engine.codegen.runtime.ElementReader";
    String constant = row.out().kernel().constant(DataType.class.getName(), type);
    String reader =
        row.out().kernel().scratch(readerClass, "new " + readerClass + "(" + constant + ")");
    if (JavaKind.of(type) == JavaKind.BYTES || JavaKind.of(type) == JavaKind.DOUBLE) {
      readBack(row, at, reader);
      return;
    }
    Code code = row.code();
    Value value = row.argument(input.columns().get(0));
    Value stored = Extreme.stored(at, type);
    String change = "groups.elements()[" + input.use() + "].changes()[i]";
    code.open(
        "if (%s || %s == -1 && !(%s))"
            .formatted(at.isZero(), change, Extreme.isBetter(greatest, stored, value)));
    readBack(row, at, reader);
    code.next(
        "else if (%s == 1 && (%s))".formatted(change, Extreme.isBetter(greatest, value, stored)));
    Extreme.store(code, at, type, value);
    code.close();
  }

  private void readBack(RowUpdate row, Placed at, String reader) {
    Code code = row.code();
    String end = greatest ? "last" : "first";
    code.open(
        "if (%s.%s(groups.elements()[%d].table(), groups.keys(), i))"
            .formatted(reader, end, input.use()));
    if (hasBytes()) {
      code.line("segments.set(rows, row, " + at.segment() + ", " + reader + ".bytes());");
      code.next("else");
      code.line("segments.set(rows, row, " + at.segment() + ", null);").close();
      return;
    }
    Extreme.store(code, at, type, read(reader, type));
    code.next("else");
    for (int i = 0; i < slots(); i++) {
      code.line(at.slot(i) + " = 0L;");
    }
    code.close();
  }

  /** What a reader of elements has read. */
  static Value read(String reader, DataType type) {
    JavaKind kind = JavaKind.of(type);
    return switch (kind) {
      case BOOLEAN -> Value.notNull(kind, reader + ".intValue() != 0");
      case INT -> Value.notNull(kind, reader + ".intValue()");
      case DOUBLE -> Value.notNull(kind, reader + ".doubleValue()");
      case BYTES -> Value.notNull(kind, reader + ".bytes()");
      case PAIR -> new Value(kind, reader + ".high()", reader + ".low()", "false");
      default -> Value.notNull(kind, reader + ".longValue()");
    };
  }

  @Override
  public void merge(SlotMerge merge, Placed at) {
    throw new IllegalStateException("a multiset is not merged");
  }
}
