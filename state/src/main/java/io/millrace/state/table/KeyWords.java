package io.millrace.state.table;

import io.millrace.data.bytes.Bytes;
import io.millrace.data.bytes.Slice;

/**
 * Short keys as words: eight bytes each from the first on, then the last eight (the last two words
 * may overlap). With its length they identify a key; and keys of equal length are in the order of
 * their words, unsigned.
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

  /**
   * A word behind the first one of a key longer than eight bytes that fits its words; 0 if it needs
   * fewer.
   */
  static long word(int word, byte[] bytes, int offset, int length) {
    int at = word * 8;
    return at >= length ? 0 : Bytes.getLong(bytes, offset + Math.min(at, length - 8));
  }

  /** Whether the words of a row behind the first one are those of a key that fits them. */
  static boolean restEquals(
      long[] rows, int base, int keyWords, byte[] bytes, int offset, int length) {
    for (int word = 1; word < keyWords; word++) {
      if (rows[base + 1 + word] != (length > 8 ? word(word, bytes, offset, length) : 0)) {
        return false;
      }
    }
    return true;
  }

  /** Whether {@link #compare} can tell the order of two rows' keys. */
  static boolean areComparable(long metaA, long metaB) {
    return ((metaA ^ metaB) & RowShape.KEY_LENGTH_MASK) == 0
        && RowShape.keyLengthClass(metaA) != RowShape.KEY_IN_ARENA;
  }

  /** Order of two keys of equal length that are in their words. */
  static int compare(long[] rows, int baseA, int baseB, int keyWords) {
    for (int word = 1; word <= keyWords; word++) {
      int order = Long.compareUnsigned(rows[baseA + word], rows[baseB + word]);
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  /** Writes the words of a key that fits them. */
  static void put(long[] rows, int base, int keyWords, byte[] bytes, int offset, int length) {
    rows[base + 1] = first(bytes, offset, length);
    for (int word = 1; word < keyWords; word++) {
      rows[base + 1 + word] = length > 8 ? word(word, bytes, offset, length) : 0;
    }
  }

  /**
   * The key of a row, either in the arena or put together in {@code scratch}, which has {@link
   * RowShape#LONGEST_INLINE} bytes.
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
    for (int word = 1, at = 8; at < length; word++, at += 8) {
      Bytes.putLong(scratch, Math.min(at, length - 8), rows[base + 1 + word]);
    }
    return view.set(scratch, 0, length);
  }
}
