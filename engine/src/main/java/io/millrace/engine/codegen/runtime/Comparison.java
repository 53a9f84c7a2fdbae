package io.millrace.engine.codegen.runtime;

import io.millrace.data.bytes.Slice;
import io.millrace.data.column.ArrayColumn;
import io.millrace.data.column.BytesColumn;
import io.millrace.data.column.Column;
import io.millrace.data.column.ConstantColumn;
import io.millrace.data.column.DictionaryColumn;
import io.millrace.data.column.DoubleColumn;
import io.millrace.data.column.IntColumn;
import io.millrace.data.column.LongColumn;
import io.millrace.data.column.LongPairColumn;
import io.millrace.data.column.MapColumn;
import io.millrace.data.column.RowColumn;
import java.util.Arrays;

/** Comparison of values that are no Java primitives; none of the operands is NULL. */
public final class Comparison {
  private Comparison() {}

  public static int compare(Slice a, Slice b) {
    return a.compareTo(b);
  }

  public static int compare(boolean a, boolean b) {
    return Boolean.compare(a, b);
  }

  /** Decimals of one scale, or timestamps: the low half is unsigned. */
  public static int compare(long aHigh, long aLow, long bHigh, long bLow) {
    int high = Long.compare(aHigh, bHigh);
    return high != 0 ? high : Long.compareUnsigned(aLow, bLow);
  }

  /** Nested values of one type in SQL order: field by field, NULL first. Maps have no order. */
  public static int compare(Column a, int i, Column b, int j) {
    if (a instanceof RowColumn x && b instanceof RowColumn y) {
      return compareRows(x, i, y, j);
    } else if (a instanceof ArrayColumn x && b instanceof ArrayColumn y) {
      return compareArrays(x, i, y, j);
    } else if (a instanceof IntColumn x && b instanceof IntColumn y) {
      return Integer.compare(x.get(i), y.get(j));
    } else if (a instanceof LongColumn x && b instanceof LongColumn y) {
      return Long.compare(x.get(i), y.get(j));
    } else if (a instanceof DoubleColumn x && b instanceof DoubleColumn y) {
      return Double.compare(x.get(i), y.get(j));
    } else if (a instanceof LongPairColumn x && b instanceof LongPairColumn y) {
      return compare(x.high()[i], x.low()[i], y.high()[j], y.low()[j]);
    } else if (a instanceof BytesColumn x && b instanceof BytesColumn y) {
      return compareBytes(x, i, y, j);
    } else if (isEncoded(a) || isEncoded(b)) {
      return compare(Nested.flat(a), Nested.position(a, i), Nested.flat(b), Nested.position(b, j));
    }
    throw new IllegalStateException("no order among " + a.kind() + " and " + b.kind());
  }

  private static boolean isEncoded(Column column) {
    return column instanceof DictionaryColumn || column instanceof ConstantColumn;
  }

  private static int compareOrNull(Column a, int i, Column b, int j) {
    boolean aIsNull = a.isNull(i);
    boolean bIsNull = b.isNull(j);
    return aIsNull || bIsNull ? Boolean.compare(!aIsNull, !bIsNull) : compare(a, i, b, j);
  }

  private static int compareBytes(BytesColumn a, int i, BytesColumn b, int j) {
    return Arrays.compareUnsigned(
        a.data(), a.offsets()[i], a.offsets()[i + 1], b.data(), b.offsets()[j], b.offsets()[j + 1]);
  }

  private static int compareRows(RowColumn a, int i, RowColumn b, int j) {
    int order = 0;
    for (int f = 0; f < a.fields().size() && order == 0; f++) {
      order = compareOrNull(a.fields().get(f), i, b.fields().get(f), j);
    }
    return order;
  }

  private static int compareArrays(ArrayColumn a, int i, ArrayColumn b, int j) {
    int aLength = a.offsets()[i + 1] - a.offsets()[i];
    int bLength = b.offsets()[j + 1] - b.offsets()[j];
    int order = 0;
    for (int e = 0; e < aLength && e < bLength && order == 0; e++) {
      order = compareOrNull(a.elements(), a.offsets()[i] + e, b.elements(), b.offsets()[j] + e);
    }
    return order != 0 ? order : Integer.compare(aLength, bLength);
  }

  /** Whether two values of one type are equal all through; NULLs within them equal each other. */
  public static boolean equal(Column a, int i, Column b, int j) {
    Column x = Nested.flat(a);
    Column y = Nested.flat(b);
    int p = Nested.position(a, i);
    int q = Nested.position(b, j);
    if (x instanceof MapColumn map && y instanceof MapColumn other) {
      return equalMaps(map, p, other, q);
    } else if (x instanceof RowColumn row && y instanceof RowColumn other) {
      for (int f = 0; f < row.fields().size(); f++) {
        if (!equalOrNull(row.fields().get(f), p, other.fields().get(f), q)) {
          return false;
        }
      }
      return true;
    } else if (x instanceof ArrayColumn array && y instanceof ArrayColumn other) {
      return equalArrays(array, p, other, q);
    }
    return compare(x, p, y, q) == 0;
  }

  private static boolean equalOrNull(Column a, int i, Column b, int j) {
    boolean aIsNull = a.isNull(i);
    return aIsNull || b.isNull(j) ? aIsNull && b.isNull(j) : equal(a, i, b, j);
  }

  private static boolean equalArrays(ArrayColumn a, int i, ArrayColumn b, int j) {
    int length = a.offsets()[i + 1] - a.offsets()[i];
    if (length != b.offsets()[j + 1] - b.offsets()[j]) {
      return false;
    }
    for (int e = 0; e < length; e++) {
      if (!equalOrNull(a.elements(), a.offsets()[i] + e, b.elements(), b.offsets()[j] + e)) {
        return false;
      }
    }
    return true;
  }

  private static boolean equalMaps(MapColumn a, int i, MapColumn b, int j) {
    if (a.offsets()[i + 1] - a.offsets()[i] != b.offsets()[j + 1] - b.offsets()[j]) {
      return false;
    }
    for (int e = a.offsets()[i]; e < a.offsets()[i + 1]; e++) {
      int found = Nested.find(b, j, a.keys(), e);
      if (found < 0 || !equalOrNull(a.values(), e, b.values(), found)) {
        return false;
      }
    }
    return true;
  }
}
