package io.millrace.data.column;

/** Offsets of variable-length values, as arrays and maps have them. */
final class Offsets {
  private Offsets() {}

  /** Offsets of the rows taken. */
  static int[] take(int[] offsets, int[] rows, int count) {
    int[] taken = new int[count + 1];
    for (int i = 0; i < count; i++) {
      taken[i + 1] = Math.addExact(taken[i], offsets[rows[i] + 1] - offsets[rows[i]]);
    }
    return taken;
  }

  /** Positions of the elements of the rows taken. */
  static int[] elements(int[] offsets, int[] rows, int count, int total) {
    int[] elements = new int[total];
    int n = 0;
    for (int i = 0; i < count; i++) {
      for (int e = offsets[rows[i]]; e < offsets[rows[i] + 1]; e++) {
        elements[n++] = e;
      }
    }
    return elements;
  }
}
