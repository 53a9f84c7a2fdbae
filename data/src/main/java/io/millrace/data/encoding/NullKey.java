package io.millrace.data.encoding;

import io.millrace.data.column.Column;
import io.millrace.data.column.ColumnBuilder;

/** The type that holds nothing but NULL. */
final class NullKey extends KeyField {
  NullKey() {
    super(0, true);
  }

  @Override
  int valueSize(Column flat, int position) {
    return 0;
  }

  @Override
  int writeValue(Column flat, int position, byte[] data, int at) {
    return at;
  }

  @Override
  int readValue(byte[] data, int at, ColumnBuilder out) {
    out.appendNull();
    return at;
  }
}
