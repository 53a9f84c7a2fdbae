package io.millrace.data.column;

import java.util.Arrays;

/** The offsets of variable-length values while a column of them is built. */
final class OffsetsBuilder {
  private static final int[] START = {0};

  private int[] offsets = START;

  /** Value {@code row} ends at {@code end}. */
  void end(int row, int end, int capacity) {
    if (row + 1 >= offsets.length) {
      int size = Math.max(capacity, (int) Math.min(row * 2L, 1 << 30));
      offsets = Arrays.copyOf(offsets, Math.max(row, size) + 2);
    }
    offsets[row + 1] = end;
  }

  int get(int index) {
    return offsets[index];
  }

  /** The offsets of {@code length} values; starts anew. */
  int[] take(int length) {
    int[] taken =
        ColumnBuilder.isSparse(offsets.length, length + 1)
            ? Arrays.copyOf(offsets, length + 1)
            : offsets;
    offsets = START;
    return taken;
  }
}
