package io.millrace.functions.cast;

import static io.millrace.functions.registry.TypeFamily.*;

/** Whole numbers as intervals: of months, or of milliseconds. */
public final class IntervalCasts {
  private IntervalCasts() {}

  @CastFunction(
      from = {TINYINT, SMALLINT, INT},
      to = INTERVAL_YEAR_MONTH)
  public static int intToMonths(int value) {
    return value;
  }

  @CastFunction(from = BIGINT, to = INTERVAL_YEAR_MONTH)
  public static int bigintToMonths(long value) {
    return (int) value;
  }

  @CastFunction(
      from = {TINYINT, SMALLINT, INT},
      to = INTERVAL_DAY_TIME)
  public static long intToMillis(int value) {
    return value;
  }

  @CastFunction(from = BIGINT, to = INTERVAL_DAY_TIME)
  public static long bigintToMillis(long value) {
    return value;
  }
}
