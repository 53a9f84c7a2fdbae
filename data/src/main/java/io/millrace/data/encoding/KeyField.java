package io.millrace.data.encoding;

import io.millrace.data.column.Column;
import io.millrace.data.column.ColumnBuilder;
import io.millrace.data.column.ConstantColumn;
import io.millrace.data.column.DictionaryColumn;
import io.millrace.data.type.DataType;
import io.millrace.data.type.DataType.TimestampType;
import java.util.Arrays;

/**
 * The order-preserving form of one field. A nullable field begins with a marker: 0 is NULL (which
 * sorts first), 1 a value. A NULL of fixed width is filled up with zeros, so that all keys of fixed
 * width have one length.
 */
abstract class KeyField {
  private static final byte NULL_MARK = 0;
  private static final byte VALUE_MARK = 1;

  /** Bytes of every value without its marker, or -1 if values differ. */
  final int width;

  final boolean nullable;

  KeyField(int width, boolean nullable) {
    this.width = width;
    this.nullable = nullable;
  }

  static KeyField of(DataType type) {
    boolean nullable = type.mayBeNull();
    return switch (type.physical()) {
      case INT -> new IntKey(nullable);
      case LONG -> new LongKey(nullable);
      case DOUBLE -> new DoubleKey(nullable);
      case LONG_PAIR ->
          type instanceof TimestampType ? new InstantKey(nullable) : new DecimalKey(nullable);
      case BYTES -> new BytesKey(nullable);
      case ROW -> RowKey.of(type);
      case ARRAY -> ArrayKey.of(type);
      case MAP -> MapKey.of(type);
      case NULL -> new NullKey();
    };
  }

  /** Bytes of a value that is not NULL, without its marker. */
  abstract int valueSize(Column flat, int position);

  /** Writes a value that is not NULL, without marker; returns where it ended. */
  abstract int writeValue(Column flat, int position, byte[] data, int at);

  /** Reads what {@code writeValue} wrote; returns where it ended. */
  abstract int readValue(byte[] data, int at, ColumnBuilder out);

  /** Bytes of every value with its marker, or -1. */
  final int fixedWidth() {
    return width < 0 ? -1 : width + (nullable ? 1 : 0);
  }

  final int size(Column column, int position) {
    if (column instanceof DictionaryColumn dictionary) {
      return size(dictionary.dictionary(), dictionary.ids()[position]);
    }
    if (column instanceof ConstantColumn constant) {
      return size(constant.value(), 0);
    }
    if (width >= 0) {
      return fixedWidth();
    }
    return (nullable ? 1 : 0) + (column.isNull(position) ? 0 : valueSize(column, position));
  }

  final int write(Column column, int position, byte[] data, int at) {
    if (column instanceof DictionaryColumn dictionary) {
      return write(dictionary.dictionary(), dictionary.ids()[position], data, at);
    }
    if (column instanceof ConstantColumn constant) {
      return write(constant.value(), 0, data, at);
    }
    if (column.isNull(position)) {
      return writeNull(data, at);
    }
    int start = at;
    if (nullable) {
      data[start++] = VALUE_MARK;
    }
    return writeValue(column, position, data, start);
  }

  private int writeNull(byte[] data, int at) {
    if (!nullable) {
      throw new IllegalStateException("NULL in a key column that is declared NOT NULL");
    }
    data[at] = NULL_MARK;
    if (width <= 0) {
      return at + 1;
    }
    Arrays.fill(data, at + 1, at + 1 + width, (byte) 0);
    return at + 1 + width;
  }

  final int read(byte[] data, int at, ColumnBuilder out) {
    if (!nullable) {
      return readValue(data, at, out);
    }
    if (data[at] == NULL_MARK) {
      out.appendNull();
      return at + 1 + Math.max(0, width);
    }
    return readValue(data, at + 1, out);
  }

  /** Adds the size of each row's value to {@code sizes}. {@code positions} null: 0, 1, …. */
  void addSizes(Column flat, int[] positions, int rows, int[] sizes) {
    for (int i = 0; i < rows; i++) {
      sizes[i] += size(flat, positions == null ? i : positions[i]);
    }
  }

  /** Writes each row's value at its cursor, which moves behind it. */
  final void writeAll(Column flat, int[] positions, int rows, byte[] data, int[] cursors) {
    if (flat.mayHaveNulls()) {
      for (int i = 0; i < rows; i++) {
        cursors[i] = write(flat, positions == null ? i : positions[i], data, cursors[i]);
      }
      return;
    }
    if (nullable) {
      for (int i = 0; i < rows; i++) {
        data[cursors[i]++] = VALUE_MARK;
      }
    }
    writeValues(flat, positions, rows, data, cursors);
  }

  /** As {@code writeAll} for a column without NULLs, after the markers. */
  void writeValues(Column flat, int[] positions, int rows, byte[] data, int[] cursors) {
    for (int i = 0; i < rows; i++) {
      cursors[i] = writeValue(flat, positions == null ? i : positions[i], data, cursors[i]);
    }
  }
}
