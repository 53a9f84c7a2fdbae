package io.millrace.functions.collection;

import static io.millrace.functions.collection.ArrayFunctions.end;
import static io.millrace.functions.collection.ArrayFunctions.start;

import io.millrace.data.column.ArrayBuilder;
import io.millrace.data.column.ArrayColumn;
import io.millrace.data.column.Column;
import io.millrace.functions.api.Element;
import io.millrace.functions.api.SqlFunction;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Arrays as sets, and in order. NULL is an element like others and equals itself. */
public final class ArraySetFunctions {
  private ArraySetFunctions() {}

  private static Column elements(Element array) {
    return ((ArrayColumn) array.column).elements();
  }

  private static boolean has(Element array, int upTo, Column column, int position) {
    for (int i = start(array); i < upTo; i++) {
      if (Values.same(elements(array), i, column, position)) {
        return true;
      }
    }
    return false;
  }

  /** Whether an element stands in the array before its own position. */
  private static boolean isRepeated(Element array, int position) {
    return has(array, position, elements(array), position);
  }

  @SqlFunction(
      name = "ARRAY_DISTINCT",
      args = "ARRAY<T>",
      returns = "ARRAY<T>",
      doc = "The array with the first of equal elements only.")
  public static void distinct(Element array, ArrayBuilder out) {
    for (int i = start(array); i < end(array); i++) {
      if (!isRepeated(array, i)) {
        out.elements().copyFrom(elements(array), i);
      }
    }
    out.end();
  }

  @SqlFunction(
      name = "ARRAY_UNION",
      args = {"ARRAY<T>", "ARRAY<T>"},
      returns = "ARRAY<T>",
      doc = "The elements of both arrays, each once.")
  public static void union(Element left, Element right, ArrayBuilder out) {
    for (int i = start(left); i < end(left); i++) {
      if (!isRepeated(left, i)) {
        out.elements().copyFrom(elements(left), i);
      }
    }
    for (int i = start(right); i < end(right); i++) {
      if (!has(left, end(left), elements(right), i) && !isRepeated(right, i)) {
        out.elements().copyFrom(elements(right), i);
      }
    }
    out.end();
  }

  @SqlFunction(
      name = "ARRAY_EXCEPT",
      args = {"ARRAY<T>", "ARRAY<T>"},
      returns = "ARRAY<T>",
      doc = "The elements of the first array that the second has not, each once.")
  public static void except(Element left, Element right, ArrayBuilder out) {
    for (int i = start(left); i < end(left); i++) {
      if (!has(right, end(right), elements(left), i) && !isRepeated(left, i)) {
        out.elements().copyFrom(elements(left), i);
      }
    }
    out.end();
  }

  @SqlFunction(
      name = "ARRAY_INTERSECT",
      args = {"ARRAY<T>", "ARRAY<T>"},
      returns = "ARRAY<T>",
      doc = "The elements that both arrays have, each once, in the order of the first.")
  public static void intersect(Element left, Element right, ArrayBuilder out) {
    for (int i = start(left); i < end(left); i++) {
      if (has(right, end(right), elements(left), i) && !isRepeated(left, i)) {
        out.elements().copyFrom(elements(left), i);
      }
    }
    out.end();
  }

  @SqlFunction(
      name = "ARRAY_SORT",
      args = "ARRAY<T>",
      returns = "ARRAY<T>",
      doc =
          "The array in order: ascending unless the second argument is false; NULLs first unless"
              + " the third is false, which by default is as the second.")
  public static void sort(Element array, ArrayBuilder out) {
    sort(array, true, true, out);
  }

  @SqlFunction(
      name = "ARRAY_SORT",
      args = {"ARRAY<T>", "BOOLEAN"},
      returns = "ARRAY<T>",
      doc = "See above.")
  public static void sort(Element array, boolean ascending, ArrayBuilder out) {
    sort(array, ascending, ascending, out);
  }

  @SqlFunction(
      name = "ARRAY_SORT",
      args = {"ARRAY<T>", "BOOLEAN", "BOOLEAN"},
      returns = "ARRAY<T>",
      doc = "See above.")
  public static void sort(Element array, boolean ascending, boolean nullsFirst, ArrayBuilder out) {
    Column elements = elements(array);
    List<Integer> positions = new ArrayList<>();
    int nulls = 0;
    for (int i = start(array); i < end(array); i++) {
      if (elements.isNull(i)) {
        nulls++;
      } else {
        positions.add(i);
      }
    }
    Comparator<Integer> order = (i, j) -> Values.compare(elements, i, elements, j);
    positions.sort(ascending ? order : order.reversed());
    appendNulls(nullsFirst ? nulls : 0, out);
    for (int position : positions) {
      out.elements().copyFrom(elements, position);
    }
    appendNulls(nullsFirst ? 0 : nulls, out);
    out.end();
  }

  private static void appendNulls(int count, ArrayBuilder out) {
    for (int i = 0; i < count; i++) {
      out.elements().appendNull();
    }
  }
}
