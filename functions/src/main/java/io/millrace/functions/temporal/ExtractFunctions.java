package io.millrace.functions.temporal;

import io.millrace.data.bytes.Slice;
import io.millrace.functions.api.LongPair;
import io.millrace.functions.api.SqlFunction;
import io.millrace.functions.time.TimeUnit;

/** EXTRACT and its short forms. */
public final class ExtractFunctions {
  private static final String DOC =
      "EXTRACT(unit FROM t): a part of a point in time or of an interval; the first argument of the"
          + " call is the unit.";

  private ExtractFunctions() {}

  @SqlFunction(
      name = "EXTRACT",
      args = {"STRING", "DATE"},
      returns = "BIGINT",
      doc = DOC)
  public static long extract(UnitState state, Slice unit, int days) {
    return Fields.ofDate(state.unit(unit), days);
  }

  @SqlFunction(
      name = "EXTRACT",
      args = {"STRING", "TIME"},
      returns = "BIGINT",
      doc = DOC)
  public static long extractOfTime(UnitState state, Slice unit, int millis) {
    return Fields.ofTime(state.unit(unit), millis);
  }

  @SqlFunction(
      name = "EXTRACT",
      args = {"STRING", "TIMESTAMP"},
      returns = "BIGINT",
      doc = DOC)
  public static long extract(UnitState state, Slice unit, long millis) {
    return Fields.ofTimestamp(state.unit(unit), millis, 0);
  }

  @SqlFunction(
      name = "EXTRACT",
      args = {"STRING", "TIMESTAMP"},
      returns = "BIGINT",
      doc = DOC)
  public static long extract(UnitState state, Slice unit, LongPair value) {
    return Fields.ofTimestamp(state.unit(unit), value.high, (int) value.low);
  }

  @SqlFunction(
      name = "EXTRACT",
      args = {"STRING", "INTERVAL YEAR TO MONTH"},
      returns = "BIGINT",
      doc = DOC)
  public static long extractOfMonths(UnitState state, Slice unit, int months) {
    return Fields.ofMonths(state.unit(unit), months);
  }

  @SqlFunction(
      name = "EXTRACT",
      args = {"STRING", "INTERVAL DAY TO SECOND"},
      returns = "BIGINT",
      doc = DOC)
  public static long extractOfMillis(UnitState state, Slice unit, long millis) {
    return Fields.ofMillis(state.unit(unit), millis);
  }

  @SqlFunction(name = "YEAR", args = "DATE", returns = "BIGINT", doc = "The year.")
  public static long year(int days) {
    return Fields.ofDate(TimeUnit.YEAR, days);
  }

  @SqlFunction(name = "YEAR", args = "TIMESTAMP", returns = "BIGINT", doc = "See above.")
  public static long year(long millis) {
    return Fields.ofDate(TimeUnit.YEAR, Fields.days(millis));
  }

  @SqlFunction(
      name = "QUARTER",
      args = "DATE",
      returns = "BIGINT",
      doc = "The quarter of the year, 1 to 4.")
  public static long quarter(int days) {
    return Fields.ofDate(TimeUnit.QUARTER, days);
  }

  @SqlFunction(name = "QUARTER", args = "TIMESTAMP", returns = "BIGINT", doc = "See above.")
  public static long quarter(long millis) {
    return Fields.ofDate(TimeUnit.QUARTER, Fields.days(millis));
  }

  @SqlFunction(
      name = "MONTH",
      args = "DATE",
      returns = "BIGINT",
      doc = "The month of the year, 1 to 12.")
  public static long month(int days) {
    return Fields.ofDate(TimeUnit.MONTH, days);
  }

  @SqlFunction(name = "MONTH", args = "TIMESTAMP", returns = "BIGINT", doc = "See above.")
  public static long month(long millis) {
    return Fields.ofDate(TimeUnit.MONTH, Fields.days(millis));
  }

  @SqlFunction(
      name = "WEEK",
      args = "DATE",
      returns = "BIGINT",
      doc = "The week of the year as ISO 8601 counts, 1 to 53.")
  public static long week(int days) {
    return Fields.ofDate(TimeUnit.WEEK, days);
  }

  @SqlFunction(name = "WEEK", args = "TIMESTAMP", returns = "BIGINT", doc = "See above.")
  public static long week(long millis) {
    return Fields.ofDate(TimeUnit.WEEK, Fields.days(millis));
  }

  @SqlFunction(
      name = "DAYOFYEAR",
      args = "DATE",
      returns = "BIGINT",
      doc = "The day of the year, 1 to 366.")
  public static long dayofyear(int days) {
    return Fields.ofDate(TimeUnit.DOY, days);
  }

  @SqlFunction(name = "DAYOFYEAR", args = "TIMESTAMP", returns = "BIGINT", doc = "See above.")
  public static long dayofyear(long millis) {
    return Fields.ofDate(TimeUnit.DOY, Fields.days(millis));
  }

  @SqlFunction(
      name = "DAYOFMONTH",
      args = "DATE",
      returns = "BIGINT",
      doc = "The day of the month, 1 to 31.")
  public static long dayofmonth(int days) {
    return Fields.ofDate(TimeUnit.DAY, days);
  }

  @SqlFunction(name = "DAYOFMONTH", args = "TIMESTAMP", returns = "BIGINT", doc = "See above.")
  public static long dayofmonth(long millis) {
    return Fields.ofDate(TimeUnit.DAY, Fields.days(millis));
  }

  @SqlFunction(
      name = "DAYOFWEEK",
      args = "DATE",
      returns = "BIGINT",
      doc = "The day of the week, 1 (Sunday) to 7.")
  public static long dayofweek(int days) {
    return Fields.ofDate(TimeUnit.DOW, days);
  }

  @SqlFunction(name = "DAYOFWEEK", args = "TIMESTAMP", returns = "BIGINT", doc = "See above.")
  public static long dayofweek(long millis) {
    return Fields.ofDate(TimeUnit.DOW, Fields.days(millis));
  }

  @SqlFunction(
      name = "HOUR",
      args = "TIME",
      returns = "BIGINT",
      doc = "The hour of the day, 0 to 23.")
  public static long hour(int millis) {
    return Fields.ofTime(TimeUnit.HOUR, millis);
  }

  @SqlFunction(name = "HOUR", args = "TIMESTAMP", returns = "BIGINT", doc = "See above.")
  public static long hour(long millis) {
    return Fields.ofTime(TimeUnit.HOUR, Fields.ofDay(millis));
  }

  @SqlFunction(
      name = "MINUTE",
      args = "TIME",
      returns = "BIGINT",
      doc = "The minute of the hour, 0 to 59.")
  public static long minute(int millis) {
    return Fields.ofTime(TimeUnit.MINUTE, millis);
  }

  @SqlFunction(name = "MINUTE", args = "TIMESTAMP", returns = "BIGINT", doc = "See above.")
  public static long minute(long millis) {
    return Fields.ofTime(TimeUnit.MINUTE, Fields.ofDay(millis));
  }

  @SqlFunction(
      name = "SECOND",
      args = "TIME",
      returns = "BIGINT",
      doc = "The second of the minute, 0 to 59.")
  public static long second(int millis) {
    return Fields.ofTime(TimeUnit.SECOND, millis);
  }

  @SqlFunction(name = "SECOND", args = "TIMESTAMP", returns = "BIGINT", doc = "See above.")
  public static long second(long millis) {
    return Fields.ofTime(TimeUnit.SECOND, Fields.ofDay(millis));
  }
}
