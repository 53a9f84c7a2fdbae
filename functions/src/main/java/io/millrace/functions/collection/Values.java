package io.millrace.functions.collection;

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
import java.util.List;

/** Equality and order of two values in columns of one type. */
public final class Values {
  private Values() {}

  /** Whether two values are equal; NULL equals NULL, NaN equals nothing. */
  public static boolean same(Column a, int i, Column b, int j) {
    if (a.isNull(i) || b.isNull(j)) {
      return a.isNull(i) && b.isNull(j);
    }
    if (isEncoded(a)) {
      return same(flat(a), flat(a, i), b, j);
    } else if (isEncoded(b)) {
      return same(a, i, flat(b), flat(b, j));
    } else if (a instanceof DoubleColumn x && b instanceof DoubleColumn y) {
      return x.get(i) == y.get(j);
    } else if (a instanceof ArrayColumn x && b instanceof ArrayColumn y) {
      return sameArrays(x, i, y, j);
    } else if (a instanceof RowColumn x && b instanceof RowColumn y) {
      return sameRows(x.fields(), i, y.fields(), j);
    } else if (a instanceof MapColumn x && b instanceof MapColumn y) {
      return sameMaps(x, i, y, j);
    }
    return compare(a, i, b, j) == 0;
  }

  private static boolean sameArrays(ArrayColumn a, int i, ArrayColumn b, int j) {
    int size = a.offsets()[i + 1] - a.offsets()[i];
    if (size != b.offsets()[j + 1] - b.offsets()[j]) {
      return false;
    }
    for (int n = 0; n < size; n++) {
      if (!same(a.elements(), a.offsets()[i] + n, b.elements(), b.offsets()[j] + n)) {
        return false;
      }
    }
    return true;
  }

  private static boolean sameRows(List<Column> a, int i, List<Column> b, int j) {
    for (int f = 0; f < a.size(); f++) {
      if (!same(a.get(f), i, b.get(f), j)) {
        return false;
      }
    }
    return true;
  }

  private static boolean sameMaps(MapColumn a, int i, MapColumn b, int j) {
    if (a.offsets()[i + 1] - a.offsets()[i] != b.offsets()[j + 1] - b.offsets()[j]) {
      return false;
    }
    for (int n = a.offsets()[i]; n < a.offsets()[i + 1]; n++) {
      int at = find(b, j, a.keys(), n);
      if (at < 0 || !same(a.values(), n, b.values(), at)) {
        return false;
      }
    }
    return true;
  }

  /** Where a key stands in map {@code position} of a column; -1 if nowhere. */
  public static int find(MapColumn map, int position, Column keys, int key) {
    for (int n = map.offsets()[position]; n < map.offsets()[position + 1]; n++) {
      if (same(map.keys(), n, keys, key)) {
        return n;
      }
    }
    return -1;
  }

  /** Order of two values that are not NULL, of a type that has one. */
  public static int compare(Column a, int i, Column b, int j) {
    if (isEncoded(a)) {
      return compare(flat(a), flat(a, i), b, j);
    } else if (isEncoded(b)) {
      return compare(a, i, flat(b), flat(b, j));
    } else if (a instanceof IntColumn x && b instanceof IntColumn y) {
      return Integer.compare(x.get(i), y.get(j));
    } else if (a instanceof LongColumn x && b instanceof LongColumn y) {
      return Long.compare(x.get(i), y.get(j));
    } else if (a instanceof DoubleColumn x && b instanceof DoubleColumn y) {
      return Double.compare(x.get(i), y.get(j));
    } else if (a instanceof LongPairColumn x && b instanceof LongPairColumn y) {
      int high = Long.compare(x.high()[i], y.high()[j]);
      return high != 0 ? high : Long.compareUnsigned(x.low()[i], y.low()[j]);
    }
    return compareBytes((BytesColumn) a, i, (BytesColumn) b, j);
  }

  private static int compareBytes(BytesColumn a, int i, BytesColumn b, int j) {
    return Arrays.compareUnsigned(
        a.data(), a.offsets()[i], a.offsets()[i + 1], b.data(), b.offsets()[j], b.offsets()[j + 1]);
  }

  private static boolean isEncoded(Column column) {
    return column instanceof DictionaryColumn || column instanceof ConstantColumn;
  }

  /** Whether a value, which is not NULL, is this text. */
  static boolean isText(Column column, int position, String text) {
    BytesColumn bytes = (BytesColumn) flat(column);
    return bytes.get(flat(column, position), new Slice()).toString().equals(text);
  }

  /** The flat column behind an encoded one. */
  static Column flat(Column column) {
    if (column instanceof DictionaryColumn dictionary) {
      return dictionary.dictionary();
    }
    return column instanceof ConstantColumn constant ? constant.value() : column;
  }

  /** The position in {@link #flat(Column)} of a value. */
  static int flat(Column column, int position) {
    if (column instanceof DictionaryColumn dictionary) {
      return dictionary.ids()[position];
    }
    return column instanceof ConstantColumn ? 0 : position;
  }
}
