package io.millrace.executor.operators.window;

/**
 * How rows fall into slices and slices into windows. A window is known by its end (exclusive), a
 * slice too; all in milliseconds of the time line on which windows are aligned. A slice is the
 * longest stretch that no window cuts.
 */
public final class WindowShape {
  private final Kind kind;
  private final long sizeMillis;
  private final long stepMillis;
  private final long sliceMillis;
  private final long offsetMillis;

  private enum Kind {
    HOP,
    CUMULATE
  }

  private WindowShape(
      Kind kind, long sizeMillis, long stepMillis, long sliceMillis, long offsetMillis) {
    this.kind = kind;
    this.sizeMillis = sizeMillis;
    this.stepMillis = stepMillis;
    this.sliceMillis = sliceMillis;
    this.offsetMillis = offsetMillis;
  }

  /** Windows side by side. */
  public static WindowShape tumble(long sizeMillis, long offsetMillis) {
    return new WindowShape(Kind.HOP, sizeMillis, sizeMillis, sizeMillis, offsetMillis);
  }

  /** Windows of one size that begin every {@code slideMillis}. */
  public static WindowShape hop(long sizeMillis, long slideMillis, long offsetMillis) {
    long slice = gcd(sizeMillis, slideMillis);
    return new WindowShape(Kind.HOP, sizeMillis, slideMillis, slice, offsetMillis);
  }

  /** Windows that begin every {@code maxSizeMillis} and grow by {@code stepMillis} up to that. */
  public static WindowShape cumulate(long maxSizeMillis, long stepMillis, long offsetMillis) {
    return new WindowShape(Kind.CUMULATE, maxSizeMillis, stepMillis, stepMillis, offsetMillis);
  }

  private static long gcd(long a, long b) {
    return b == 0 ? a : gcd(b, a % b);
  }

  /** Whether every window is one slice. */
  public boolean isTumbling() {
    return kind == Kind.HOP && sliceMillis == sizeMillis && stepMillis == sizeMillis;
  }

  /** The most windows a row can be in. */
  public int windowsPerRow() {
    return (int) ((sizeMillis + stepMillis - 1) / stepMillis);
  }

  /** Distance between the ends of neighbouring slices of a window. */
  long sliceMillis() {
    return sliceMillis;
  }

  private long floor(long time, long unit) {
    return time - Math.floorMod(time - offsetMillis, unit);
  }

  /** End of the slice in which a time lies. */
  public long sliceEnd(long time) {
    return floor(time, sliceMillis) + sliceMillis;
  }

  /** End of the first window that holds a slice; a time that no window holds gives MAX. */
  public long firstWindowEnd(long sliceEnd) {
    if (kind == Kind.CUMULATE) {
      return sliceEnd;
    }
    // Ends stand at offset + size + k * step.
    long windowEnd = sliceEnd + Math.floorMod(offsetMillis + sizeMillis - sliceEnd, stepMillis);
    return windowEnd - sizeMillis <= sliceEnd - sliceMillis ? windowEnd : Long.MAX_VALUE;
  }

  /** End of the last window that holds a slice that some window holds. */
  public long lastWindowEnd(long sliceEnd) {
    long start = sliceEnd - sliceMillis;
    return kind == Kind.CUMULATE
        ? floor(start, sizeMillis) + sizeMillis
        : floor(start, stepMillis) + sizeMillis;
  }

  /** End of the window after the one given that holds the same slice, or MAX. */
  public long nextWindowEnd(long windowEnd, long sliceEnd) {
    return windowEnd >= lastWindowEnd(sliceEnd) ? Long.MAX_VALUE : windowEnd + stepMillis;
  }

  public long windowStart(long windowEnd) {
    return kind == Kind.CUMULATE ? floor(windowEnd - 1, sizeMillis) : windowEnd - sizeMillis;
  }
}
