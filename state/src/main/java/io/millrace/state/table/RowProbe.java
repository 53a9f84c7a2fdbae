package io.millrace.state.table;

import io.millrace.data.bytes.Bytes;
import io.millrace.data.encoding.KeyBatch;

/**
 * The loops over a batch of keys that find their rows. A piece of the batch goes through several
 * short loops, each of which makes one kind of memory access: so the cache misses of many keys
 * overlap, and a mispredicted branch does not wait for memory.
 */
final class RowProbe {
  private static final int PIECE = 256;
  private static final long NO_CANDIDATE = -1;

  private final RowTable table;
  private final int stride;
  private final int inlineBytes;
  private final int keyWords;
  private final int timeWord;
  private int[] numbers = new int[1024];
  private final long[] firstWords = new long[PIECE];

  /** Keeps loads that only warm the cache from being optimised away. */
  private int sink;

  RowProbe(RowTable table) {
    this.table = table;
    this.stride = table.shape.stride();
    this.inlineBytes = table.shape.inlineKeyBytes();
    this.keyWords = table.shape.keyWords();
    this.timeWord = table.shape.timeWord();
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

  /** Puts the handle of each key's row at its place, or has it found or made one at a time. */
  void locate(
      KeyBatch keys, int from, int to, int[] segmentNumbers, long[] handles, boolean insert) {
    for (int start = from; start < to; start += PIECE) {
      int end = Math.min(to, start + PIECE);
      if (end - start > 8) {
        warmIndex(keys, start, end, segmentNumbers);
      }
      candidates(keys, start, end, segmentNumbers, handles);
      if (keys.fixedWidth() < 0 || keys.fixedWidth() > inlineBytes) {
        warmKeys(start, end, segmentNumbers, handles);
      }
      words(keys, start, end);
      compare(keys, start, end, segmentNumbers, handles, insert);
    }
  }

  private void warmIndex(KeyBatch keys, int from, int to, int[] segmentNumbers) {
    int[] hashes = keys.hashes();
    int[][] index = table.index;
    int sum = 0;
    for (int i = from; i < to; i++) {
      int[] entries = index[segmentNumbers[i]];
      sum += entries[hashes[i] & entries.length - 1];
    }
    sink = sum;
  }

  /**
   * Puts into {@code bases} the base of the first row with a fitting index entry, or a negative.
   */
  private void candidates(KeyBatch keys, int from, int to, int[] segmentNumbers, long[] bases) {
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
      bases[i] = entry == 0 ? NO_CANDIDATE : ((entry & mask) - 1) * (long) stride;
    }
  }

  /** Brings candidates with long keys to the cache, which are compared one at a time. */
  private void warmKeys(int from, int to, int[] segmentNumbers, long[] bases) {
    int sum = 0;
    for (int i = from; i < to; i++) {
      sum += bases[i] < 0 ? 0 : (int) table.rows[segmentNumbers[i]][(int) bases[i]];
    }
    for (int i = from; i < to; i++) {
      if (bases[i] >= 0) {
        Segment segment = table.segments[segmentNumbers[i]];
        long meta = segment.rows[(int) bases[i]];
        if (RowShape.keyLengthClass(meta) == RowShape.KEY_IN_ARENA) {
          sum += segment.arena[RowShape.offset(segment.rows[(int) bases[i] + 1])];
        }
      }
    }
    sink = sum;
  }

  private void words(KeyBatch keys, int from, int to) {
    byte[] bytes = keys.bytes();
    if (keys.fixedWidth() == 8) {
      for (int i = from; i < to; i++) {
        firstWords[i - from] = Bytes.getLong(bytes, i * 8);
      }
      return;
    }
    int[] offsets = keys.offsets();
    for (int i = from; i < to; i++) {
      int length = offsets[i + 1] - offsets[i];
      firstWords[i - from] = KeyWords.first(bytes, offsets[i], length);
    }
  }

  private void compare(
      KeyBatch keys, int from, int to, int[] segmentNumbers, long[] handles, boolean insert) {
    int[] hashes = keys.hashes();
    int[] offsets = keys.offsets();
    for (int i = from; i < to; i++) {
      int number = segmentNumbers[i];
      long candidate = handles[i];
      int length = offsets[i + 1] - offsets[i];
      if (candidate >= 0 && length <= inlineBytes) {
        long[] rows = table.rows[number];
        int base = (int) candidate;
        boolean hit =
            (rows[base] & (RowShape.KEY_MASK | RowShape.DELETED))
                    == RowShape.keyMeta(hashes[i], length)
                && rows[base + 1] == firstWords[i - from]
                && (keyWords == 1
                    || KeyWords.restEquals(rows, base, keyWords, keys.bytes(), offsets[i], length))
                && (timeWord < 0 || !table.isExpired(rows[base + timeWord]));
        if (hit) {
          handles[i] = (long) number << 32 | base;
          continue;
        }
      }
      handles[i] = insert ? table.findOrInsert(keys, i, number) : table.find(keys, i, number);
    }
  }
}
