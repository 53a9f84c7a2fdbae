package io.millrace.functions.json;

import io.millrace.data.bytes.Slice;
import io.millrace.data.bytes.SliceWriter;
import io.millrace.data.error.MillraceException;
import io.millrace.data.type.DataType;
import io.millrace.data.type.DataType.RowType;
import io.millrace.functions.api.Element;
import io.millrace.functions.api.SqlFunction;
import io.millrace.functions.api.SqlFunction.Nulls;
import io.millrace.functions.api.TypeOf;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * JSON made of SQL values. The first argument of JSON_OBJECT and JSON_ARRAY says what becomes of
 * NULLs, and which values are JSON already: {@code NULL_ON_NULL} or {@code ABSENT_ON_NULL}, and
 * then, after a blank each, {@code RAW} and the numbers (from 0) of values that are calls of
 * JSON_OBJECT, JSON_ARRAY or JSON.
 */
public final class JsonMakingFunctions {
  private JsonMakingFunctions() {}

  @SqlFunction(name = "JSON_STRING", args = "ANY", returns = "STRING", doc = "The value as JSON.")
  public static void string(@TypeOf(0) DataType type, Element value, SliceWriter out) {
    out.append(JsonText.print(JsonValues.of(type, value.column, value.position)));
  }

  @SqlFunction(
      name = "JSON_OBJECT",
      args = {"STRING", "ANY..."},
      returns = "STRING",
      nulls = Nulls.CALLED,
      doc =
          "JSON_OBJECT([KEY] k VALUE v, ... [NULL ON NULL | ABSENT ON NULL]): a JSON object; NULLs"
              + " are kept by default.")
  public static void object(
      @TypeOf(TypeOf.ALL) DataType types, Slice clause, Element[] pairs, SliceWriter out) {
    String how = clause.toString();
    Map<String, Object> members = new LinkedHashMap<>();
    for (int i = 0; i + 1 < pairs.length; i += 2) {
      if (pairs[i] == null) {
        throw MillraceException.deterministic("JSON_OBJECT: a key is NULL");
      }
      String key = String.valueOf(value(types, i, pairs[i], false));
      Object value = value(types, i + 1, pairs[i + 1], isRaw(how, i / 2));
      if (pairs[i + 1] != null || !how.startsWith("ABSENT")) {
        members.put(key, value);
      }
    }
    out.append(JsonText.print(members));
  }

  @SqlFunction(
      name = "JSON_ARRAY",
      args = {"STRING", "ANY..."},
      returns = "STRING",
      nulls = Nulls.CALLED,
      doc =
          "JSON_ARRAY(v, ... [NULL ON NULL | ABSENT ON NULL]): a JSON array; NULLs are left out by"
              + " default.")
  public static void array(
      @TypeOf(TypeOf.ALL) DataType types, Slice clause, Element[] values, SliceWriter out) {
    String how = clause.toString();
    List<Object> elements = new ArrayList<>();
    for (int i = 0; i < values.length; i++) {
      Object value = value(types, i, values[i], isRaw(how, i));
      if (values[i] != null || !how.startsWith("ABSENT")) {
        elements.add(value);
      }
    }
    out.append(JsonText.print(elements));
  }

  private static boolean isRaw(String clause, int index) {
    int raw = clause.indexOf(" RAW ");
    return raw >= 0 && (clause.substring(raw + 4) + " ").contains(" " + index + " ");
  }

  /** Value number {@code index} after the first argument. */
  private static Object value(DataType types, int index, Element value, boolean raw) {
    if (value == null) {
      return null;
    }
    DataType type = ((RowType) types).fields().get(index + 1).type();
    return JsonValues.of(type, value.column, value.position, raw);
  }
}
