package io.millrace.functions.collection;

import io.millrace.data.bytes.Slice;
import io.millrace.data.column.ArrayBuilder;
import io.millrace.data.column.ArrayColumn;
import io.millrace.data.column.BytesBuilder;
import io.millrace.data.column.MapBuilder;
import io.millrace.data.column.MapColumn;
import io.millrace.data.column.RowBuilder;
import io.millrace.data.error.MillraceException;
import io.millrace.functions.api.Element;
import io.millrace.functions.api.SqlFunction;
import java.util.LinkedHashMap;
import java.util.Map;

/** Maps. */
public final class MapFunctions {
  private MapFunctions() {}

  private static MapColumn column(Element map) {
    return (MapColumn) map.column;
  }

  private static int start(Element map) {
    return column(map).offsets()[map.position];
  }

  private static int end(Element map) {
    return column(map).offsets()[map.position + 1];
  }

  @SqlFunction(name = "CARDINALITY", args = "MAP<ANY, ANY>", returns = "INT", doc = "See above.")
  public static int cardinality(Element map) {
    return end(map) - start(map);
  }

  @SqlFunction(
      name = "MAP_KEYS",
      args = "MAP<K, V>",
      returns = "ARRAY<K>",
      doc = "The keys of the map.")
  public static void keys(Element map, ArrayBuilder out) {
    out.elements().copyRange(column(map).keys(), start(map), end(map));
    out.end();
  }

  @SqlFunction(
      name = "MAP_VALUES",
      args = "MAP<K, V>",
      returns = "ARRAY<V>",
      doc = "The values of the map, in the order of MAP_KEYS.")
  public static void values(Element map, ArrayBuilder out) {
    out.elements().copyRange(column(map).values(), start(map), end(map));
    out.end();
  }

  @SqlFunction(
      name = "MAP_ENTRIES",
      args = "MAP<K, V>",
      returns = "@ENTRIES",
      doc = "The entries of the map as an array of rows of key and value.")
  public static void entries(Element map, ArrayBuilder out) {
    RowBuilder rows = (RowBuilder) out.elements();
    for (int i = start(map); i < end(map); i++) {
      rows.field(0).copyFrom(column(map).keys(), i);
      rows.field(1).copyFrom(column(map).values(), i);
      rows.end();
    }
    out.end();
  }

  @SqlFunction(
      name = "MAP_FROM_ARRAYS",
      args = {"ARRAY<K>", "ARRAY<V>"},
      returns = "MAP<K, V>",
      doc =
          "A map from the elements of one array to those of another of the same length; of equal"
              + " keys the last counts.")
  public static void fromArrays(Element keys, Element values, MapBuilder out) {
    int size = ArrayFunctions.end(keys) - ArrayFunctions.start(keys);
    int given = ArrayFunctions.end(values) - ArrayFunctions.start(values);
    if (size != given) {
      throw MillraceException.deterministic(
          "MAP_FROM_ARRAYS: there are " + size + " keys, but " + given + " values");
    }
    ArrayColumn from = (ArrayColumn) keys.column;
    int first = ArrayFunctions.start(keys);
    int last = ArrayFunctions.end(keys);
    for (int i = first; i < last; i++) {
      boolean again = false;
      for (int j = i + 1; j < last && !again; j++) {
        again = Values.same(from.elements(), i, from.elements(), j);
      }
      if (!again) {
        out.keys().copyFrom(from.elements(), i);
        out.values()
            .copyFrom(
                ((ArrayColumn) values.column).elements(), ArrayFunctions.start(values) + i - first);
      }
    }
    out.end();
  }

  @SqlFunction(
      name = "MAP_UNION",
      args = {"MAP<K, V>", "MAP<K, V>..."},
      returns = "MAP<K, V>",
      doc = "The entries of all maps; of equal keys the last map's counts; NULL if one is NULL.")
  public static void union(Element first, Element[] more, MapBuilder out) {
    Element[] all = new Element[more.length + 1];
    all[0] = first;
    System.arraycopy(more, 0, all, 1, more.length);
    for (int m = all.length - 1; m >= 0; m--) {
      MapColumn map = column(all[m]);
      for (int i = start(all[m]); i < end(all[m]); i++) {
        boolean overridden = false;
        for (int later = m + 1; later < all.length && !overridden; later++) {
          overridden = Values.find(column(all[later]), all[later].position, map.keys(), i) >= 0;
        }
        if (!overridden) {
          out.keys().copyFrom(map.keys(), i);
          out.values().copyFrom(map.values(), i);
        }
      }
    }
    out.end();
  }

  @SqlFunction(
      name = "STR_TO_MAP",
      args = "STRING",
      returns = "MAP<STRING, STRING>?",
      doc =
          "A map read from a string of pairs; pairs are separated by the second argument (','), key"
              + " and value by the third ('='), both regular expressions.")
  public static void fromText(Slice text, MapBuilder out) {
    fill(text.toString(), ",", "=", out);
  }

  @SqlFunction(
      name = "STR_TO_MAP",
      args = {"STRING", "STRING", "STRING"},
      returns = "MAP<STRING, STRING>?",
      doc = "See above.")
  public static void fromText(Slice text, Slice pairs, Slice between, MapBuilder out) {
    fill(text.toString(), pairs.toString(), between.toString(), out);
  }

  private static void fill(String text, String pairs, String between, MapBuilder out) {
    Map<String, String> entries = new LinkedHashMap<>();
    try {
      for (String pair : text.isEmpty() ? new String[0] : text.split(pairs)) {
        String[] parts = pair.split(between, 2);
        entries.put(parts.length < 2 ? pair : parts[0], parts.length < 2 ? null : parts[1]);
      }
    } catch (java.util.regex.PatternSyntaxException e) {
      throw MillraceException.deterministic(
          "STR_TO_MAP: malformed regular expression '" + e.getPattern() + "'", e);
    }
    entries.forEach(
        (key, value) -> {
          ((BytesBuilder) out.keys()).append(key);
          if (value == null) {
            out.values().appendNull();
          } else {
            ((BytesBuilder) out.values()).append(value);
          }
        });
    out.end();
  }
}
