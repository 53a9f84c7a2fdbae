package io.millrace.engine.codegen.aggregate;

import io.millrace.data.type.DataType;
import io.millrace.engine.codegen.expression.Emitter;
import io.millrace.engine.codegen.expression.JavaKind;
import io.millrace.engine.codegen.expression.Value;

/** How values without a fixed width become bytes of state and values again. */
final class KeptBytes {
  private static final String NESTED = "io.millrace.engine.codegen.runtime.NestedBytes";

  private KeptBytes() {}

  /** Whether values of a type have no fixed width. */
  static boolean are(DataType type) {
    return JavaKind.of(type) == JavaKind.BYTES || JavaKind.of(type) == JavaKind.NESTED;
  }

  /** A Java expression: a value that is not NULL as a Slice. */
  static String of(Value value, DataType type, Emitter out) {
    return value.kind() == JavaKind.NESTED
        ? "%s.bytes(%s, %s)".formatted(codec(type, out), value.code(), value.second())
        : value.code();
  }

  /** The value of a Slice, the name of a local variable; NULL if that is null. */
  static Value read(String bytes, DataType type, Emitter out) {
    if (JavaKind.of(type) == JavaKind.BYTES) {
      return Value.of(JavaKind.BYTES, bytes, "(" + bytes + " == null)");
    }
    String column =
        out.local("io.millrace.data.column.Column", codec(type, out) + ".column(" + bytes + ")");
    return new Value(JavaKind.NESTED, column, "0", "(" + column + " == null)");
  }

  private static String codec(DataType type, Emitter out) {
    String constant = out.kernel().constant(DataType.class.getName(), type.withNullable(true));
    return out.kernel().scratch(NESTED, "new " + NESTED + "(" + constant + ")");
  }
}
