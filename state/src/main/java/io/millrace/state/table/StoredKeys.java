package io.millrace.state.table;

import io.millrace.data.bytes.Bytes;
import io.millrace.data.bytes.SliceWriter;
import java.util.Arrays;

/**
 * How a row is called in a store: {@code table (4 bytes) | key group (2) | namespace (8, sign
 * flipped; window tables only) | key}. Part of the checkpoint format.
 *
 * @param tableId number of the table, from its operator's identity and its name
 * @param windowed whether there is a namespace
 */
record StoredKeys(int tableId, boolean windowed) {
  static final int GROUP_OFFSET = 4;
  static final int NAMESPACE_OFFSET = 6;

  /** Replaces what is in {@code out} by what all keys of a key group and namespace begin with. */
  void begin(SliceWriter out, int keyGroup, long namespace) {
    out.truncate(0);
    out.appendInt(tableId);
    out.append((byte) (keyGroup >>> 8));
    out.append((byte) keyGroup);
    if (windowed) {
      out.appendLong(namespace ^ Long.MIN_VALUE);
    }
  }

  /** Where the key of the row begins in a stored key. */
  int keyOffset() {
    return windowed ? NAMESPACE_OFFSET + 8 : NAMESPACE_OFFSET;
  }

  static long namespace(byte[] key) {
    return Bytes.getLong(key, NAMESPACE_OFFSET) ^ Long.MIN_VALUE;
  }

  /** The lowest key above all that begin with {@code prefix}, which is not all ones. */
  static byte[] afterPrefix(byte[] prefix) {
    int last = prefix.length - 1;
    while (prefix[last] == -1) {
      last--;
    }
    byte[] after = Arrays.copyOf(prefix, last + 1);
    after[last]++;
    return after;
  }
}
