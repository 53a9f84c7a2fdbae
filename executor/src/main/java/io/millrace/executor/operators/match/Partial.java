package io.millrace.executor.operators.match;

import java.util.Comparator;

/**
 * A match so far, or a complete one. Since rows of a match follow each other without gaps, where
 * each variable begins says all. Rows are counted from the first one of the key that is kept.
 */
final class Partial {
  /** Earlier starts first; of one start, those that leave an earlier variable later. */
  static final Comparator<Partial> ORDER = Partial::compare;

  /** Complete matches: earlier starts first, then those that were complete first. */
  static final Comparator<Partial> COMPLETE =
      Comparator.<Partial>comparingInt(Partial::start)
          .thenComparingInt(p -> p.end)
          .thenComparing(ORDER);

  /** By variable up to {@link #variable}: its first row, or that of the next one if it has none. */
  private final int[] bounds;

  /** The variable of the last row. */
  final int variable;

  /** The row behind the last one, of a complete match; else -1. */
  final int end;

  /** In state; -1: not yet. */
  final long handle;

  /** While state is written: whether it is still there. */
  boolean current;

  Partial(int[] bounds, int variable, int end, long handle) {
    this.bounds = bounds;
    this.variable = variable;
    this.end = end;
    this.handle = handle;
  }

  /** A match that begins with a row. */
  static Partial begin(int row, int variable, int variables) {
    int[] bounds = new int[variables];
    for (int i = 0; i <= variable; i++) {
      bounds[i] = row;
    }
    return new Partial(bounds, variable, -1, -1);
  }

  /** The match with one more row, which goes to {@code next}; itself if that changes nothing. */
  Partial extended(int row, int next) {
    if (next == variable) {
      return this;
    }
    int[] moved = bounds.clone();
    for (int i = variable + 1; i <= next; i++) {
      moved[i] = row;
    }
    return new Partial(moved, next, -1, -1);
  }

  Partial complete(int rowBehind) {
    return new Partial(bounds, variable, rowBehind, -1);
  }

  int start() {
    return bounds[0];
  }

  /** First row of a variable, given the row behind the last one. */
  int from(int of, int rowBehind) {
    return of < 0 ? bounds[0] : of <= variable ? bounds[of] : rowBehind;
  }

  /** The row behind the last one of a variable. */
  int to(int of, int rowBehind) {
    return of < 0 || of >= variable ? rowBehind : bounds[of + 1];
  }

  private static int compare(Partial a, Partial b) {
    if (a.bounds[0] != b.bounds[0]) {
      return Integer.compare(a.bounds[0], b.bounds[0]);
    }
    for (int i = 1; i < a.bounds.length; i++) {
      int boundA = i <= a.variable ? a.bounds[i] : Integer.MAX_VALUE;
      int boundB = i <= b.variable ? b.bounds[i] : Integer.MAX_VALUE;
      if (boundA != boundB) {
        return Integer.compare(boundB, boundA);
      }
    }
    return 0;
  }
}
