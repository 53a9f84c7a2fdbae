package io.millrace.connectors.format.json;

import io.millrace.connectors.format.scalar.BadValue;
import io.millrace.connectors.format.scalar.ScalarReader;
import io.millrace.data.bytes.Slice;
import io.millrace.data.column.BytesBuilder;
import io.millrace.data.column.ColumnBuilder;
import io.millrace.data.column.MapBuilder;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/** Reads objects as maps; of entries with the same key the last one counts. */
final class JsonMaps implements JsonReader {
  private static final int FEW = 8;

  private final ScalarReader keys;
  private final JsonReader values;

  JsonMaps(ScalarReader keys, JsonReader values) {
    this.keys = keys;
    this.values = values;
  }

  @Override
  public void read(JsonCursor in, ColumnBuilder out) {
    MapBuilder map = (MapBuilder) out;
    if (in.peek() != '{') {
      throw new BadValue("an object");
    }
    int position = in.position();
    int first = map.keys().length();
    readEntries(in, map, null);
    BitSet overwritten = overwritten((BytesBuilder) map.keys(), first);
    if (overwritten != null) {
      map.keys().truncate(first);
      map.values().truncate(first);
      in.back(position);
      readEntries(in, map, overwritten);
    }
    map.end();
  }

  private void readEntries(JsonCursor in, MapBuilder map, BitSet skipped) {
    Slice text = new Slice();
    in.require('{');
    int entry = 0;
    if (!in.take('}')) {
      do {
        in.peek();
        in.readString(text);
        boolean skip = skipped != null && skipped.get(entry++);
        if (!skip) {
          keys.read(text.array, text.offset, text.offset + text.length, map.keys());
        }
        in.require(':');
        in.peek();
        if (skip) {
          in.skipValue(text);
        } else {
          values.read(in, map.values());
        }
      } while (in.take(','));
      in.require('}');
    }
  }

  /** Entries, counted from 0, that a later one with the same key replaces; null if none. */
  private static BitSet overwritten(BytesBuilder keys, int first) {
    int count = keys.length() - first;
    if (count <= FEW && !hasTwins(keys, first)) {
      return null;
    }
    BitSet overwritten = new BitSet();
    Map<Slice, Integer> last = new HashMap<>();
    for (int i = 0; i < count; i++) {
      Slice key = Slice.of(keys.get(first + i, new Slice()).toByteArray());
      Integer before = last.put(key, i);
      if (before != null) {
        overwritten.set(before);
      }
    }
    return overwritten.isEmpty() ? null : overwritten;
  }

  private static boolean hasTwins(BytesBuilder keys, int first) {
    Slice a = new Slice();
    Slice b = new Slice();
    for (int i = first; i < keys.length(); i++) {
      for (int j = first; j < i; j++) {
        if (keys.get(i, a).contentEquals(keys.get(j, b))) {
          return true;
        }
      }
    }
    return false;
  }
}
