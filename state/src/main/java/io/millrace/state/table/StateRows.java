package io.millrace.state.table;

import io.millrace.data.bytes.Slice;

/** Rows of slots and bytes by handle: what all tables of state have in common. */
public interface StateRows {

  /** To be called before the first change of a row after it was found. */
  void touch(long row);

  /** The array in which the row's slots begin at {@link #base}; valid until a row is inserted. */
  long[] slots(long row);

  int base(long row);

  /** Points {@code target} at the bytes of a row; valid until the table changes. */
  Slice bytes(long row, Slice target);

  void setBytes(long row, byte[] bytes, int offset, int length);
}
