package io.millrace.functions.json;

import io.millrace.data.bytes.SliceWriter;
import io.millrace.data.column.Column;
import io.millrace.data.column.JavaValues;
import io.millrace.data.error.MillraceException;
import io.millrace.data.type.DataType;
import io.millrace.data.type.Types;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** JSON made of the values of a group, for JSON_ARRAYAGG and JSON_OBJECTAGG. */
public final class JsonCollection {
  private JsonCollection() {}

  /** Appends an array of the first {@code size} values, which are {@code raw} JSON or not. */
  public static void array(DataType type, Column values, int size, boolean raw, SliceWriter out) {
    List<Object> elements = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      elements.add(JsonValues.of(type, values, i, raw));
    }
    out.append(JsonText.print(elements));
  }

  /**
   * Appends an object of the first {@code size} pairs, whose values are {@code raw} JSON or not.
   */
  public static void object(
      Column keys, DataType type, Column values, int size, boolean raw, SliceWriter out) {
    Map<String, Object> members = new LinkedHashMap<>();
    for (int i = 0; i < size; i++) {
      String key = (String) JavaValues.get(Types.STRING, keys, i);
      if (key == null) {
        throw MillraceException.deterministic("JSON_OBJECTAGG: a key is NULL");
      }
      if (members.containsKey(key)) {
        throw MillraceException.deterministic("JSON_OBJECTAGG: the key '" + key + "' came twice")
            .withHint("Keys must differ within a group.");
      }
      members.put(key, JsonValues.of(type, values, i, raw));
    }
    out.append(JsonText.print(members));
  }
}
