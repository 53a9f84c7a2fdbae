package io.millrace.data.encoding;

import io.millrace.data.column.Column;
import io.millrace.data.column.ColumnBuilder;
import io.millrace.data.column.RowBuilder;
import io.millrace.data.column.RowColumn;
import io.millrace.data.type.DataType;
import io.millrace.data.type.DataType.RowType;

/** The fields, one after the other. */
final class RowKey extends KeyField {
  private final KeyField[] fields;

  private RowKey(KeyField[] fields, int width, boolean nullable) {
    super(width, nullable);
    this.fields = fields;
  }

  static RowKey of(DataType type) {
    KeyField[] fields =
        ((RowType) type).fields().stream().map(f -> KeyField.of(f.type())).toArray(KeyField[]::new);
    return new RowKey(fields, totalWidth(fields), type.nullable());
  }

  /** Bytes of all fields, or -1 if one of them varies. */
  static int totalWidth(KeyField[] fields) {
    int width = 0;
    for (KeyField field : fields) {
      if (field.width < 0) {
        return -1;
      }
      width += field.fixedWidth();
    }
    return width;
  }

  @Override
  int valueSize(Column flat, int position) {
    RowColumn column = (RowColumn) flat;
    int size = 0;
    for (int i = 0; i < fields.length; i++) {
      size += fields[i].size(column.fields().get(i), position);
    }
    return size;
  }

  @Override
  int writeValue(Column flat, int position, byte[] data, int at) {
    RowColumn column = (RowColumn) flat;
    int end = at;
    for (int i = 0; i < fields.length; i++) {
      end = fields[i].write(column.fields().get(i), position, data, end);
    }
    return end;
  }

  @Override
  int readValue(byte[] data, int at, ColumnBuilder out) {
    RowBuilder builder = (RowBuilder) out;
    int end = at;
    for (int i = 0; i < fields.length; i++) {
      end = fields[i].read(data, end, builder.field(i));
    }
    builder.end();
    return end;
  }
}
