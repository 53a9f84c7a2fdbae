package io.millrace.executor.operators.rows;

import java.util.Arrays;

/** A set of handles of state rows, none negative, that is cleared often. */
public final class HandleSet {
  private static final long MULTIPLIER = 0x9E3779B97F4A7C15L;

  private long[] slots = new long[256];
  private int size;

  public HandleSet() {
    Arrays.fill(slots, -1);
  }

  public int size() {
    return size;
  }

  /** Adds a handle; false if it was there. */
  public boolean add(long handle) {
    if (size * 2 >= slots.length) {
      grow();
    }
    int mask = slots.length - 1;
    int at = start(handle, mask);
    while (slots[at] >= 0) {
      if (slots[at] == handle) {
        return false;
      }
      at = at + 1 & mask;
    }
    slots[at] = handle;
    size++;
    return true;
  }

  private static int start(long handle, int mask) {
    return (int) (handle * MULTIPLIER >>> 40) & mask;
  }

  private void grow() {
    long[] old = slots;
    slots = new long[old.length * 2];
    Arrays.fill(slots, -1);
    int mask = slots.length - 1;
    for (long handle : old) {
      if (handle >= 0) {
        int at = start(handle, mask);
        while (slots[at] >= 0) {
          at = at + 1 & mask;
        }
        slots[at] = handle;
      }
    }
  }

  public void clear() {
    if (size > 0) {
      Arrays.fill(slots, -1);
      size = 0;
    }
  }
}
