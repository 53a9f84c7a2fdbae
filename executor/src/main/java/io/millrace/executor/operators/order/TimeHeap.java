package io.millrace.executor.operators.order;

import java.util.Arrays;

/** Numbers of rows with their times and key groups: the earliest first, then the lowest number. */
final class TimeHeap {
  private long[] times = new long[64];
  private long[] numbers = new long[64];
  private int[] groups = new int[64];
  private int size;

  boolean isEmpty() {
    return size == 0;
  }

  long time() {
    return times[0];
  }

  long number() {
    return numbers[0];
  }

  int group() {
    return groups[0];
  }

  void add(long time, long number, int group) {
    if (size == times.length) {
      times = Arrays.copyOf(times, size * 2);
      numbers = Arrays.copyOf(numbers, size * 2);
      groups = Arrays.copyOf(groups, size * 2);
    }
    int at = size++;
    while (at > 0 && isBefore(time, number, at - 1 >>> 1)) {
      move(at - 1 >>> 1, at);
      at = at - 1 >>> 1;
    }
    put(at, time, number, group);
  }

  void removeFirst() {
    size--;
    long time = times[size];
    long number = numbers[size];
    int group = groups[size];
    int at = 0;
    while (2 * at + 1 < size) {
      int child = 2 * at + 1;
      if (child + 1 < size && isBefore(times[child + 1], numbers[child + 1], child)) {
        child++;
      }
      if (isBefore(time, number, child)) {
        break;
      }
      move(child, at);
      at = child;
    }
    put(at, time, number, group);
  }

  private boolean isBefore(long time, long number, int at) {
    return time < times[at] || (time == times[at] && number < numbers[at]);
  }

  private void move(int from, int to) {
    put(to, times[from], numbers[from], groups[from]);
  }

  private void put(int at, long time, long number, int group) {
    times[at] = time;
    numbers[at] = number;
    groups[at] = group;
  }
}
