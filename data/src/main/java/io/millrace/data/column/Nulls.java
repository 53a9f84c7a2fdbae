package io.millrace.data.column;

import java.util.Arrays;

/**
 * Null bitmaps: bit {@code i & 63} of word {@code i >>> 6} is set when row {@code i} is NULL. A
 * {@code null} array means that no row is.
 */
public final class Nulls {
  private Nulls() {}

  public static boolean get(long[] nulls, int row) {
    return nulls != null && (nulls[row >>> 6] >>> row & 1L) != 0;
  }

  public static void set(long[] nulls, int row) {
    nulls[row >>> 6] |= 1L << row;
  }

  /** A bitmap with room for {@code rows}, none of them NULL. */
  public static long[] create(int rows) {
    return new long[Math.max(1, rows + 63 >>> 6)];
  }

  /** A bitmap in which all of {@code rows} are NULL. */
  public static long[] all(int rows) {
    long[] nulls = create(rows);
    Arrays.fill(nulls, -1L);
    return nulls;
  }

  /** The bitmap of the rows taken, or {@code null} if none of them is NULL. */
  static long[] take(long[] nulls, int[] rows, int count) {
    if (nulls == null) {
      return null;
    }
    long[] taken = create(count);
    long any = 0;
    for (int i = 0; i < count; i++) {
      long bit = nulls[rows[i] >>> 6] >>> rows[i] & 1L;
      any |= bit;
      taken[i >>> 6] |= bit << i;
    }
    return any == 0 ? null : taken;
  }

  static long sizeBytes(long[] nulls) {
    return nulls == null ? 0 : nulls.length * 8L;
  }
}
