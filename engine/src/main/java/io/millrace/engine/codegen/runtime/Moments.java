package io.millrace.engine.codegen.runtime;

/**
 * Number, mean and sum of squared distances from the mean, as three doubles in slots of state. Rows
 * are added and taken away by Welford's recurrence, which does not lose the difference between two
 * large sums; two sets of rows are put together as Chan, Golub and LeVeque do.
 */
public final class Moments {
  private Moments() {}

  /** Adds a value if {@code sign} is 1, and takes it away if it is -1. */
  public static void add(long[] slots, int at, double value, long sign) {
    double count = get(slots, at) + sign;
    if (count <= 0) {
      put(slots, at, 0, 0, 0);
      return;
    }
    double mean = get(slots, at + 1);
    double distance = value - mean;
    double moved = mean + sign * distance / count;
    double squares = get(slots, at + 2) + sign * distance * (value - moved);
    put(slots, at, count, moved, Math.max(0, squares));
  }

  /** Adds the rows that another three slots stand for. */
  public static void merge(long[] slots, int at, long count, long mean, long squares) {
    double theirs = Double.longBitsToDouble(count);
    double ours = get(slots, at);
    if (theirs == 0) {
      return;
    }
    double all = ours + theirs;
    double distance = Double.longBitsToDouble(mean) - get(slots, at + 1);
    double merged =
        get(slots, at + 2)
            + Double.longBitsToDouble(squares)
            + distance * distance * ours * theirs / all;
    put(slots, at, all, get(slots, at + 1) + distance * theirs / all, merged);
  }

  /**
   * The variance, or its root.
   *
   * @param sample whether it is that of a sample, of two rows at least
   */
  public static double variance(long[] slots, int at, boolean sample, boolean root) {
    double divisor = get(slots, at) - (sample ? 1 : 0);
    double variance = get(slots, at + 2) / divisor;
    return root ? Math.sqrt(variance) : variance;
  }

  /** Whether there are fewer rows than a variance needs. */
  public static boolean isMissing(long[] slots, int at, boolean sample) {
    return get(slots, at) < (sample ? 2 : 1);
  }

  private static double get(long[] slots, int at) {
    return Double.longBitsToDouble(slots[at]);
  }

  private static void put(long[] slots, int at, double count, double mean, double squares) {
    slots[at] = Double.doubleToRawLongBits(count);
    slots[at + 1] = Double.doubleToRawLongBits(mean);
    slots[at + 2] = Double.doubleToRawLongBits(squares);
  }
}
