package io.millrace.executor.operators.match;

import io.millrace.data.bytes.Slice;
import io.millrace.data.encoding.KeyBatch;
import java.util.Arrays;

/** Keys, each once, numbered as they came: a batch of them and an index by hash. */
final class KeyNumbers {
  private final KeyBatch keys;
  private final Slice view = new Slice();

  /** By hash, open addressing: a key's number and 1. */
  private int[] index = new int[512];

  KeyNumbers(int keyGroups) {
    keys = new KeyBatch(keyGroups);
  }

  KeyBatch keys() {
    return keys;
  }

  int size() {
    return keys.size();
  }

  void clear() {
    keys.clear();
    Arrays.fill(index, 0);
  }

  /** The number of a key; {@link #size()} grows if it is a new one. */
  int numberOf(Slice key, int hash, int keyGroup) {
    if (keys.size() * 2 >= index.length) {
      grow();
    }
    int slot = slot(key, hash);
    if (index[slot] == 0) {
      keys.add(key.array, key.offset, key.length, hash, keyGroup);
      index[slot] = keys.size();
    }
    return index[slot] - 1;
  }

  private int slot(Slice key, int hash) {
    int mask = index.length - 1;
    int slot = hash & mask;
    while (index[slot] != 0 && !isKey(index[slot] - 1, key, hash)) {
      slot = slot + 1 & mask;
    }
    return slot;
  }

  private boolean isKey(int number, Slice key, int hash) {
    return keys.hashes()[number] == hash && keys.key(number, view).equals(key);
  }

  private void grow() {
    index = new int[index.length * 2];
    int mask = index.length - 1;
    for (int number = 0; number < keys.size(); number++) {
      int slot = keys.hashes()[number] & mask;
      while (index[slot] != 0) {
        slot = slot + 1 & mask;
      }
      index[slot] = number + 1;
    }
  }
}
