package io.millrace.engine.codegen.aggregate;

import io.millrace.data.type.DataType;
import io.millrace.engine.codegen.expression.Emitter;
import io.millrace.engine.codegen.expression.JavaKind;
import io.millrace.engine.codegen.expression.Value;

/** How values without a fixed width become bytes of state and values again. */
enum KeptBytes {
  /** Of the very value. */
  VALUES("io.millrace.engine.codegen.runtime.NestedBytes"),
  /** Of a value that must be found again by its bytes, as it is taken away. */
  FOUND_AGAIN("io.millrace.engine.codegen.runtime.NestedKeys");

  private final String nested;

  KeptBytes(String nested) {
    this.nested = nested;
  }

  /** Whether values of a type have no fixed width. */
  static boolean are(DataType type) {
    return JavaKind.of(type) == JavaKind.BYTES || JavaKind.of(type) == JavaKind.NESTED;
  }

  /** A Java expression: a value that is not NULL as a Slice. */
  String of(Value value, DataType type, Emitter out) {
    return value.kind() == JavaKind.NESTED
        ? "%s.bytes(%s, %s)".formatted(codec(type, out), value.code(), value.second())
        : value.code();
  }

  /** The value of a Slice, the name of a local variable; NULL if that is null. */
  Value read(String bytes, DataType type, Emitter out) {
    if (JavaKind.of(type) == JavaKind.BYTES) {
      return Value.of(JavaKind.BYTES, bytes, "(" + bytes + " == null)");
    }
    String column =
        out.local("io.millrace.data.column.Column", codec(type, out) + ".column(" + bytes + ")");
    return new Value(JavaKind.NESTED, column, "0", "(" + column + " == null)");
  }

  private String codec(DataType type, Emitter out) {
    String constant = out.kernel().constant(DataType.class.getName(), type.withNullable(true));
    return out.kernel().scratch(nested, "new " + nested + "(" + constant + ")");
  }
}
