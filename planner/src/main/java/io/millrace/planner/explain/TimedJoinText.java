package io.millrace.planner.explain;

import io.millrace.planner.plan.Durations;
import io.millrace.planner.plan.JoinTime;
import io.millrace.planner.plan.PlanNode.Join;
import java.util.List;

/** What a join by time does, and what bounds its state. */
final class TimedJoinText {
  private TimedJoinText() {}

  static String kind(Join join) {
    return join.time() == null
        ? ""
        : join.time() instanceof JoinTime.Interval ? " Interval" : " Temporal";
  }

  static String time(Join join, List<String> left, List<String> right) {
    if (join.time() == null) {
      return "";
    }
    String a = left.get(join.time().leftTime());
    String b = right.get(join.time().rightTime());
    return join.time() instanceof JoinTime.Interval interval
        ? ", "
            + (interval.eventTime() ? a : "arrival")
            + " between "
            + (interval.eventTime() ? b : "the other's")
            + signed(interval.lowerMillis())
            + " and "
            + (interval.eventTime() ? b : "that")
            + signed(interval.upperMillis())
        : ", version of " + b + " as of " + a;
  }

  private static String signed(long millis) {
    return millis == 0 ? "" : (millis < 0 ? " - " : " + ") + Durations.text(Math.abs(millis));
  }

  static String state(Join join) {
    if (!(join.time() instanceof JoinTime.Interval interval)) {
      return "state: left rows until the watermark passes them; of each right key the version at"
          + " the watermark and later ones";
    }
    String clock = interval.eventTime() ? "the watermark" : "the clock";
    return "state: the rows of both sides, left for "
        + Durations.text(Math.max(0, -interval.lowerMillis()))
        + ", right for "
        + Durations.text(Math.max(0, interval.upperMillis()))
        + " after their time; freed when "
        + clock
        + " has passed that";
  }
}
