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
import io.millrace.data.column.MapBuilder;
import io.millrace.data.column.MapColumn;
import io.millrace.data.column.RowColumn;
import io.millrace.functions.api.Element;

/** Access to values by column and position; columns may be encoded. */
public final class Nested {
  private Nested() {}

  /** The flat column behind an encoding; positions in it are found by {@link #position}. */
  public static Column flat(Column column) {
    if (column instanceof DictionaryColumn dictionary) {
      return dictionary.dictionary();
    }
    return column instanceof ConstantColumn constant ? constant.value() : column;
  }

  /** Where the value at {@code position} stands in {@link #flat}. */
  public static int position(Column column, int position) {
    if (column instanceof DictionaryColumn dictionary) {
      return dictionary.ids()[position];
    }
    return column instanceof ConstantColumn ? 0 : position;
  }

  public static int getInt(Column column, int position) {
    return ((IntColumn) flat(column)).values()[position(column, position)];
  }

  public static long getLong(Column column, int position) {
    return ((LongColumn) flat(column)).values()[position(column, position)];
  }

  public static double getDouble(Column column, int position) {
    return ((DoubleColumn) flat(column)).values()[position(column, position)];
  }

  public static long getHigh(Column column, int position) {
    return ((LongPairColumn) flat(column)).high()[position(column, position)];
  }

  public static long getLow(Column column, int position) {
    return ((LongPairColumn) flat(column)).low()[position(column, position)];
  }

  public static Slice getBytes(Column column, int position, Slice view) {
    return ((BytesColumn) flat(column)).get(position(column, position), view);
  }

  /** Points an element at a value in a flat column. */
  public static Element element(Element element, Column column, int position) {
    return element.set(flat(column), position(column, position));
  }

  /** A field of all rows of a flat or encoded row column; see {@link #position}. */
  public static Column field(Column rows, int index) {
    return ((RowColumn) flat(rows)).fields().get(index);
  }

  /** The elements of all arrays. */
  public static Column elements(Column arrays) {
    return ((ArrayColumn) flat(arrays)).elements();
  }

  /** The values of all maps. */
  public static Column values(Column maps) {
    return ((MapColumn) flat(maps)).values();
  }

  /** Where element {@code index}, from 1, of an array stands in {@link #elements}; -1: nowhere. */
  public static int item(Column arrays, int position, long index) {
    int[] offsets = ((ArrayColumn) flat(arrays)).offsets();
    int at = position(arrays, position);
    return index < 1 || index > offsets[at + 1] - offsets[at]
        ? -1
        : (int) (offsets[at] + index - 1);
  }

  /** Where the value of a key stands in {@link #values}; -1: nowhere. */
  public static int find(Column maps, int position, Element key) {
    return find((MapColumn) flat(maps), position(maps, position), key.column, key.position);
  }

  static int find(MapColumn maps, int position, Column keys, int key) {
    boolean isNull = keys.isNull(key);
    for (int e = maps.offsets()[position + 1] - 1; e >= maps.offsets()[position]; e--) {
      boolean entryIsNull = maps.keys().isNull(e);
      if (isNull || entryIsNull
          ? isNull && entryIsNull
          : Comparison.equal(maps.keys(), e, keys, key)) {
        return e;
      }
    }
    return -1;
  }

  /** Appends a map that stands alone in a column; of entries with equal keys the last counts. */
  public static void appendLastOfEachKey(Column map, MapBuilder out) {
    MapColumn entries = (MapColumn) map;
    for (int e = entries.offsets()[0]; e < entries.offsets()[1]; e++) {
      if (find(entries, 0, entries.keys(), e) == e) {
        out.keys().copyFrom(entries.keys(), e);
        out.values().copyFrom(entries.values(), e);
      }
    }
    out.end();
  }
}
