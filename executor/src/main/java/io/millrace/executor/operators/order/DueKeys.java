package io.millrace.executor.operators.order;

import io.millrace.data.bytes.Bytes;
import io.millrace.data.bytes.Slice;
import io.millrace.data.bytes.SliceWriter;
import io.millrace.data.encoding.KeyBatch;
import java.util.Arrays;

/** Keys with their times, by time, then by key, then as they were added. */
public final class DueKeys {
  private final SliceWriter bytes = new SliceWriter();
  private long[] times = new long[64];
  private int[] ends = new int[64];

  /** The first eight bytes of each key, which mostly tell two of them apart. */
  private long[] prefixes = new long[64];

  private int[] order = new int[64];
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
    order = order.length < size ? new int[times.length] : order;
    for (int i = 0; i < size; i++) {
      order[i] = i;
    }
    sort(0, size, new int[size]);
  }

  /** Merges sorted halves. */
  private void sort(int from, int to, int[] buffer) {
    if (to - from < 2) {
      return;
    }
    int middle = (from + to) >>> 1;
    sort(from, middle, buffer);
    sort(middle, to, buffer);
    if (compare(order[middle - 1], order[middle]) <= 0) {
      return;
    }
    int left = from;
    int right = middle;
    for (int i = from; i < to; i++) {
      boolean takeLeft = right >= to || (left < middle && compare(order[left], order[right]) <= 0);
      buffer[i] = order[takeLeft ? left++ : right++];
    }
    System.arraycopy(buffer, from, order, from, to - from);
  }

  private int compare(int x, int y) {
    if (times[x] != times[y]) {
      return Long.compare(times[x], times[y]);
    }
    // No key is the beginning of another one, so that zeros behind a short one change nothing.
    int order = Long.compareUnsigned(prefixes[x], prefixes[y]);
    return order != 0 ? order : slice(x, a).compareTo(slice(y, b));
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
    return order[i];
  }

  /** Whether the keys and times at two places are equal. */
  public boolean areEqual(int i, int j) {
    return compare(order[i], order[j]) == 0;
  }

  public long time(int i) {
    return times[order[i]];
  }

  /** Appends the keys from {@code from} to {@code to}, exclusive. */
  public void copyTo(int from, int to, KeyBatch keys) {
    keys.clear();
    for (int i = from; i < to; i++) {
      Slice key = slice(order[i], a);
      keys.add(key.array, key.offset, key.length);
    }
  }
}
