package io.millrace.state.table;

import java.util.ArrayList;
import java.util.List;

/**
 * Arrays of equal size for rows that are put aside while others are written. They are used again
 * and again: at some million changes a second they would otherwise be the bulk of what the garbage
 * collector has to copy, and a checkpoint would stop the flow by that. For any thread.
 */
final class RowChunks {
  static final int ROWS = 64;

  private final int stride;
  private final List<long[]> unused = new ArrayList<>();
  private long made;

  RowChunks(int stride) {
    this.stride = stride;
  }

  synchronized long[] take() {
    if (unused.isEmpty()) {
      made++;
      return new long[ROWS * stride];
    }
    return unused.remove(unused.size() - 1);
  }

  synchronized void giveBack(List<long[]> chunks) {
    unused.addAll(chunks);
  }

  /** Forgets the arrays that are not in use, since memory is short. */
  synchronized void shrink() {
    made -= unused.size();
    unused.clear();
  }

  synchronized long sizeBytes() {
    return made * ROWS * stride * 8L;
  }
}
