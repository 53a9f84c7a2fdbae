package io.millrace.executor.operators.window;

/**
 * How times fall into windows. Time is cut into <em>slices</em>, such that each window is a run of
 * whole slices; slices and windows are named by their ends. All times are milliseconds of local
 * time since 1970-01-01 00:00:00, see {@link WindowTime}.
 *
 * @param sizeMillis length of a window; of the longest for CUMULATE
 * @param slideMillis HOP: distance between windows; CUMULATE: between their ends; TUMBLE: the size
 * @param offsetMillis by which windows are shifted from 1970-01-01 00:00:00
 */
public record WindowFrame(Kind kind, long sizeMillis, long slideMillis, long offsetMillis) {
  /** No window. */
  public static final long NONE = Long.MAX_VALUE;

  /** The window functions. */
  public enum Kind {
    TUMBLE,
    HOP,
    CUMULATE
  }

  public WindowFrame {
    boolean whole = kind != Kind.TUMBLE || slideMillis == sizeMillis;
    if (sizeMillis < 1 || slideMillis < 1 || sizeMillis % slideMillis != 0 || !whole) {
      throw new IllegalArgumentException(
          kind + " of " + sizeMillis + " ms, every " + slideMillis + " ms");
    }
  }

  public static WindowFrame tumble(long sizeMillis) {
    return new WindowFrame(Kind.TUMBLE, sizeMillis, sizeMillis, 0);
  }

  public static WindowFrame hop(long slideMillis, long sizeMillis) {
    return new WindowFrame(Kind.HOP, sizeMillis, slideMillis, 0);
  }

  /** Since a window is a whole number of slides, a slice is as long as a slide. */
  public long sliceMillis() {
    return slideMillis;
  }

  /** Most windows that share a slice. */
  public int windowsOfSlice() {
    return (int) (sizeMillis / slideMillis);
  }

  /** End of the slice that holds a time. */
  public long sliceEnd(long time) {
    return floor(time, slideMillis) + slideMillis;
  }

  private long floor(long time, long step) {
    return time - Math.floorMod(time - offsetMillis, step);
  }

  /** End of the last window that holds a slice. */
  public long lastWindowEnd(long sliceEnd) {
    return switch (kind) {
      case TUMBLE -> sliceEnd;
      case HOP -> sliceEnd - slideMillis + sizeMillis;
      case CUMULATE -> floor(sliceEnd - 1, sizeMillis) + sizeMillis;
    };
  }

  /**
   * End of the first window that holds a slice and ends after {@code after}, or {@link #NONE}.
   * Every end of a slice is the end of a window.
   */
  public long nextWindowEnd(long sliceEnd, long after) {
    long end = sliceEnd > after ? sliceEnd : floor(after, slideMillis) + slideMillis;
    return end <= lastWindowEnd(sliceEnd) ? end : NONE;
  }

  /** Start of the window that has this end. */
  public long windowStart(long windowEnd) {
    return kind == Kind.CUMULATE ? floor(windowEnd - 1, sizeMillis) : windowEnd - sizeMillis;
  }
}
