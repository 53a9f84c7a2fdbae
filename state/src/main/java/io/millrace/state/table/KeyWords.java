package io.millrace.state.table;

import io.millrace.data.bytes.Bytes;
import io.millrace.data.bytes.Slice;

/**
 * Short keys as words: the first eight bytes, and the last eight of a key longer than that (the two
 * overlap). With its length they identify a key.
 */
final class KeyWords {
  private KeyWords() {}

  static long first(byte[] bytes, int offset, int length) {
    if (length >= 8) {
      return Bytes.getLong(bytes, offset);
    }
    long word = 0;
    for (int i = 0; i < length; i++) {
      word |= (bytes[offset + i] & 0xFFL) << 56 - 8 * i;
    }
    return word;
  }

  /** Of a key longer than eight bytes. */
  static long last(byte[] bytes, int offset, int length) {
    return Bytes.getLong(bytes, offset + length - 8);
  }

  /**
   * The key of a row, either in the arena or put together in {@code scratch} (16 bytes).
   *
   * @param rows where the row stands, from {@code base}
   */
  static Slice key(long[] rows, int base, byte[] arena, byte[] scratch, Slice view) {
    int length = RowShape.keyLengthClass(rows[base]);
    if (length == RowShape.KEY_IN_ARENA) {
      long reference = rows[base + 1];
      return view.set(arena, RowShape.offset(reference), RowShape.length(reference));
    }
    Bytes.putLong(scratch, 0, rows[base + 1]);
    if (length > 8) {
      Bytes.putLong(scratch, length - 8, rows[base + 2]);
    }
    return view.set(scratch, 0, length);
  }
}
