package io.millrace.engine.codegen.expression;

import io.millrace.data.type.DataType;
import io.millrace.data.type.DataType.DecimalType;
import io.millrace.data.type.DataType.NullType;
import io.millrace.data.type.DataType.TimestampType;

/** Brings values whose types agree but for width into one layout. */
final class Conversions {
  private Conversions() {}

  /** The value in the layout of {@code to}. */
  static Value adapt(Value value, DataType from, DataType to, Emitter out) {
    if (from instanceof NullType) {
      return Value.nothing(JavaKind.of(to));
    }
    boolean sameScale =
        !(from instanceof DecimalType a)
            || !(to instanceof DecimalType b)
            || a.scale() == b.scale();
    boolean sameZone =
        !(from instanceof TimestampType a)
            || !(to instanceof TimestampType b)
            || a.local() == b.local();
    boolean sameLayout = value.kind() == JavaKind.of(to) && sameScale && sameZone;
    if (sameLayout && isDecimal(from) == isDecimal(to)) {
      return value;
    }
    return CastForms.convert(value, from, to, out);
  }

  private static boolean isDecimal(DataType type) {
    return type instanceof DecimalType;
  }
}
