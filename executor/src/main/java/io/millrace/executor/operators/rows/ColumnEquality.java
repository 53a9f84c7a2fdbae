package io.millrace.executor.operators.rows;

import io.millrace.data.column.ArrayColumn;
import io.millrace.data.column.BytesColumn;
import io.millrace.data.column.Column;
import io.millrace.data.column.DoubleColumn;
import io.millrace.data.column.IntColumn;
import io.millrace.data.column.LongColumn;
import io.millrace.data.column.LongPairColumn;
import io.millrace.data.column.MapColumn;
import io.millrace.data.column.RowColumn;
import java.util.Arrays;

/**
 * Whether values of one flat column are the same: NULL is NULL, NaN is NaN, 0.0 is not -0.0. Not
 * SQL's equality but whether anybody could tell them apart.
 */
public final class ColumnEquality {
  private ColumnEquality() {}

  /**
   * Clears {@code same[i]} unless the values at {@code a[i]} and {@code b[i]} are the same, for
   * {@code i} below {@code count}.
   */
  public static void compare(Column column, int[] a, int[] b, int count, boolean[] same) {
    if (column instanceof LongColumn longs && !longs.mayHaveNulls()) {
      long[] values = longs.values();
      for (int i = 0; i < count; i++) {
        same[i] &= values[a[i]] == values[b[i]];
      }
      return;
    }
    for (int i = 0; i < count; i++) {
      same[i] = same[i] && same(column, a[i], b[i]);
    }
  }

  /** Whether the values at two positions of a flat column are the same. */
  public static boolean same(Column column, int a, int b) {
    if (column.isNull(a) || column.isNull(b)) {
      return column.isNull(a) && column.isNull(b);
    }
    if (column instanceof LongColumn longs) {
      return longs.values()[a] == longs.values()[b];
    }
    if (column instanceof IntColumn ints) {
      return ints.values()[a] == ints.values()[b];
    }
    if (column instanceof DoubleColumn doubles) {
      return Double.doubleToLongBits(doubles.values()[a])
          == Double.doubleToLongBits(doubles.values()[b]);
    }
    if (column instanceof LongPairColumn pairs) {
      return pairs.high()[a] == pairs.high()[b] && pairs.low()[a] == pairs.low()[b];
    }
    if (column instanceof BytesColumn bytes) {
      int[] offsets = bytes.offsets();
      byte[] data = bytes.data();
      return Arrays.equals(data, offsets[a], offsets[a + 1], data, offsets[b], offsets[b + 1]);
    }
    return sameNested(column.flat(), a, b);
  }

  private static boolean sameNested(Column column, int a, int b) {
    if (column instanceof RowColumn row) {
      return row.fields().stream().allMatch(field -> same(field.flat(), a, b));
    }
    if (column instanceof ArrayColumn array) {
      return sameRange(array.elements().flat(), array.offsets(), a, b);
    }
    if (column instanceof MapColumn map) {
      return sameRange(map.keys().flat(), map.offsets(), a, b)
          && sameRange(map.values().flat(), map.offsets(), a, b);
    }
    return same(column, a, b);
  }

  private static boolean sameRange(Column elements, int[] offsets, int a, int b) {
    int length = offsets[a + 1] - offsets[a];
    if (length != offsets[b + 1] - offsets[b]) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (!same(elements, offsets[a] + i, offsets[b] + i)) {
        return false;
      }
    }
    return true;
  }
}
