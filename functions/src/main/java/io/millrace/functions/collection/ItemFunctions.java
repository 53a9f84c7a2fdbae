package io.millrace.functions.collection;

import io.millrace.data.bytes.SliceWriter;
import io.millrace.data.column.ArrayColumn;
import io.millrace.data.column.Column;
import io.millrace.data.column.ColumnBuilder;
import io.millrace.data.column.MapColumn;
import io.millrace.data.error.MillraceException;
import io.millrace.functions.api.Element;
import io.millrace.functions.api.LongPair;
import io.millrace.functions.api.NullFlag;
import io.millrace.functions.api.SqlFunction;

/** Single elements of arrays and maps, for each layout of a value. */
public final class ItemFunctions {
  private ItemFunctions() {}

  private static Column elements(Element array) {
    return ((ArrayColumn) array.column).elements();
  }

  private static Column values(Element map) {
    return ((MapColumn) map.column).values();
  }

  private static int at(Element array, int index) {
    int start = ArrayFunctions.start(array);
    return index >= 1 && index <= ArrayFunctions.end(array) - start ? start + index - 1 : -1;
  }

  private static int at(Element map, Element key) {
    return Values.find((MapColumn) map.column, map.position, key.column, key.position);
  }

  private static int only(Element array) {
    int size = ArrayFunctions.end(array) - ArrayFunctions.start(array);
    if (size > 1) {
      throw MillraceException.deterministic(
          "ELEMENT: the array has " + size + " elements, but at most one was expected");
    }
    return size == 0 ? -1 : ArrayFunctions.start(array);
  }

  @SqlFunction(
      name = "ITEM",
      args = {"ARRAY<T>", "INT"},
      returns = "T",
      doc =
          "a[i]: the element at a position, from 1, of an array, or the value of a key of a map; NULL if there is none.")
  public static boolean itemBoolean(Element array, int index, NullFlag flag) {
    return Fetch.booleanAt(elements(array), at(array, index), flag);
  }

  @SqlFunction(
      name = "ITEM",
      args = {"ARRAY<T>", "INT"},
      returns = "T",
      doc = "See above.")
  public static int itemInt(Element array, int index, NullFlag flag) {
    return Fetch.intAt(elements(array), at(array, index), flag);
  }

  @SqlFunction(
      name = "ITEM",
      args = {"ARRAY<T>", "INT"},
      returns = "T",
      doc = "See above.")
  public static long itemLong(Element array, int index, NullFlag flag) {
    return Fetch.longAt(elements(array), at(array, index), flag);
  }

  @SqlFunction(
      name = "ITEM",
      args = {"ARRAY<T>", "INT"},
      returns = "T",
      doc = "See above.")
  public static double itemDouble(Element array, int index, NullFlag flag) {
    return Fetch.doubleAt(elements(array), at(array, index), flag);
  }

  @SqlFunction(
      name = "ITEM",
      args = {"ARRAY<T>", "INT"},
      returns = "T",
      doc = "See above.")
  public static void itemBytes(Element array, int index, SliceWriter out, NullFlag flag) {
    Fetch.bytesAt(elements(array), at(array, index), out, flag);
  }

  @SqlFunction(
      name = "ITEM",
      args = {"ARRAY<T>", "INT"},
      returns = "T",
      doc = "See above.")
  public static void itemPair(Element array, int index, LongPair out, NullFlag flag) {
    Fetch.pairAt(elements(array), at(array, index), out, flag);
  }

  @SqlFunction(
      name = "ITEM",
      args = {"ARRAY<T>", "INT"},
      returns = "T",
      doc = "See above.")
  public static void itemNested(Element array, int index, ColumnBuilder out, NullFlag flag) {
    Fetch.nestedAt(elements(array), at(array, index), out, flag);
  }

  @SqlFunction(
      name = "ITEM",
      args = {"MAP<K, V>", "K"},
      returns = "V",
      doc = "See above.")
  public static boolean valueBoolean(Element map, Element key, NullFlag flag) {
    return Fetch.booleanAt(values(map), at(map, key), flag);
  }

  @SqlFunction(
      name = "ITEM",
      args = {"MAP<K, V>", "K"},
      returns = "V",
      doc = "See above.")
  public static int valueInt(Element map, Element key, NullFlag flag) {
    return Fetch.intAt(values(map), at(map, key), flag);
  }

  @SqlFunction(
      name = "ITEM",
      args = {"MAP<K, V>", "K"},
      returns = "V",
      doc = "See above.")
  public static long valueLong(Element map, Element key, NullFlag flag) {
    return Fetch.longAt(values(map), at(map, key), flag);
  }

  @SqlFunction(
      name = "ITEM",
      args = {"MAP<K, V>", "K"},
      returns = "V",
      doc = "See above.")
  public static double valueDouble(Element map, Element key, NullFlag flag) {
    return Fetch.doubleAt(values(map), at(map, key), flag);
  }

  @SqlFunction(
      name = "ITEM",
      args = {"MAP<K, V>", "K"},
      returns = "V",
      doc = "See above.")
  public static void valueBytes(Element map, Element key, SliceWriter out, NullFlag flag) {
    Fetch.bytesAt(values(map), at(map, key), out, flag);
  }

  @SqlFunction(
      name = "ITEM",
      args = {"MAP<K, V>", "K"},
      returns = "V",
      doc = "See above.")
  public static void valuePair(Element map, Element key, LongPair out, NullFlag flag) {
    Fetch.pairAt(values(map), at(map, key), out, flag);
  }

  @SqlFunction(
      name = "ITEM",
      args = {"MAP<K, V>", "K"},
      returns = "V",
      doc = "See above.")
  public static void valueNested(Element map, Element key, ColumnBuilder out, NullFlag flag) {
    Fetch.nestedAt(values(map), at(map, key), out, flag);
  }

  @SqlFunction(
      name = "ELEMENT",
      args = "ARRAY<T>",
      returns = "T",
      doc = "The only element of the array; NULL if it is empty; more than one is an error.")
  public static boolean elementBoolean(Element array, NullFlag flag) {
    return Fetch.booleanAt(elements(array), only(array), flag);
  }

  @SqlFunction(name = "ELEMENT", args = "ARRAY<T>", returns = "T", doc = "See above.")
  public static int elementInt(Element array, NullFlag flag) {
    return Fetch.intAt(elements(array), only(array), flag);
  }

  @SqlFunction(name = "ELEMENT", args = "ARRAY<T>", returns = "T", doc = "See above.")
  public static long elementLong(Element array, NullFlag flag) {
    return Fetch.longAt(elements(array), only(array), flag);
  }

  @SqlFunction(name = "ELEMENT", args = "ARRAY<T>", returns = "T", doc = "See above.")
  public static double elementDouble(Element array, NullFlag flag) {
    return Fetch.doubleAt(elements(array), only(array), flag);
  }

  @SqlFunction(name = "ELEMENT", args = "ARRAY<T>", returns = "T", doc = "See above.")
  public static void elementBytes(Element array, SliceWriter out, NullFlag flag) {
    Fetch.bytesAt(elements(array), only(array), out, flag);
  }

  @SqlFunction(name = "ELEMENT", args = "ARRAY<T>", returns = "T", doc = "See above.")
  public static void elementPair(Element array, LongPair out, NullFlag flag) {
    Fetch.pairAt(elements(array), only(array), out, flag);
  }

  @SqlFunction(name = "ELEMENT", args = "ARRAY<T>", returns = "T", doc = "See above.")
  public static void elementNested(Element array, ColumnBuilder out, NullFlag flag) {
    Fetch.nestedAt(elements(array), only(array), out, flag);
  }
}
