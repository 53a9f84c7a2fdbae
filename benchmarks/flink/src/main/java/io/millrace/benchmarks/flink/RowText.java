package io.millrace.benchmarks.flink;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;
import org.apache.flink.table.types.logical.LocalZonedTimestampType;
import org.apache.flink.table.types.logical.LogicalType;
import org.apache.flink.table.types.logical.MultisetType;
import org.apache.flink.table.types.logical.TimestampType;
import org.apache.flink.types.Row;

/** Flink's values as the script tests of Millrace print theirs. */
final class RowText {
  private static final int MILLISECONDS = 3;

  private RowText() {}

  /** What is left of rows that came and went, sorted; one that went too often says so. */
  static List<String> remaining(Map<String, Integer> counts) {
    List<String> rows = new ArrayList<>();
    new TreeMap<>(counts)
        .forEach(
            (row, count) -> {
              for (int i = 0; i < Math.abs(count); i++) {
                rows.add(count > 0 ? row : "went too often: " + row);
              }
            });
    return rows;
  }

  static String of(Row row, List<LogicalType> types) {
    StringJoiner cells = new StringJoiner("|");
    for (int i = 0; i < row.getArity(); i++) {
      Object value = row.getField(i);
      boolean plain = value instanceof Boolean;
      cells.add(
          value == null ? "<NULL>" : plain ? value.toString() : text(value, types.get(i)).strip());
    }
    return cells.toString();
  }

  private static String text(Object value, LogicalType type) {
    if (value == null) {
      return "NULL";
    }
    if (value instanceof Boolean truth) {
      return truth ? "TRUE" : "FALSE";
    }
    if (value instanceof LocalDateTime time) {
      return time(time, type instanceof TimestampType t ? t.getPrecision() : MILLISECONDS);
    }
    if (value instanceof Instant instant) {
      LocalDateTime time = LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
      return time(time, type instanceof LocalZonedTimestampType t ? t.getPrecision() : 3);
    }
    if (value instanceof BigDecimal number) {
      return number.toPlainString();
    }
    if (value instanceof byte[] bytes) {
      StringBuilder hex = new StringBuilder();
      for (byte each : bytes) {
        hex.append(String.format("%02x", each));
      }
      return hex.toString();
    }
    return nested(value, type);
  }

  private static String nested(Object value, LogicalType type) {
    if (value instanceof Row row) {
      StringJoiner fields = new StringJoiner(", ", "(", ")");
      for (int i = 0; i < row.getArity(); i++) {
        fields.add(text(row.getField(i), type.getChildren().get(i)));
      }
      return fields.toString();
    }
    if (value instanceof Object[] array) {
      StringJoiner elements = new StringJoiner(", ", "[", "]");
      for (Object each : array) {
        elements.add(text(each, type.getChildren().get(0)));
      }
      return elements.toString();
    }
    if (value instanceof Map<?, ?> map) {
      boolean bag = type instanceof MultisetType;
      LogicalType keys = type.getChildren().get(0);
      Map<String, String> entries = new TreeMap<>();
      map.forEach(
          (k, v) ->
              entries.put(text(k, keys), bag ? v.toString() : text(v, type.getChildren().get(1))));
      StringJoiner all = new StringJoiner(", ", "{", "}");
      entries.forEach((k, v) -> all.add(k + "=" + v));
      return all.toString();
    }
    return value.toString();
  }

  private static String time(LocalDateTime time, int precision) {
    String pattern = "yyyy-MM-dd HH:mm:ss" + (precision > 0 ? "." + "S".repeat(precision) : "");
    return time.format(DateTimeFormatter.ofPattern(pattern));
  }
}
