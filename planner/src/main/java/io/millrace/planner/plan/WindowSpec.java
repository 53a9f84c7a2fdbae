package io.millrace.planner.plan;

/**
 * How rows fall into windows. All lengths are in milliseconds.
 *
 * @param kind TUMBLE, HOP, ...
 * @param timeColumn column of the input that carries the time attribute; -1: processing time
 * @param sizeMillis length of a window (CUMULATE: the longest; SESSION: the gap)
 * @param slideMillis HOP: distance of window starts; CUMULATE: step; else equal to the size
 * @param offsetMillis shift of window starts from the epoch
 * @param local whether the time attribute is TIMESTAMP_LTZ: windows then align with the session's
 *     time zone
 */
public record WindowSpec(
    Kind kind,
    int timeColumn,
    long sizeMillis,
    long slideMillis,
    long offsetMillis,
    boolean local) {

  /** The window table-valued functions. */
  public enum Kind {
    TUMBLE,
    HOP,
    CUMULATE,
    SESSION,
    /** Rows have their window already: the time column holds its end, in local time. */
    ATTACHED
  }

  /** The windows that rows bring with them; {@code end} is the column of their ends. */
  public static WindowSpec attached(int end, boolean local) {
    return new WindowSpec(Kind.ATTACHED, end, 0, 0, 0, local);
  }

  /** Whether windows can be put together from slices, which are the same for all rows. */
  public boolean sliced() {
    return kind == Kind.TUMBLE || kind == Kind.HOP || kind == Kind.CUMULATE;
  }

  /** The same windows, the time in another column. */
  public WindowSpec at(int column) {
    return new WindowSpec(kind, column, sizeMillis, slideMillis, offsetMillis, local);
  }

  public boolean eventTime() {
    return timeColumn >= 0;
  }
}
