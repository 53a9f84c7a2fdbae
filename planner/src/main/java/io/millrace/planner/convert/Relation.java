package io.millrace.planner.convert;

import java.util.List;

/**
 * A converted subtree.
 *
 * @param node id of its plan node
 * @param times for each column whether it is a time attribute
 * @param windows which columns tell the window of a row
 */
record Relation(int node, List<TimeAttribute> times, WindowColumns windows) {
  Relation {
    times = List.copyOf(times);
  }

  /** Rows that are in no window. */
  Relation(int node, List<TimeAttribute> times) {
    this(node, times, WindowColumns.NONE);
  }

  /**
   * Whether windows and watermarks can refer to a column. What a regular join, GROUP BY or an
   * expression makes of a time attribute is an ordinary column for all but the older windows of
   * GROUP BY: they look at its values, and at the watermark that comes with the rows.
   */
  enum TimeAttribute {
    NONE,
    ROWTIME,
    PROCTIME,
    WAS_ROWTIME,
    WAS_PROCTIME;

    boolean isNow() {
      return this == ROWTIME || this == PROCTIME;
    }

    /** What is left behind an operator that keeps no time attributes. */
    TimeAttribute past() {
      return switch (this) {
        case ROWTIME -> WAS_ROWTIME;
        case PROCTIME -> WAS_PROCTIME;
        default -> this;
      };
    }

    /** What it was before that. */
    TimeAttribute revived() {
      return switch (this) {
        case WAS_ROWTIME -> ROWTIME;
        case WAS_PROCTIME -> PROCTIME;
        default -> this;
      };
    }
  }

  static List<TimeAttribute> past(List<TimeAttribute> times) {
    return times.stream().map(TimeAttribute::past).toList();
  }
}
