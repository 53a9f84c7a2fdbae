package io.millrace.planner.message;

import io.millrace.data.type.DataType;
import io.millrace.data.type.DataType.VariantType;

/** What works where a VARIANT would have to be cast, which it cannot be. */
public final class VariantCasts {
  private VariantCasts() {}

  /** Null if none of the types is a VARIANT. */
  public static String instead(DataType from, DataType to) {
    if (to instanceof VariantType) {
      return from.isString()
          ? "use PARSE_JSON(…), or TRY_PARSE_JSON(…)"
          : "use PARSE_JSON(JSON_STRING(…))";
    }
    if (!(from instanceof VariantType)) {
      return null;
    }
    if (to.physical().isNested()) {
      return "take its elements one by one: v['key'], v[1]";
    }
    return to.isString()
        ? "use JSON_STRING(…); JSON_VALUE(JSON_STRING(…), '$') gives a string without quotes"
        : "use JSON_VALUE(JSON_STRING(…), '$' RETURNING " + to.withNullable(true) + ")";
  }
}
