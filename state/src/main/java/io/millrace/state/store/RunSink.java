package io.millrace.state.store;

import java.io.IOException;

/** Takes rows in ascending unsigned order of their keys, each key once. */
public interface RunSink {
  void put(byte[] key, int keyLength, byte[] value, int valueOffset, int valueLength)
      throws IOException;

  void delete(byte[] key, int keyLength) throws IOException;

  /**
   * What earlier runs hold of keys from {@code from} (inclusive) to {@code to} (exclusive) is gone;
   * rows of this run stay. In any order.
   */
  void deleteRange(byte[] from, byte[] to) throws IOException;
}
