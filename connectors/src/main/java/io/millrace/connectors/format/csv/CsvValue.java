package io.millrace.connectors.format.csv;

import io.millrace.connectors.format.scalar.BadValue;
import io.millrace.connectors.format.scalar.ScalarReader;
import io.millrace.connectors.format.scalar.ScalarReaders;
import io.millrace.connectors.format.scalar.TimestampStyle;
import io.millrace.data.column.ArrayBuilder;
import io.millrace.data.column.ColumnBuilder;
import io.millrace.data.column.RowBuilder;
import io.millrace.data.type.DataType;
import io.millrace.data.type.DataType.ArrayType;
import io.millrace.data.type.DataType.Field;
import io.millrace.data.type.DataType.RowType;
import java.util.Arrays;
import java.util.List;

/** Readers of the values of a field: single ones, and arrays and rows of single ones. */
final class CsvValue {
  private CsvValue() {}

  static ScalarReader reader(DataType type, CsvOptions options) {
    if (type instanceof ArrayType array) {
      return arrays(array, options);
    }
    return type instanceof RowType row
        ? rows(row, options)
        : ScalarReaders.of(type, TimestampStyle.SQL);
  }

  /** Whether a text stands for NULL. */
  static boolean isNull(byte[] bytes, int from, int to, CsvOptions options) {
    byte[] literal = options.nullLiteral;
    return options.emptyAsNull && from == to
        || literal != null && Arrays.equals(bytes, from, to, literal, 0, literal.length);
  }

  private static ScalarReader arrays(ArrayType type, CsvOptions options) {
    ScalarReader element = ScalarReaders.of(type.element(), TimestampStyle.SQL);
    return (bytes, from, to, out) -> {
      ArrayBuilder array = (ArrayBuilder) out;
      int at = from;
      while (at < to) {
        int end = elementEnd(bytes, at, to, options.elementDelimiter);
        readElement(element, bytes, at, end, array.elements(), options);
        at = end + options.elementDelimiter.length;
        if (at == to) {
          readElement(element, bytes, at, at, array.elements(), options);
        }
      }
      array.end();
    };
  }

  private static ScalarReader rows(RowType type, CsvOptions options) {
    List<ScalarReader> fields =
        type.fields().stream()
            .map(Field::type)
            .map(t -> ScalarReaders.of(t, TimestampStyle.SQL))
            .toList();
    return (bytes, from, to, out) -> {
      RowBuilder row = (RowBuilder) out;
      int at = from;
      for (int i = 0; i < fields.size(); i++) {
        if (at > to) {
          throw new BadValue("a row of " + fields.size() + " values");
        }
        int end = elementEnd(bytes, at, to, options.elementDelimiter);
        readElement(fields.get(i), bytes, at, end, row.field(i), options);
        at = end + options.elementDelimiter.length;
      }
      if (at <= to) {
        throw new BadValue("a row of " + fields.size() + " values");
      }
      row.end();
    };
  }

  private static void readElement(
      ScalarReader reader, byte[] bytes, int from, int to, ColumnBuilder out, CsvOptions options) {
    if (isNull(bytes, from, to, options)) {
      out.appendNull();
    } else {
      reader.read(bytes, from, to, out);
    }
  }

  private static int elementEnd(byte[] bytes, int from, int to, byte[] delimiter) {
    for (int at = from; at + delimiter.length <= to; at++) {
      if (Arrays.equals(bytes, at, at + delimiter.length, delimiter, 0, delimiter.length)) {
        return at;
      }
    }
    return to;
  }
}
