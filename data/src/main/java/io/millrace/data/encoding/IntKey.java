package io.millrace.data.encoding;

import io.millrace.data.bytes.Bytes;
import io.millrace.data.column.Column;
import io.millrace.data.column.ColumnBuilder;
import io.millrace.data.column.IntBuilder;
import io.millrace.data.column.IntColumn;

/** Four bytes, the sign bit flipped. */
final class IntKey extends KeyField {
  IntKey(boolean nullable) {
    super(4, nullable);
  }

  @Override
  int valueSize(Column flat, int position) {
    return 4;
  }

  @Override
  int writeValue(Column flat, int position, byte[] data, int at) {
    Bytes.putInt(data, at, ((IntColumn) flat).values()[position] ^ Integer.MIN_VALUE);
    return at + 4;
  }

  @Override
  int readValue(byte[] data, int at, ColumnBuilder out) {
    ((IntBuilder) out).append(Bytes.getInt(data, at) ^ Integer.MIN_VALUE);
    return at + 4;
  }

  @Override
  void writeValues(Column flat, int[] positions, int rows, byte[] data, int[] cursors) {
    int[] values = ((IntColumn) flat).values();
    for (int i = 0; i < rows; i++) {
      int value = values[positions == null ? i : positions[i]];
      Bytes.putInt(data, cursors[i], value ^ Integer.MIN_VALUE);
      cursors[i] += 4;
    }
  }
}
