package io.millrace.executor.operators.window;

import io.millrace.data.bytes.Bytes;
import io.millrace.data.bytes.Slice;
import io.millrace.data.bytes.SliceWriter;
import io.millrace.data.encoding.KeyBatch;

/** Keys of groups within windows, for multisets: the window, then the group. */
final class WindowKeys {
  private WindowKeys() {}

  /**
   * Replaces the content of {@code out} by (namespaces[i], key i). A group's multisets stay in its
   * key group.
   */
  static void join(long[] namespaces, KeyBatch keys, KeyBatch out) {
    SliceWriter joined = new SliceWriter();
    Slice key = new Slice();
    out.clear();
    for (int i = 0; i < keys.size(); i++) {
      joined.truncate(0);
      joined.appendLong(namespaces[i] ^ Long.MIN_VALUE);
      joined.append(keys.key(i, key));
      int hash = Bytes.hash(joined.array(), 0, joined.length());
      out.add(joined.array(), 0, joined.length(), hash, keys.keyGroups()[i]);
    }
  }
}
