package io.millrace.data.encoding;

import io.millrace.data.bytes.Bytes;
import io.millrace.data.column.Column;
import io.millrace.data.column.ColumnBuilder;
import io.millrace.data.column.LongPairBuilder;
import io.millrace.data.column.LongPairColumn;

/** A timestamp finer than milliseconds: eight bytes of milliseconds, four of nanoseconds. */
final class InstantKey extends KeyField {
  InstantKey(boolean nullable) {
    super(12, nullable);
  }

  @Override
  int valueSize(Column flat, int position) {
    return 12;
  }

  @Override
  int writeValue(Column flat, int position, byte[] data, int at) {
    LongPairColumn column = (LongPairColumn) flat;
    Bytes.putLong(data, at, column.high()[position] ^ Long.MIN_VALUE);
    Bytes.putInt(data, at + 8, (int) column.low()[position]);
    return at + 12;
  }

  @Override
  int readValue(byte[] data, int at, ColumnBuilder out) {
    ((LongPairBuilder) out)
        .append(Bytes.getLong(data, at) ^ Long.MIN_VALUE, Bytes.getInt(data, at + 8));
    return at + 12;
  }
}
