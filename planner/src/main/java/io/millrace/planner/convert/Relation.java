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

  /** Whether windows and watermarks can refer to a column. */
  enum TimeAttribute {
    NONE,
    ROWTIME,
    PROCTIME
  }
}
