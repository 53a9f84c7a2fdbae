package io.millrace.data.text;

import io.millrace.data.type.DataType;
import io.millrace.data.type.DataType.ArrayType;
import io.millrace.data.type.DataType.MapType;
import io.millrace.data.type.DataType.MultisetType;
import io.millrace.data.type.DataType.RowType;
import io.millrace.data.type.Types;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** Prints values as {@link LiteralReader} reads them. */
final class LiteralPrinter {
  private static final DateTimeFormatter TIME =
      new DateTimeFormatterBuilder()
          .appendPattern("HH:mm:ss")
          .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
          .toFormatter(java.util.Locale.ROOT);
  private static final DateTimeFormatter TIMESTAMP =
      new DateTimeFormatterBuilder()
          .append(DateTimeFormatter.ISO_LOCAL_DATE)
          .appendLiteral(' ')
          .append(TIME)
          .toFormatter(java.util.Locale.ROOT);

  private LiteralPrinter() {}

  /** Prints a value as {@link io.millrace.data.column.JavaValues} gives it. */
  static String print(DataType type, Object value) {
    if (value == null) {
      return "NULL";
    }
    if (value instanceof String text) {
      return quote(text);
    }
    if (value instanceof byte[] bytes) {
      return "x'" + HexFormat.of().formatHex(bytes) + "'";
    }
    if (value instanceof BigDecimal decimal) {
      return decimal.toPlainString();
    }
    if (value instanceof LocalTime time) {
      return TIME.format(time);
    }
    if (value instanceof LocalDateTime timestamp) {
      return TIMESTAMP.format(timestamp);
    }
    if (value instanceof Instant instant) {
      return TIMESTAMP.format(LocalDateTime.ofInstant(instant, ZoneOffset.UTC)) + "Z";
    }
    if (value instanceof List<?> list) {
      return printList(type, list);
    }
    return value instanceof Map<?, ?> map ? printMap(type, map) : value.toString();
  }

  private static String printList(DataType type, List<?> list) {
    List<String> parts = new ArrayList<>();
    for (int i = 0; i < list.size(); i++) {
      DataType part =
          type instanceof RowType row ? row.fields().get(i).type() : ((ArrayType) type).element();
      parts.add(print(part, list.get(i)));
    }
    String joined = String.join(", ", parts);
    return type instanceof RowType ? "(" + joined + ")" : "[" + joined + "]";
  }

  private static String printMap(DataType type, Map<?, ?> map) {
    DataType key = type instanceof MapType m ? m.key() : ((MultisetType) type).element();
    DataType value = type instanceof MapType m ? m.value() : Types.INT;
    List<String> parts = new ArrayList<>();
    map.forEach((k, v) -> parts.add(print(key, k) + " = " + print(value, v)));
    return "{" + String.join(", ", parts) + "}";
  }

  private static String quote(String text) {
    StringBuilder out = new StringBuilder("'");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '\'' -> out.append("''");
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        default -> {
          if (c < ' ') {
            out.append(String.format("\\u%04x", (int) c));
          } else {
            out.append(c);
          }
        }
      }
    }
    return out.append('\'').toString();
  }
}
