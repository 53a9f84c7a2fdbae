package io.millrace.functions.cast;

import static io.millrace.functions.registry.TypeFamily.*;

import io.millrace.data.type.DataType;
import io.millrace.functions.api.LongPair;
import io.millrace.functions.api.TypeOf;

/** Numbers as intervals: of months, or of milliseconds; a fraction of either is cut off. */
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

  @CastFunction(from = DECIMAL, to = INTERVAL_YEAR_MONTH)
  public static int shortToMonths(@TypeOf(0) DataType from, long value) {
    return IntegralCasts.shortToInt(from, value);
  }

  @CastFunction(from = DECIMAL, to = INTERVAL_YEAR_MONTH)
  public static int longToMonths(DecimalState state, @TypeOf(0) DataType from, LongPair value) {
    return IntegralCasts.longToInt(state, from, value);
  }

  @CastFunction(from = DECIMAL, to = INTERVAL_DAY_TIME)
  public static long shortToMillis(@TypeOf(0) DataType from, long value) {
    return IntegralCasts.shortToBigint(from, value);
  }

  @CastFunction(from = DECIMAL, to = INTERVAL_DAY_TIME)
  public static long longToMillis(DecimalState state, @TypeOf(0) DataType from, LongPair value) {
    return IntegralCasts.longToBigint(state, from, value);
  }
}
