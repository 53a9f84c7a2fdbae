package io.millrace.functions.collection;

import io.millrace.data.bytes.Slice;
import io.millrace.data.bytes.SliceWriter;
import io.millrace.data.column.BytesColumn;
import io.millrace.data.column.Column;
import io.millrace.data.column.ColumnBuilder;
import io.millrace.data.column.DoubleColumn;
import io.millrace.data.column.IntColumn;
import io.millrace.data.column.LongColumn;
import io.millrace.data.column.LongPairColumn;
import io.millrace.functions.api.LongPair;
import io.millrace.functions.api.NullFlag;

/** One value of a column as a function's result; a position of -1, and NULL, give NULL. */
final class Fetch {
  private Fetch() {}

  private static boolean isNull(Column column, int position, NullFlag flag) {
    flag.isNull = position < 0 || column.isNull(position);
    return flag.isNull;
  }

  static boolean booleanAt(Column column, int position, NullFlag flag) {
    return intAt(column, position, flag) != 0;
  }

  static int intAt(Column column, int position, NullFlag flag) {
    return isNull(column, position, flag)
        ? 0
        : ((IntColumn) Values.flat(column)).get(Values.flat(column, position));
  }

  static long longAt(Column column, int position, NullFlag flag) {
    return isNull(column, position, flag)
        ? 0
        : ((LongColumn) Values.flat(column)).get(Values.flat(column, position));
  }

  static double doubleAt(Column column, int position, NullFlag flag) {
    return isNull(column, position, flag)
        ? 0
        : ((DoubleColumn) Values.flat(column)).get(Values.flat(column, position));
  }

  static void bytesAt(Column column, int position, SliceWriter out, NullFlag flag) {
    if (!isNull(column, position, flag)) {
      BytesColumn flat = (BytesColumn) Values.flat(column);
      out.append(flat.get(Values.flat(column, position), new Slice()));
    }
  }

  static void pairAt(Column column, int position, LongPair out, NullFlag flag) {
    if (!isNull(column, position, flag)) {
      LongPairColumn flat = (LongPairColumn) Values.flat(column);
      int at = Values.flat(column, position);
      out.set(flat.high()[at], flat.low()[at]);
    }
  }

  static void nestedAt(Column column, int position, ColumnBuilder out, NullFlag flag) {
    if (!isNull(column, position, flag)) {
      out.copyFrom(column, position);
    }
  }
}
