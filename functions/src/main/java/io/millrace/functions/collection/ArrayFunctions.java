package io.millrace.functions.collection;

import io.millrace.data.column.ArrayBuilder;
import io.millrace.data.column.ArrayColumn;
import io.millrace.data.column.ColumnBuilder;
import io.millrace.functions.api.Element;
import io.millrace.functions.api.NullFlag;
import io.millrace.functions.api.SqlFunction;
import io.millrace.functions.api.SqlFunction.Nulls;

/** Elements added to, found in and taken from arrays. */
public final class ArrayFunctions {
  private ArrayFunctions() {}

  private static ArrayColumn column(Element array) {
    return (ArrayColumn) array.column;
  }

  static int start(Element array) {
    return column(array).offsets()[array.position];
  }

  static int end(Element array) {
    return column(array).offsets()[array.position + 1];
  }

  private static void copyAll(Element array, ColumnBuilder elements) {
    elements.copyRange(column(array).elements(), start(array), end(array));
  }

  private static boolean holds(Element array, int at, Element value) {
    return value == null
        ? column(array).elements().isNull(at)
        : Values.same(column(array).elements(), at, value.column, value.position);
  }

  private static void copy(Element value, ColumnBuilder elements) {
    if (value == null) {
      elements.appendNull();
    } else {
      elements.copyFrom(value.column, value.position);
    }
  }

  @SqlFunction(
      name = "CARDINALITY",
      args = "ARRAY<ANY>",
      returns = "INT",
      doc = "The number of elements of an array or entries of a map.")
  public static int cardinality(Element array) {
    return end(array) - start(array);
  }

  @SqlFunction(
      name = "ARRAY_APPEND",
      args = {"ARRAY<T>", "T"},
      returns = "ARRAY<T>!",
      nulls = Nulls.CALLED,
      doc = "The array with an element added at its end.")
  public static void append(Element array, Element value, ArrayBuilder out, NullFlag flag) {
    if (array == null) {
      flag.isNull = true;
      return;
    }
    copyAll(array, out.elements());
    copy(value, out.elements());
    out.end();
  }

  @SqlFunction(
      name = "ARRAY_PREPEND",
      args = {"ARRAY<T>", "T"},
      returns = "ARRAY<T>!",
      nulls = Nulls.CALLED,
      doc = "The array with an element added at its start.")
  public static void prepend(Element array, Element value, ArrayBuilder out, NullFlag flag) {
    if (array == null) {
      flag.isNull = true;
      return;
    }
    copy(value, out.elements());
    copyAll(array, out.elements());
    out.end();
  }

  @SqlFunction(
      name = "ARRAY_CONTAINS",
      args = {"ARRAY<T>", "T"},
      returns = "BOOLEAN^",
      nulls = Nulls.CALLED,
      doc = "Whether the array has the element, which may be NULL.")
  public static boolean contains(Element array, Element value, NullFlag flag) {
    if (array == null) {
      flag.isNull = true;
      return false;
    }
    for (int i = start(array); i < end(array); i++) {
      if (holds(array, i, value)) {
        return true;
      }
    }
    return false;
  }

  @SqlFunction(
      name = "ARRAY_POSITION",
      args = {"ARRAY<T>", "T"},
      returns = "INT",
      doc = "Where the element first stands in the array, from 1; 0 if nowhere.")
  public static int position(Element array, Element value) {
    for (int i = start(array); i < end(array); i++) {
      if (holds(array, i, value)) {
        return i - start(array) + 1;
      }
    }
    return 0;
  }

  @SqlFunction(
      name = "ARRAY_REMOVE",
      args = {"ARRAY<T>", "T"},
      returns = "ARRAY<T>^",
      nulls = Nulls.CALLED,
      doc = "The array without the elements equal to a value, which may be NULL.")
  public static void remove(Element array, Element value, ArrayBuilder out, NullFlag flag) {
    if (array == null) {
      flag.isNull = true;
      return;
    }
    for (int i = start(array); i < end(array); i++) {
      if (!holds(array, i, value)) {
        out.elements().copyFrom(column(array).elements(), i);
      }
    }
    out.end();
  }

  @SqlFunction(
      name = "ARRAY_REVERSE",
      args = "ARRAY<T>",
      returns = "ARRAY<T>",
      doc = "The array from last to first.")
  public static void reverse(Element array, ArrayBuilder out) {
    for (int i = end(array) - 1; i >= start(array); i--) {
      out.elements().copyFrom(column(array).elements(), i);
    }
    out.end();
  }

  @SqlFunction(
      name = "ARRAY_CONCAT",
      args = {"ARRAY<T>", "ARRAY<T>..."},
      returns = "ARRAY<T>",
      doc = "All arrays, one after the other; NULL if one is NULL.")
  public static void concat(Element first, Element[] more, ArrayBuilder out) {
    copyAll(first, out.elements());
    for (Element array : more) {
      copyAll(array, out.elements());
    }
    out.end();
  }

  @SqlFunction(
      name = "ARRAY_SLICE",
      args = {"ARRAY<T>", "INT"},
      returns = "ARRAY<T>",
      doc =
          "The elements from one position to another (by default the last), both included; from 1,"
              + " from the end if negative.")
  public static void slice(Element array, int from, ArrayBuilder out) {
    slice(array, from, end(array) - start(array), out);
  }

  @SqlFunction(
      name = "ARRAY_SLICE",
      args = {"ARRAY<T>", "INT", "INT"},
      returns = "ARRAY<T>",
      doc = "See above.")
  public static void slice(Element array, int from, int to, ArrayBuilder out) {
    int size = end(array) - start(array);
    long first = Math.max(1L, from < 0 ? (long) from + size + 1 : from);
    long last = to < 0 ? (long) to + size + 1 : to;
    last = to == 0 ? 1 : Math.min(last, size);
    if (last >= first) {
      int offset = start(array) - 1;
      out.elements()
          .copyRange(column(array).elements(), offset + (int) first, offset + (int) last + 1);
    }
    out.end();
  }
}
