package io.millrace.state.table;

import io.millrace.data.encoding.KeyBatch;

/** Keys with their elements behind them, as a batch of keys. */
final class JoinedKeys {
  private final KeyBatch joined = new KeyBatch(1);

  static int hash(int keyHash, int elementHash) {
    int h = (keyHash + Integer.rotateLeft(elementHash, 15)) * 0x85EBCA6B;
    return h ^ h >>> 15;
  }

  /** What {@link #join} made. */
  KeyBatch keys() {
    return joined;
  }

  /** Joins (key i, element i) for {@code from} to {@code to} (exclusive), each at its place. */
  void join(KeyBatch keys, KeyBatch elements, int from, int to) {
    if (keys.fixedWidth() >= 0 && elements.fixedWidth() >= 0) {
      joined.startFixed(to, keys.fixedWidth() + elements.fixedWidth());
    } else {
      startSized(keys, elements, from, to);
    }
    byte[] bytes = joined.bytes();
    int[] keyEnds = keys.offsets();
    int[] elementEnds = elements.offsets();
    int[] hashes = joined.hashes();
    int[] groups = joined.keyGroups();
    for (int i = from; i < to; i++) {
      int at = joined.offsets()[i];
      int length = keyEnds[i + 1] - keyEnds[i];
      System.arraycopy(keys.bytes(), keyEnds[i], bytes, at, length);
      System.arraycopy(
          elements.bytes(),
          elementEnds[i],
          bytes,
          at + length,
          elementEnds[i + 1] - elementEnds[i]);
      hashes[i] = hash(keys.hashes()[i], elements.hashes()[i]);
      groups[i] = keys.keyGroups()[i];
    }
  }

  private void startSized(KeyBatch keys, KeyBatch elements, int from, int to) {
    int[] sizes = joined.startSizes(to);
    for (int i = from; i < to; i++) {
      int keyLength = keys.offsets()[i + 1] - keys.offsets()[i];
      sizes[i] = keyLength + elements.offsets()[i + 1] - elements.offsets()[i];
    }
    joined.startSized(to);
  }
}
