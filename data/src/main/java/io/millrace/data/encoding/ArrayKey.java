package io.millrace.data.encoding;

import io.millrace.data.column.ArrayBuilder;
import io.millrace.data.column.ArrayColumn;
import io.millrace.data.column.Column;
import io.millrace.data.column.ColumnBuilder;
import io.millrace.data.type.DataType;
import io.millrace.data.type.DataType.ArrayType;

/** Before each element 1, after the last one 0: a prefix sorts before what it begins. */
final class ArrayKey extends KeyField {
  private static final byte END = 0;
  private static final byte ELEMENT = 1;

  private final KeyField element;

  private ArrayKey(KeyField element, boolean nullable) {
    super(-1, nullable);
    this.element = element;
  }

  static ArrayKey of(DataType type) {
    return new ArrayKey(KeyField.of(((ArrayType) type).element()), type.nullable());
  }

  @Override
  int valueSize(Column flat, int position) {
    ArrayColumn column = (ArrayColumn) flat;
    int size = 1;
    for (int i = column.offsets()[position]; i < column.offsets()[position + 1]; i++) {
      size += 1 + element.size(column.elements(), i);
    }
    return size;
  }

  @Override
  int writeValue(Column flat, int position, byte[] data, int at) {
    ArrayColumn column = (ArrayColumn) flat;
    int end = at;
    for (int i = column.offsets()[position]; i < column.offsets()[position + 1]; i++) {
      data[end] = ELEMENT;
      end = element.write(column.elements(), i, data, end + 1);
    }
    data[end] = END;
    return end + 1;
  }

  @Override
  int readValue(byte[] data, int at, ColumnBuilder out) {
    ArrayBuilder builder = (ArrayBuilder) out;
    int end = at;
    while (data[end] == ELEMENT) {
      end = element.read(data, end + 1, builder.elements());
    }
    builder.end();
    return end + 1;
  }
}
