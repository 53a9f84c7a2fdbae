package io.millrace.data.encoding;

import io.millrace.data.bytes.Bytes;
import io.millrace.data.column.Column;
import io.millrace.data.column.ColumnBuilder;
import io.millrace.data.column.LongBuilder;
import io.millrace.data.column.LongColumn;

/** Eight bytes, the sign bit flipped. */
final class LongKey extends KeyField {
  LongKey(boolean nullable) {
    super(8, nullable);
  }

  @Override
  int valueSize(Column flat, int position) {
    return 8;
  }

  @Override
  int writeValue(Column flat, int position, byte[] data, int at) {
    Bytes.putLong(data, at, ((LongColumn) flat).values()[position] ^ Long.MIN_VALUE);
    return at + 8;
  }

  @Override
  int readValue(byte[] data, int at, ColumnBuilder out) {
    ((LongBuilder) out).append(Bytes.getLong(data, at) ^ Long.MIN_VALUE);
    return at + 8;
  }

  @Override
  void writeValues(Column flat, int[] positions, int rows, byte[] data, int[] cursors) {
    long[] values = ((LongColumn) flat).values();
    for (int i = 0; i < rows; i++) {
      long value = values[positions == null ? i : positions[i]];
      Bytes.putLong(data, cursors[i], value ^ Long.MIN_VALUE);
      cursors[i] += 8;
    }
  }
}
