package io.millrace.executor.operators.rows;

/** The numbers 0 to n - 1 in an order, equal ones as they were. Its arrays are used again. */
public final class StableOrder {
  /** Compares what two numbers stand for. */
  @FunctionalInterface
  public interface Comparison {
    int compare(int x, int y);
  }

  private final Comparison comparison;
  private int[] order = new int[64];
  private int[] buffer = new int[64];

  public StableOrder(Comparison comparison) {
    this.comparison = comparison;
  }

  public void sort(int size) {
    if (order.length < size) {
      order = new int[Math.max(size, order.length * 2)];
      buffer = new int[order.length];
    }
    for (int i = 0; i < size; i++) {
      order[i] = i;
    }
    sort(0, size);
  }

  /** Merges sorted halves. */
  private void sort(int from, int to) {
    if (to - from < 2) {
      return;
    }
    int middle = (from + to) >>> 1;
    sort(from, middle);
    sort(middle, to);
    if (comparison.compare(order[middle - 1], order[middle]) <= 0) {
      return;
    }
    System.arraycopy(order, from, buffer, from, to - from);
    int left = from;
    int right = middle;
    for (int i = from; i < to; i++) {
      boolean takeLeft =
          right >= to || left < middle && comparison.compare(buffer[left], buffer[right]) <= 0;
      order[i] = buffer[takeLeft ? left++ : right++];
    }
  }

  /** The number at a place. */
  public int at(int place) {
    return order[place];
  }
}
