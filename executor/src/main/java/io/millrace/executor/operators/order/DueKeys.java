package io.millrace.executor.operators.order;

import io.millrace.data.bytes.Bytes;
import io.millrace.data.bytes.Slice;
import io.millrace.data.bytes.SliceWriter;
import io.millrace.data.encoding.KeyBatch;
import io.millrace.executor.operators.rows.StableOrder;
import java.util.Arrays;

/** Keys with their times, by time, then by key, then as they were added. */
public final class DueKeys {
  private final SliceWriter bytes = new SliceWriter();
  private long[] times = new long[64];
  private int[] ends = new int[64];

  /** The first eight bytes of each key, which mostly tell two of them apart. */
  private long[] prefixes = new long[64];

  private final StableOrder order = new StableOrder(this::compare);
  private int size;
  private final Slice a = new Slice();
  private final Slice b = new Slice();

  void clear() {
    size = 0;
    bytes.truncate(0);
  }

  void add(long time, Slice key) {
    if (size == times.length) {
      times = Arrays.copyOf(times, size * 2);
      ends = Arrays.copyOf(ends, size * 2);
      prefixes = Arrays.copyOf(prefixes, size * 2);
    }
    times[size] = time;
    prefixes[size] = prefix(key);
    bytes.append(key);
    ends[size++] = bytes.length();
  }

  private static long prefix(Slice key) {
    if (key.length >= Long.BYTES) {
      return Bytes.getLong(key.array, key.offset);
    }
    long value = 0;
    for (int i = 0; i < Long.BYTES; i++) {
      value = value << 8 | (i < key.length ? key.get(i) & 0xFF : 0);
    }
    return value;
  }

  void sort() {
    order.sort(size);
  }

  private int compare(int x, int y) {
    if (times[x] != times[y]) {
      return Long.compare(times[x], times[y]);
    }
    // No key is the beginning of another one, so that zeros behind a short one change nothing.
    int first = Long.compareUnsigned(prefixes[x], prefixes[y]);
    return first != 0 ? first : slice(x, a).compareTo(slice(y, b));
  }

  private Slice slice(int i, Slice view) {
    int start = i == 0 ? 0 : ends[i - 1];
    return view.set(bytes.array(), start, ends[i] - start);
  }

  public int size() {
    return size;
  }

  /** Which of the keys, in the order in which they were added, comes at place {@code i}. */
  int index(int i) {
    return order.at(i);
  }

  /** Whether the keys and times at two places are equal. */
  public boolean areEqual(int i, int j) {
    return compare(order.at(i), order.at(j)) == 0;
  }

  public long time(int i) {
    return times[order.at(i)];
  }

  /** Appends the keys from {@code from} to {@code to}, exclusive. */
  public void copyTo(int from, int to, KeyBatch keys) {
    keys.clear();
    for (int i = from; i < to; i++) {
      Slice key = slice(order.at(i), a);
      keys.add(key.array, key.offset, key.length);
    }
  }
}
