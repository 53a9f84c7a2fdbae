package io.millrace.state.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Stored keys that are to be fetched, each with the hash by which its row is found in memory. */
final class Wanted {
  private final List<byte[]> keys = new ArrayList<>();
  private int[] hashes = new int[16];

  void add(byte[] storedKey, int hash) {
    if (keys.size() == hashes.length) {
      hashes = Arrays.copyOf(hashes, hashes.length * 2);
    }
    hashes[keys.size()] = hash;
    keys.add(storedKey);
  }

  /** Adds what the keys of many rows begin with. */
  void addPrefix(byte[] prefix) {
    add(prefix, 0);
  }

  List<byte[]> keys() {
    return keys;
  }

  int hash(int index) {
    return hashes[index];
  }
}
