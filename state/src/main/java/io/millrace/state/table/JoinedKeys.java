package io.millrace.state.table;

import io.millrace.data.bytes.Bytes;
import io.millrace.data.encoding.KeyBatch;

/** Keys with their elements behind them, as a batch of keys that stay in the keys' key groups. */
public final class JoinedKeys {
  private final KeyBatch joined = new KeyBatch(1);

  /** What {@link #join} made. */
  public KeyBatch keys() {
    return joined;
  }

  /** Joins (key i, element i) for {@code from} to {@code to} (exclusive), each at its place. */
  public void join(KeyBatch keys, KeyBatch elements, int from, int to) {
    if (keys.fixedWidth() >= 0 && elements.fixedWidth() >= 0) {
      joined.startFixed(to, keys.fixedWidth() + elements.fixedWidth());
    } else {
      startSized(keys, elements, from, to);
    }
    byte[] bytes = joined.bytes();
    int[] ends = joined.offsets();
    int[] keyEnds = keys.offsets();
    int[] elementEnds = elements.offsets();
    int[] hashes = joined.hashes();
    for (int i = from; i < to; i++) {
      int at = ends[i];
      int length = keyEnds[i + 1] - keyEnds[i];
      System.arraycopy(keys.bytes(), keyEnds[i], bytes, at, length);
      System.arraycopy(
          elements.bytes(),
          elementEnds[i],
          bytes,
          at + length,
          elementEnds[i + 1] - elementEnds[i]);
      hashes[i] = Bytes.hash(bytes, at, ends[i + 1] - at);
    }
    System.arraycopy(keys.keyGroups(), from, joined.keyGroups(), from, to - from);
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
