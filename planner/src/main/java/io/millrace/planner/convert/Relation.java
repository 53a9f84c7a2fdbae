package io.millrace.planner.convert;

import java.util.List;

/**
 * A converted subtree.
 *
 * @param node id of its plan node
 * @param times for each column whether it is a time attribute
 */
record Relation(int node, List<TimeAttribute> times) {
  Relation {
    times = List.copyOf(times);
  }

  /** Whether windows and watermarks can refer to a column. */
  enum TimeAttribute {
    NONE,
    ROWTIME,
    PROCTIME
  }
}
