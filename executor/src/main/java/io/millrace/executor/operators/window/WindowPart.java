package io.millrace.executor.operators.window;

import io.millrace.data.batch.Batch;
import io.millrace.data.bytes.Bytes;
import io.millrace.data.encoding.KeyBatch;
import io.millrace.executor.kernel.ElementSet;
import io.millrace.executor.kernel.Groups;
import io.millrace.executor.kernel.StateRows;

/** Rows of a batch that each go to one slice or window, with the keys of their groups. */
final class WindowPart {
  final KeyBatch keys;

  /** Keys of the multisets: the namespace, then the key of the group. */
  final KeyBatch elementKeys;

  final Groups groups;
  Batch batch;
  long[] namespaces = new long[1024];
  long[] handles = new long[1024];
  private int[] selection = new int[1024];
  private int count;
  private byte[] buffer = new byte[64];

  WindowPart(StateRows rows, ElementSet[] elements, int keyGroups) {
    keys = new KeyBatch(keyGroups);
    elementKeys = elements.length == 0 ? keys : new KeyBatch(keyGroups);
    groups = new Groups(rows, elementKeys, elements);
  }

  void begin(int rows) {
    count = 0;
    if (namespaces.length < rows) {
      namespaces = new long[rows];
      handles = new long[rows];
      selection = new int[rows];
    }
  }

  void add(int position, long namespace) {
    selection[count] = position;
    namespaces[count++] = namespace;
  }

  /** All rows of the part are there. */
  void end(Batch whole) {
    batch =
        count == whole.rows()
            ? whole
            : whole.withSelection(java.util.Arrays.copyOf(selection, count), count);
  }

  int rows() {
    return count;
  }

  /** Makes the keys of the multisets, once those of the groups are there. */
  void encodeElementKeys() {
    if (elementKeys != keys) {
      prefix(keys, namespaces, elementKeys);
    }
  }

  /** Puts namespaces before keys; key groups stay those of the keys. */
  void prefix(KeyBatch plain, long[] prefixes, KeyBatch out) {
    out.clear();
    for (int i = 0; i < plain.size(); i++) {
      int offset = plain.offsets()[i];
      int length = plain.offsets()[i + 1] - offset;
      if (buffer.length < length + 8) {
        buffer = new byte[(length + 8) * 2];
      }
      Bytes.putLong(buffer, 0, prefixes[i] ^ Long.MIN_VALUE);
      System.arraycopy(plain.bytes(), offset, buffer, 8, length);
      int hash = Bytes.hash(buffer, 0, length + 8);
      out.add(buffer, 0, length + 8, hash, plain.keyGroups()[i]);
    }
  }
}
