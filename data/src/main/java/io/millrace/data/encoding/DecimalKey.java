package io.millrace.data.encoding;

import io.millrace.data.bytes.Bytes;
import io.millrace.data.column.Column;
import io.millrace.data.column.ColumnBuilder;
import io.millrace.data.column.LongPairBuilder;
import io.millrace.data.column.LongPairColumn;

/** A decimal of more than 18 digits: sixteen bytes, the sign bit flipped. */
final class DecimalKey extends KeyField {
  DecimalKey(boolean nullable) {
    super(16, nullable);
  }

  @Override
  int valueSize(Column flat, int position) {
    return 16;
  }

  @Override
  int writeValue(Column flat, int position, byte[] data, int at) {
    LongPairColumn column = (LongPairColumn) flat;
    Bytes.putLong(data, at, column.high()[position] ^ Long.MIN_VALUE);
    Bytes.putLong(data, at + 8, column.low()[position]);
    return at + 16;
  }

  @Override
  int readValue(byte[] data, int at, ColumnBuilder out) {
    ((LongPairBuilder) out)
        .append(Bytes.getLong(data, at) ^ Long.MIN_VALUE, Bytes.getLong(data, at + 8));
    return at + 16;
  }
}
