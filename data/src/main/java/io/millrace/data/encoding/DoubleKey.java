package io.millrace.data.encoding;

import io.millrace.data.bytes.Bytes;
import io.millrace.data.column.Column;
import io.millrace.data.column.ColumnBuilder;
import io.millrace.data.column.DoubleBuilder;
import io.millrace.data.column.DoubleColumn;

/**
 * Eight bytes: the bits, all flipped for negative numbers and the sign bit alone for others. -0.0
 * is written as 0.0 and every NaN as the one that is larger than all numbers.
 */
final class DoubleKey extends KeyField {
  DoubleKey(boolean nullable) {
    super(8, nullable);
  }

  @Override
  int valueSize(Column flat, int position) {
    return 8;
  }

  @Override
  int writeValue(Column flat, int position, byte[] data, int at) {
    // Adding 0.0 turns -0.0 into 0.0; doubleToLongBits knows one NaN only.
    long bits = Double.doubleToLongBits(((DoubleColumn) flat).values()[position] + 0.0);
    Bytes.putLong(data, at, bits ^ (bits >> 63 | Long.MIN_VALUE));
    return at + 8;
  }

  @Override
  int readValue(byte[] data, int at, ColumnBuilder out) {
    long bits = Bytes.getLong(data, at);
    ((DoubleBuilder) out).append(Double.longBitsToDouble(bits ^ (~bits >> 63 | Long.MIN_VALUE)));
    return at + 8;
  }
}
