package io.millrace.engine.codegen.aggregate;

import io.millrace.data.type.DataType;
import io.millrace.engine.codegen.expression.JavaKind;
import io.millrace.engine.codegen.expression.Value;
import io.millrace.engine.codegen.source.Code;
import java.util.List;

/**
 * The least or greatest value, of a type of fixed width, where rows are only added. Slots: whether
 * there is one, then the value.
 */
record Extreme(Input input, boolean greatest, DataType type) implements Accumulator {

  @Override
  public String name() {
    return greatest ? "max" : "min";
  }

  @Override
  public int slots() {
    return JavaKind.of(type) == JavaKind.PAIR ? 3 : 2;
  }

  @Override
  public List<DataType> types() {
    return List.of(type);
  }

  @Override
  public void add(RowUpdate row, Placed at) {
    Value value = row.argument(input.columns().get(0));
    row.code()
        .open("if (" + at.isZero() + " || " + isBetter(greatest, value, stored(at, type)) + ")");
    store(row.code(), at, type, value);
    row.code().close();
  }

  @Override
  public void merge(SlotMerge merge, Placed at) {
    Value source = read(index -> merge.source(at, index), type);
    String better = at.isZero() + " || " + isBetter(greatest, source, stored(at, type));
    merge.code().open("if (" + merge.source(at, 0) + " != 0L && (" + better + "))");
    store(merge.code(), at, type, source);
    merge.code().close();
  }

  /** A condition: one value is less than another, or greater; no two equal values are. */
  static String isBetter(boolean greatest, Value candidate, Value present) {
    String sign = greatest ? "> 0" : "< 0";
    return switch (candidate.kind()) {
      case PAIR ->
          "io.millrace.engine.codegen.runtime.Comparison.compare(%s, %s, %s, %s) %s"
              .formatted(
                  candidate.code(), candidate.second(), present.code(), present.second(), sign);
      case DOUBLE -> "Double.compare(%s, %s) %s".formatted(candidate.code(), present.code(), sign);
      case BOOLEAN ->
          greatest
              ? candidate.code() + " && !" + present.code()
              : "!" + candidate.code() + " && " + present.code();
      default -> candidate.code() + (greatest ? " > " : " < ") + present.code();
    };
  }

  /** The value in slots, from {@code at} on. */
  static Value stored(Placed at, DataType type) {
    return read(at::slot, type);
  }

  static Value read(java.util.function.IntFunction<String> slots, DataType type) {
    JavaKind kind = JavaKind.of(type);
    String slot = slots.apply(1);
    return switch (kind) {
      case BOOLEAN -> Value.notNull(kind, "(" + slot + " != 0L)");
      case INT -> Value.notNull(kind, "(int) " + slot);
      case DOUBLE -> Value.notNull(kind, RealSum.read(slot));
      case PAIR -> new Value(kind, slot, slots.apply(2), "false");
      default -> Value.notNull(kind, slot);
    };
  }

  /** Writes statements that put a value into slots. */
  static void store(Code code, Placed at, DataType type, Value value) {
    code.line(at.slot(0) + " = 1L;");
    String stored =
        switch (JavaKind.of(type)) {
          case BOOLEAN -> value.code() + " ? 1L : 0L";
          case DOUBLE -> "Double.doubleToRawLongBits(" + value.code() + ")";
          default -> value.code();
        };
    code.line(at.slot(1) + " = " + stored + ";");
    if (value.second() != null) {
      code.line(at.slot(2) + " = " + value.second() + ";");
    }
  }
}
