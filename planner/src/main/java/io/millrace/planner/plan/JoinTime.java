package io.millrace.planner.plan;

import java.util.function.IntUnaryOperator;

/** Which time of its sides a join goes by. */
public sealed interface JoinTime {

  /** Column of the left input. */
  int leftTime();

  /** Column of the right input. */
  int rightTime();

  /** The same with other column positions. */
  JoinTime moved(IntUnaryOperator left, IntUnaryOperator right);

  /**
   * An interval join: left time less right time is between two bounds, both inclusive.
   *
   * @param eventTime whether the columns are rowtime attributes; else the clock counts
   */
  record Interval(
      int leftTime, int rightTime, long lowerMillis, long upperMillis, boolean eventTime)
      implements JoinTime {
    @Override
    public Interval moved(IntUnaryOperator left, IntUnaryOperator right) {
      return new Interval(
          left.applyAsInt(leftTime),
          right.applyAsInt(rightTime),
          lowerMillis,
          upperMillis,
          eventTime);
    }
  }

  /** A temporal join: the right row with the key is the one that stood at the left row's time. */
  record Version(int leftTime, int rightTime) implements JoinTime {
    @Override
    public Version moved(IntUnaryOperator left, IntUnaryOperator right) {
      return new Version(left.applyAsInt(leftTime), right.applyAsInt(rightTime));
    }
  }
}
