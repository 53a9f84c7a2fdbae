package io.millrace.planner.plan;

/** Lengths of time as people write them. */
public final class Durations {
  private static final long[] MILLIS = {86_400_000, 3_600_000, 60_000, 1_000};
  private static final String[] UNITS = {"d", "h", "min", "s"};
  private static final String[] WORDS = {"DAY", "HOUR", "MINUTE", "SECOND"};

  private Durations() {}

  /** In the largest unit that gives a whole number, such as {@code 90 min}. */
  public static String text(long millis) {
    for (int i = 0; i < MILLIS.length; i++) {
      if (millis != 0 && millis % MILLIS[i] == 0) {
        return millis / MILLIS[i] + " " + UNITS[i];
      }
    }
    return millis + " ms";
  }

  /** As a SQL literal. */
  static String interval(long millis) {
    for (int i = 0; i < MILLIS.length; i++) {
      if (millis % MILLIS[i] == 0) {
        return "INTERVAL '" + millis / MILLIS[i] + "' " + WORDS[i];
      }
    }
    return "INTERVAL '" + millis / 1000.0 + "' SECOND";
  }
}
