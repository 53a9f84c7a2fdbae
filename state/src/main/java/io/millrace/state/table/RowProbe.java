package io.millrace.state.table;

import io.millrace.data.bytes.Bytes;
import io.millrace.data.encoding.KeyBatch;

/** The loops over a batch of keys that find their rows. */
final class RowProbe {
  private final RowTable table;
  private final int stride;
  private final int inlineBytes;
  private final boolean ttl;
  private int[] numbers = new int[1024];

  RowProbe(RowTable table) {
    this.table = table;
    this.stride = table.shape.stride();
    this.inlineBytes = table.shape.inlineKeyBytes();
    this.ttl = table.ttlMillis > 0;
  }

  int[] numbers(int size) {
    if (numbers.length < size) {
      numbers = new int[Math.max(size, numbers.length * 2)];
    }
    return numbers;
  }

  int[] segmentsOf(KeyBatch keys, int from, int to, int shift) {
    int[] result = numbers(to);
    int[] groups = keys.keyGroups();
    for (int i = from; i < to; i++) {
      result[i] = groups[i] + shift;
    }
    return result;
  }

  /**
   * Puts into {@code bases} the base of the first row with a fitting index entry, or a negative.
   */
  void candidates(KeyBatch keys, int from, int to, int[] segmentNumbers, long[] bases) {
    int[] hashes = keys.hashes();
    int[][] index = table.index;
    for (int i = from; i < to; i++) {
      int[] entries = index[segmentNumbers[i]];
      int mask = entries.length - 1;
      int hash = hashes[i];
      int slot = hash & mask;
      int entry = entries[slot];
      while (entry != 0 && ((entry ^ hash) & ~mask) != 0) {
        slot = slot + 1 & mask;
        entry = entries[slot];
      }
      bases[i] = ((entry & mask) - 1) * (long) stride;
    }
  }

  /** Whether the candidate is a live row of key {@code i}. */
  boolean isHit(KeyBatch keys, int i, int number, long candidate) {
    if (candidate < 0) {
      return false;
    }
    int offset = keys.offsets()[i];
    int length = keys.offsets()[i + 1] - offset;
    if (length > inlineBytes || ttl) {
      return false;
    }
    byte[] bytes = keys.bytes();
    long[] rows = table.rows[number];
    int base = (int) candidate;
    return metaFits(rows[base], keys.hashes()[i], length)
        && rows[base + 1] == KeyWords.first(bytes, offset, length)
        && (length <= 8 || rows[base + 2] == KeyWords.last(bytes, offset, length));
  }

  private static boolean metaFits(long meta, int hash, int length) {
    return (meta & (RowShape.KEY_MASK | RowShape.DELETED)) == RowShape.keyMeta(hash, length);
  }

  /** Turns candidates into handles, for keys of eight bytes. */
  void findOrInsert8(KeyBatch keys, int from, int to, int[] segmentNumbers, long[] handles) {
    int[] hashes = keys.hashes();
    byte[] bytes = keys.bytes();
    for (int i = from; i < to; i++) {
      int number = segmentNumbers[i];
      long candidate = handles[i];
      if (candidate >= 0) {
        long[] rows = table.rows[number];
        int base = (int) candidate;
        if (metaFits(rows[base], hashes[i], 8) && rows[base + 1] == Bytes.getLong(bytes, i * 8)) {
          handles[i] = (long) number << 32 | base;
          continue;
        }
      }
      handles[i] = table.findOrInsertSlowly(keys, i, number);
    }
  }
}
