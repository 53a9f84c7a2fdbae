package io.millrace.functions.json;

import com.fasterxml.jackson.databind.util.RawValue;
import io.millrace.data.column.Column;
import io.millrace.data.column.JavaValues;
import io.millrace.data.error.MillraceException;
import io.millrace.data.type.DataType;
import io.millrace.data.type.DataType.ArrayType;
import io.millrace.data.type.DataType.BinaryType;
import io.millrace.data.type.DataType.BooleanType;
import io.millrace.data.type.DataType.CharacterType;
import io.millrace.data.type.DataType.MapType;
import io.millrace.data.type.DataType.MultisetType;
import io.millrace.data.type.DataType.RowType;
import io.millrace.data.type.DataType.TimestampType;
import io.millrace.data.type.DataType.VariantType;
import io.millrace.data.type.Types;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** SQL values as JSON values. */
final class JsonValues {
  private static final DateTimeFormatter ISO = DateTimeFormatter.ISO_LOCAL_DATE_TIME;

  private JsonValues() {}

  /** The value at a position as {@link JsonText} prints it; NULL is null. */
  static Object of(DataType type, Column column, int position) {
    return of(type, JavaValues.get(type, column, position));
  }

  /** The same; {@code raw} text is JSON already, and what it says is the value. */
  static Object of(DataType type, Column column, int position, boolean raw) {
    Object value = of(type, column, position);
    if (!raw || !(value instanceof String text)) {
      return value;
    }
    try {
      return JsonText.parse(text);
    } catch (JsonText.Malformed e) {
      throw MillraceException.deterministic("'" + text + "' is no JSON", e);
    }
  }

  private static Object of(DataType type, Object value) {
    if (value != null && type instanceof VariantType) {
      return new RawValue((String) value);
    }
    if (value == null
        || type instanceof BooleanType
        || type instanceof CharacterType
        || type instanceof BinaryType
        || type.isNumeric()) {
      return value;
    } else if (type instanceof TimestampType timestamp) {
      return timestamp.local()
          ? LocalDateTime.ofInstant((Instant) value, ZoneOffset.UTC).format(ISO) + "Z"
          : ((LocalDateTime) value).format(ISO);
    } else if (type instanceof ArrayType array) {
      List<Object> elements = new ArrayList<>();
      ((List<?>) value).forEach(e -> elements.add(of(array.element(), e)));
      return elements;
    } else if (type instanceof RowType row) {
      Map<String, Object> fields = new LinkedHashMap<>();
      for (int i = 0; i < row.fields().size(); i++) {
        DataType fieldType = row.fields().get(i).type();
        fields.put(row.fields().get(i).name(), of(fieldType, ((List<?>) value).get(i)));
      }
      return fields;
    } else if (type instanceof MapType map && map.key() instanceof CharacterType) {
      return entries((Map<?, ?>) value, map.value());
    } else if (type instanceof MultisetType set && set.element() instanceof CharacterType) {
      return entries((Map<?, ?>) value, Types.INT);
    }
    throw MillraceException.deterministic("a value of type " + type.sql() + " cannot become JSON")
        .withHint("CAST it to STRING first.");
  }

  private static Map<String, Object> entries(Map<?, ?> value, DataType type) {
    Map<String, Object> entries = new LinkedHashMap<>();
    value.forEach(
        (key, one) -> {
          if (key == null) {
            throw MillraceException.deterministic("a map with a NULL key cannot become JSON");
          }
          entries.put((String) key, of(type, one));
        });
    return entries;
  }
}
