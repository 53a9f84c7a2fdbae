package io.millrace.state.table;

/**
 * Sorts pairs of an unsigned 64-bit prefix and an int, by prefix and then by a comparison of the
 * ints: quicksort with median of three, insertion sort for short ranges. The ints must differ under
 * the comparison, which holds for rows with distinct keys.
 */
final class PrefixSort {
  /** Compares what two ints stand for. */
  interface Ties {
    int compare(int a, int b);
  }

  private static final int SHORT = 24;

  private final long[] prefixes;
  private final int[] values;
  private final Ties ties;

  PrefixSort(long[] prefixes, int[] values, Ties ties) {
    this.prefixes = prefixes;
    this.values = values;
    this.ties = ties;
  }

  /** Sorts the first {@code count} pairs. */
  void sort(int count) {
    // Signed comparison of flipped prefixes is unsigned comparison.
    for (int i = 0; i < count; i++) {
      prefixes[i] ^= Long.MIN_VALUE;
    }
    sort(0, count - 1);
  }

  private boolean less(long prefixA, int a, long prefixB, int b) {
    return prefixA != prefixB ? prefixA < prefixB : a != b && ties.compare(a, b) < 0;
  }

  private void sort(int from, int to) {
    int low = from;
    int high = to;
    while (high - low > SHORT) {
      int middle = partition(low, high);
      if (middle - low < high - middle - 1) {
        sort(low, middle);
        low = middle + 1;
      } else {
        sort(middle + 1, high);
        high = middle;
      }
    }
    for (int i = low + 1; i <= high; i++) {
      insert(low, i);
    }
  }

  private void insert(int low, int i) {
    long prefix = prefixes[i];
    int value = values[i];
    int j = i - 1;
    while (j >= low && less(prefix, value, prefixes[j], values[j])) {
      prefixes[j + 1] = prefixes[j];
      values[j + 1] = values[j];
      j--;
    }
    prefixes[j + 1] = prefix;
    values[j + 1] = value;
  }

  /** Hoare's partition: afterwards low..result holds nothing above result+1..high. */
  private int partition(int low, int high) {
    int middle = low + (high - low >>> 1);
    order(low, middle);
    order(middle, high);
    order(low, middle);
    long prefix = prefixes[middle];
    int value = values[middle];
    int i = low - 1;
    int j = high + 1;
    while (true) {
      do {
        i++;
      } while (less(prefixes[i], values[i], prefix, value));
      do {
        j--;
      } while (less(prefix, value, prefixes[j], values[j]));
      if (i >= j) {
        return j;
      }
      swap(i, j);
    }
  }

  private void order(int a, int b) {
    if (less(prefixes[b], values[b], prefixes[a], values[a])) {
      swap(a, b);
    }
  }

  private void swap(int a, int b) {
    long prefix = prefixes[a];
    prefixes[a] = prefixes[b];
    prefixes[b] = prefix;
    int value = values[a];
    values[a] = values[b];
    values[b] = value;
  }
}
