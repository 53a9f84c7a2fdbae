package io.millrace.functions.collection;

import io.millrace.data.bytes.SliceWriter;
import io.millrace.data.column.ArrayColumn;
import io.millrace.data.column.Column;
import io.millrace.data.column.ColumnBuilder;
import io.millrace.functions.api.Element;
import io.millrace.functions.api.LongPair;
import io.millrace.functions.api.NullFlag;
import io.millrace.functions.api.SqlFunction;

/** The greatest and least elements of arrays, for each layout of a value. */
public final class ArrayExtremeFunctions {
  private ArrayExtremeFunctions() {}

  private static Column elements(Element array) {
    return ((ArrayColumn) array.column).elements();
  }

  /** Position of the greatest (sign 1) or least (sign -1) element; -1 if there is none. */
  private static int extreme(Element array, int sign) {
    Column elements = elements(array);
    int found = -1;
    for (int i = ArrayFunctions.start(array); i < ArrayFunctions.end(array); i++) {
      boolean better =
          !elements.isNull(i)
              && (found < 0 || Values.compare(elements, i, elements, found) * sign > 0);
      found = better ? i : found;
    }
    return found;
  }

  @SqlFunction(
      name = "ARRAY_MAX",
      args = "ARRAY<T>",
      returns = "T",
      doc = "The greatest element of the array; NULLs are skipped; NULL if there is none.")
  public static boolean maxBoolean(Element array, NullFlag flag) {
    return Fetch.booleanAt(elements(array), extreme(array, 1), flag);
  }

  @SqlFunction(name = "ARRAY_MAX", args = "ARRAY<T>", returns = "T", doc = "See above.")
  public static int maxInt(Element array, NullFlag flag) {
    return Fetch.intAt(elements(array), extreme(array, 1), flag);
  }

  @SqlFunction(name = "ARRAY_MAX", args = "ARRAY<T>", returns = "T", doc = "See above.")
  public static long maxLong(Element array, NullFlag flag) {
    return Fetch.longAt(elements(array), extreme(array, 1), flag);
  }

  @SqlFunction(name = "ARRAY_MAX", args = "ARRAY<T>", returns = "T", doc = "See above.")
  public static double maxDouble(Element array, NullFlag flag) {
    return Fetch.doubleAt(elements(array), extreme(array, 1), flag);
  }

  @SqlFunction(name = "ARRAY_MAX", args = "ARRAY<T>", returns = "T", doc = "See above.")
  public static void maxBytes(Element array, SliceWriter out, NullFlag flag) {
    Fetch.bytesAt(elements(array), extreme(array, 1), out, flag);
  }

  @SqlFunction(name = "ARRAY_MAX", args = "ARRAY<T>", returns = "T", doc = "See above.")
  public static void maxPair(Element array, LongPair out, NullFlag flag) {
    Fetch.pairAt(elements(array), extreme(array, 1), out, flag);
  }

  @SqlFunction(name = "ARRAY_MAX", args = "ARRAY<T>", returns = "T", doc = "See above.")
  public static void maxNested(Element array, ColumnBuilder out, NullFlag flag) {
    Fetch.nestedAt(elements(array), extreme(array, 1), out, flag);
  }

  @SqlFunction(
      name = "ARRAY_MIN",
      args = "ARRAY<T>",
      returns = "T",
      doc = "The least element of the array; NULLs are skipped; NULL if there is none.")
  public static boolean minBoolean(Element array, NullFlag flag) {
    return Fetch.booleanAt(elements(array), extreme(array, -1), flag);
  }

  @SqlFunction(name = "ARRAY_MIN", args = "ARRAY<T>", returns = "T", doc = "See above.")
  public static int minInt(Element array, NullFlag flag) {
    return Fetch.intAt(elements(array), extreme(array, -1), flag);
  }

  @SqlFunction(name = "ARRAY_MIN", args = "ARRAY<T>", returns = "T", doc = "See above.")
  public static long minLong(Element array, NullFlag flag) {
    return Fetch.longAt(elements(array), extreme(array, -1), flag);
  }

  @SqlFunction(name = "ARRAY_MIN", args = "ARRAY<T>", returns = "T", doc = "See above.")
  public static double minDouble(Element array, NullFlag flag) {
    return Fetch.doubleAt(elements(array), extreme(array, -1), flag);
  }

  @SqlFunction(name = "ARRAY_MIN", args = "ARRAY<T>", returns = "T", doc = "See above.")
  public static void minBytes(Element array, SliceWriter out, NullFlag flag) {
    Fetch.bytesAt(elements(array), extreme(array, -1), out, flag);
  }

  @SqlFunction(name = "ARRAY_MIN", args = "ARRAY<T>", returns = "T", doc = "See above.")
  public static void minPair(Element array, LongPair out, NullFlag flag) {
    Fetch.pairAt(elements(array), extreme(array, -1), out, flag);
  }

  @SqlFunction(name = "ARRAY_MIN", args = "ARRAY<T>", returns = "T", doc = "See above.")
  public static void minNested(Element array, ColumnBuilder out, NullFlag flag) {
    Fetch.nestedAt(elements(array), extreme(array, -1), out, flag);
  }
}
