package io.millrace.data.encoding;

import io.millrace.data.bytes.Bytes;
import io.millrace.data.bytes.SliceWriter;
import io.millrace.data.column.ArrayBuilder;
import io.millrace.data.column.ArrayColumn;
import io.millrace.data.column.BytesBuilder;
import io.millrace.data.column.BytesColumn;
import io.millrace.data.column.Column;
import io.millrace.data.column.ColumnBuilder;
import io.millrace.data.column.MapBuilder;
import io.millrace.data.column.MapColumn;
import io.millrace.data.column.RowBuilder;
import io.millrace.data.column.RowColumn;
import io.millrace.data.type.DataType;
import io.millrace.data.type.DataType.ArrayType;
import io.millrace.data.type.DataType.MapType;
import io.millrace.data.type.DataType.MultisetType;
import io.millrace.data.type.DataType.RowType;
import io.millrace.data.type.Types;

/** The fields of varying length. */
final class VaryingValues {
  private VaryingValues() {}

  static ValueField row(DataType type) {
    return new RowValue(
        new CellRow(((RowType) type).fields().stream().map(DataType.Field::type).toList()),
        type.nullable());
  }

  static ValueField array(DataType type) {
    return new ArrayValue(ValueField.of(((ArrayType) type).element()), type.nullable());
  }

  static ValueField map(DataType type) {
    return type instanceof MapType map
        ? new MapValue(ValueField.of(map.key()), ValueField.of(map.value()), type.nullable())
        : new MapValue(
            ValueField.of(((MultisetType) type).element()),
            ValueField.of(Types.INT.withNullable(false)),
            type.nullable());
  }

  /** The bytes as they are. */
  static final class BytesValue extends ValueField.Varying {
    BytesValue(boolean nullable) {
      super(nullable);
    }

    @Override
    void write(Column flat, int position, SliceWriter out) {
      BytesColumn column = (BytesColumn) flat;
      int start = column.offsets()[position];
      out.append(column.data(), start, column.offsets()[position + 1] - start);
    }

    @Override
    void read(byte[] array, int from, int to, ColumnBuilder out) {
      ((BytesBuilder) out).append(array, from, to - from);
    }
  }

  /** The cells of the fields. */
  private static final class RowValue extends ValueField.Varying {
    private final CellRow cells;

    RowValue(CellRow cells, boolean nullable) {
      super(nullable);
      this.cells = cells;
    }

    @Override
    void write(Column flat, int position, SliceWriter out) {
      RowColumn column = (RowColumn) flat;
      CellWriter writer = cells.begin(new CellWriter(), out);
      for (int i = 0; i < cells.size(); i++) {
        writer.write(cells.field(i), column.fields().get(i), position);
      }
    }

    @Override
    void read(byte[] array, int from, int to, ColumnBuilder out) {
      RowBuilder builder = (RowBuilder) out;
      CellReader reader = cells.begin(new CellReader(), array, from);
      for (int i = 0; i < cells.size(); i++) {
        reader.read(cells.field(i), builder.field(i));
      }
      builder.end();
    }
  }

  /** The number of elements in four bytes, then their cells. */
  private static final class ArrayValue extends ValueField.Varying {
    private final ValueField element;

    ArrayValue(ValueField element, boolean nullable) {
      super(nullable);
      this.element = element;
    }

    @Override
    void write(Column flat, int position, SliceWriter out) {
      ArrayColumn column = (ArrayColumn) flat;
      int from = column.offsets()[position];
      int to = column.offsets()[position + 1];
      out.appendInt(to - from);
      writeElements(element, column.elements(), from, to, out);
    }

    @Override
    void read(byte[] array, int from, int to, ColumnBuilder out) {
      ArrayBuilder builder = (ArrayBuilder) out;
      readElements(element, array, from + 4, Bytes.getInt(array, from), builder.elements());
      builder.end();
    }
  }

  /** The number of entries and the length of the keys, four bytes each; keys, values as cells. */
  private static final class MapValue extends ValueField.Varying {
    private final ValueField key;
    private final ValueField value;

    MapValue(ValueField key, ValueField value, boolean nullable) {
      super(nullable);
      this.key = key;
      this.value = value;
    }

    @Override
    void write(Column flat, int position, SliceWriter out) {
      MapColumn column = (MapColumn) flat;
      int from = column.offsets()[position];
      int to = column.offsets()[position + 1];
      out.appendInt(to - from);
      out.appendInt(0);
      int keys = out.length();
      writeElements(key, column.keys(), from, to, out);
      Bytes.putInt(out.array(), keys - 4, out.length() - keys);
      writeElements(value, column.values(), from, to, out);
    }

    @Override
    void read(byte[] array, int from, int to, ColumnBuilder out) {
      MapBuilder builder = (MapBuilder) out;
      int count = Bytes.getInt(array, from);
      int values = from + 8 + Bytes.getInt(array, from + 4);
      readElements(key, array, from + 8, count, builder.keys());
      readElements(value, array, values, count, builder.values());
      builder.end();
    }
  }

  private static void writeElements(
      ValueField element, Column column, int from, int to, SliceWriter out) {
    CellWriter writer = new CellWriter();
    int count = to - from;
    writer.begin(out, CellWriter.bitmapBytes(count, element.nullable), count * element.slot);
    for (int i = from; i < to; i++) {
      writer.write(element, column, i);
    }
  }

  private static void readElements(
      ValueField element, byte[] array, int at, int count, ColumnBuilder out) {
    CellReader reader = new CellReader();
    reader.begin(array, at, CellWriter.bitmapBytes(count, element.nullable), count * element.slot);
    for (int i = 0; i < count; i++) {
      reader.read(element, out);
    }
  }
}
