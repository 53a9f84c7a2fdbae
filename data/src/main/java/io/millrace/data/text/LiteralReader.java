package io.millrace.data.text;

import io.millrace.data.error.MillraceException;
import io.millrace.data.type.DataType;
import io.millrace.data.type.DataType.ArrayType;
import io.millrace.data.type.DataType.BinaryType;
import io.millrace.data.type.DataType.BooleanType;
import io.millrace.data.type.DataType.DateType;
import io.millrace.data.type.DataType.FloatingType;
import io.millrace.data.type.DataType.IntervalType;
import io.millrace.data.type.DataType.MapType;
import io.millrace.data.type.DataType.MultisetType;
import io.millrace.data.type.DataType.RowType;
import io.millrace.data.type.DataType.TimeType;
import io.millrace.data.type.DataType.TimestampType;
import io.millrace.data.type.DataType.VariantType;
import io.millrace.data.type.Types;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the values of one line, each of a known type, separated by commas. */
final class LiteralReader {
  private final String line;
  private int at;

  LiteralReader(String line) {
    this.line = line;
  }

  /** Reads values of the types, which must be all that the line has. */
  List<Object> readRow(List<DataType> types) {
    List<Object> values = new ArrayList<>();
    for (DataType type : types) {
      if (!values.isEmpty()) {
        require(',');
      }
      values.add(read(type));
    }
    if (peek() != 0) {
      throw error("expected the end of the row");
    }
    return values;
  }

  private Object read(DataType type) {
    peek();
    if (line.startsWith("NULL", at)) {
      at += 4;
      return null;
    }
    if (type instanceof RowType row) {
      return readFields(row);
    }
    if (type instanceof ArrayType array) {
      return readElements(array.element());
    }
    if (type instanceof MapType map) {
      return readEntries(map.key(), map.value());
    }
    if (type instanceof MultisetType multiset) {
      return readEntries(multiset.element(), Types.INT);
    }
    if (type.isString() || type instanceof VariantType) {
      return readText();
    }
    if (type instanceof BinaryType) {
      require('x');
      return HexFormat.of().parseHex(readText());
    }
    return readWord(type, word());
  }

  private Object readWord(DataType type, String word) {
    try {
      if (type instanceof BooleanType && (word.equals("true") || word.equals("false"))) {
        return word.equals("true");
      }
      if (type instanceof FloatingType) {
        return Double.valueOf(word);
      }
      if (type.isNumeric()) {
        return new BigDecimal(word);
      }
      if (type instanceof DateType) {
        return LocalDate.parse(word);
      }
      if (type instanceof TimeType) {
        return LocalTime.parse(word);
      }
      if (type instanceof TimestampType timestamp) {
        String zoneless = word.endsWith("Z") ? word.substring(0, word.length() - 1) : word;
        LocalDateTime value = LocalDateTime.parse(zoneless.replace(' ', 'T'));
        return timestamp.local() ? value.toInstant(ZoneOffset.UTC) : value;
      }
      if (type instanceof IntervalType interval) {
        return interval.yearMonth() ? Period.parse(word) : Duration.parse(word);
      }
    } catch (DateTimeException | NumberFormatException e) {
      throw MillraceException.deterministic(
          "row '" + line + "': expected " + type + ", but found '" + word + "'", e);
    }
    throw error("expected " + type + " instead of '" + word + "'");
  }

  private List<Object> readFields(RowType row) {
    require('(');
    List<Object> fields = new ArrayList<>();
    for (DataType.Field field : row.fields()) {
      if (!fields.isEmpty()) {
        require(',');
      }
      fields.add(read(field.type()));
    }
    require(')');
    return fields;
  }

  private List<Object> readElements(DataType element) {
    require('[');
    List<Object> elements = new ArrayList<>();
    while (peek() != ']') {
      if (!elements.isEmpty()) {
        require(',');
      }
      elements.add(read(element));
    }
    require(']');
    return elements;
  }

  private Map<Object, Object> readEntries(DataType key, DataType value) {
    require('{');
    Map<Object, Object> entries = new LinkedHashMap<>();
    while (peek() != '}') {
      if (!entries.isEmpty()) {
        require(',');
      }
      Object readKey = read(key);
      require('=');
      entries.put(readKey, read(value));
    }
    require('}');
    return entries;
  }

  private String readText() {
    require('\'');
    StringBuilder text = new StringBuilder();
    for (; ; ) {
      if (at == line.length()) {
        throw error("a text is not closed by '");
      }
      char c = line.charAt(at++);
      if (c == '\'') {
        if (at == line.length() || line.charAt(at) != '\'') {
          return text.toString();
        }
        at++;
      } else if (c == '\\' && at < line.length()) {
        c = escaped(line.charAt(at++));
      }
      text.append(c);
    }
  }

  private char escaped(char c) {
    if (c == 'u' && at + 4 <= line.length()) {
      at += 4;
      return (char) Integer.parseInt(line.substring(at - 4, at), 16);
    }
    return c == 'n' ? '\n' : c;
  }

  /** Everything up to the next separator, without outer blanks. */
  private String word() {
    int start = at;
    while (at < line.length() && ",)]}=".indexOf(line.charAt(at)) < 0) {
      at++;
    }
    return line.substring(start, at).strip();
  }

  private char peek() {
    while (at < line.length() && line.charAt(at) == ' ') {
      at++;
    }
    return at < line.length() ? line.charAt(at) : 0;
  }

  private void require(char wanted) {
    if (peek() != wanted) {
      throw error("expected '" + wanted + "'");
    }
    at++;
  }

  private MillraceException error(String what) {
    return MillraceException.deterministic("row '" + line + "', column " + (at + 1) + ": " + what);
  }
}
