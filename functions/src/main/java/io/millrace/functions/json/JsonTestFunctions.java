package io.millrace.functions.json;

import io.millrace.data.bytes.Slice;
import io.millrace.functions.api.SqlFunction;
import io.millrace.functions.api.SqlFunction.Nulls;
import java.util.List;
import java.util.Map;

/** IS JSON: of NULL it is FALSE, and IS NOT JSON is TRUE. */
public final class JsonTestFunctions {
  private JsonTestFunctions() {}

  /** What a text is. */
  private enum Kind {
    OBJECT,
    ARRAY,
    SCALAR,
    NONE
  }

  private static Kind kind(Slice text) {
    if (text == null) {
      return Kind.NONE;
    }
    try {
      Object value = JsonText.parse(text.toString());
      if (value instanceof Map) {
        return Kind.OBJECT;
      }
      return value instanceof List ? Kind.ARRAY : Kind.SCALAR;
    } catch (JsonText.Malformed e) {
      return Kind.NONE;
    }
  }

  @SqlFunction(
      name = "IS JSON VALUE",
      args = "STRING",
      returns = "BOOLEAN",
      nulls = Nulls.CALLED,
      doc = "Whether the string is well-formed JSON.")
  public static boolean isValue(Slice text) {
    return kind(text) != Kind.NONE;
  }

  @SqlFunction(
      name = "IS NOT JSON VALUE",
      args = "STRING",
      returns = "BOOLEAN",
      nulls = Nulls.CALLED,
      doc = "Whether the string is not well-formed JSON.")
  public static boolean isNotValue(Slice text) {
    return kind(text) == Kind.NONE;
  }

  @SqlFunction(
      name = "IS JSON OBJECT",
      args = "STRING",
      returns = "BOOLEAN",
      nulls = Nulls.CALLED,
      doc = "Whether the string is a JSON object.")
  public static boolean isObject(Slice text) {
    return kind(text) == Kind.OBJECT;
  }

  @SqlFunction(
      name = "IS NOT JSON OBJECT",
      args = "STRING",
      returns = "BOOLEAN",
      nulls = Nulls.CALLED,
      doc = "Whether the string is not a JSON object.")
  public static boolean isNotObject(Slice text) {
    return kind(text) != Kind.OBJECT;
  }

  @SqlFunction(
      name = "IS JSON ARRAY",
      args = "STRING",
      returns = "BOOLEAN",
      nulls = Nulls.CALLED,
      doc = "Whether the string is a JSON array.")
  public static boolean isArray(Slice text) {
    return kind(text) == Kind.ARRAY;
  }

  @SqlFunction(
      name = "IS NOT JSON ARRAY",
      args = "STRING",
      returns = "BOOLEAN",
      nulls = Nulls.CALLED,
      doc = "Whether the string is not a JSON array.")
  public static boolean isNotArray(Slice text) {
    return kind(text) != Kind.ARRAY;
  }

  @SqlFunction(
      name = "IS JSON SCALAR",
      args = "STRING",
      returns = "BOOLEAN",
      nulls = Nulls.CALLED,
      doc = "Whether the string is a JSON scalar.")
  public static boolean isScalar(Slice text) {
    return kind(text) == Kind.SCALAR;
  }

  @SqlFunction(
      name = "IS NOT JSON SCALAR",
      args = "STRING",
      returns = "BOOLEAN",
      nulls = Nulls.CALLED,
      doc = "Whether the string is not a JSON scalar.")
  public static boolean isNotScalar(Slice text) {
    return kind(text) != Kind.SCALAR;
  }
}
