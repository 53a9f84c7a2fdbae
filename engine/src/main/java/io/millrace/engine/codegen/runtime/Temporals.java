package io.millrace.engine.codegen.runtime;

import io.millrace.data.error.MillraceException;

/**
 * Steps in time in the proleptic Gregorian calendar. Dates are days, timestamps milliseconds since
 * 1970-01-01, times milliseconds of the day.
 */
public final class Temporals {
  private static final long DAY_MILLIS = 86_400_000L;
  private static final int DAYS_OF_400_YEARS = 146_097;
  private static final int DAYS_0000_TO_1970 = 719_528;

  private Temporals() {}

  /** A time of the day moved around the clock. */
  public static int addToTime(int time, long millis) {
    return (int) Math.floorMod(time + millis % DAY_MILLIS, DAY_MILLIS);
  }

  /** A date moved by whole days of an interval; what is less than a day is cut. */
  public static int addToDate(int date, long millis) {
    long moved = date + millis / DAY_MILLIS;
    if (moved != (int) moved) {
      throw MillraceException.deterministic("a DATE is out of range");
    }
    return (int) moved;
  }

  /** The same day of another month, or its last day if it is shorter. */
  public static int addMonthsToDate(int date, int months) {
    long month = monthOf(date) + months;
    int day = Math.min(dayOf(date), lengthOf(month));
    return (int) (firstDayOf(month) + day - 1);
  }

  /** As {@link #addMonthsToDate}, at the same time of the day. */
  public static long addMonths(long timestamp, int months) {
    int date = (int) Math.floorDiv(timestamp, DAY_MILLIS);
    return addMonthsToDate(date, months) * DAY_MILLIS + Math.floorMod(timestamp, DAY_MILLIS);
  }

  /**
   * Whole months from {@code right} to {@code left}; negative if left is earlier. A month is whole
   * once adding it, clamped to the length of the month, reaches the moment.
   */
  public static int monthsBetween(long left, long right) {
    if (left < right) {
      return -monthsBetween(right, left);
    }
    int a = (int) Math.floorDiv(left, DAY_MILLIS);
    int b = (int) Math.floorDiv(right, DAY_MILLIS);
    int months = (int) (monthOf(a) - monthOf(b));
    return addMonths(right, months) > left ? months - 1 : months;
  }

  /** Months since year 0. */
  private static long monthOf(int date) {
    return civil(date) >> 5;
  }

  private static int dayOf(int date) {
    return (int) (civil(date) & 31);
  }

  /** Months since year 0, times 32, plus the day of the month. */
  private static long civil(int date) {
    long days = (long) date + DAYS_0000_TO_1970 - 60;
    long cycle = Math.floorDiv(days, DAYS_OF_400_YEARS);
    int dayOfCycle = (int) (days - cycle * DAYS_OF_400_YEARS);
    int year = (dayOfCycle - dayOfCycle / 1460 + dayOfCycle / 36524 - dayOfCycle / 146096) / 365;
    int dayOfYear = dayOfCycle - (365 * year + year / 4 - year / 100);
    int fromMarch = (5 * dayOfYear + 2) / 153;
    int day = dayOfYear - (153 * fromMarch + 2) / 5 + 1;
    long month = (cycle * 400 + year) * 12 + fromMarch + 2;
    return month * 32 + day;
  }

  private static long firstDayOf(long month) {
    long fromMarch = month - 2;
    long year = Math.floorDiv(fromMarch, 12L);
    int index = (int) Math.floorMod(fromMarch, 12L);
    long cycle = Math.floorDiv(year, 400L);
    int yearOfCycle = (int) (year - cycle * 400);
    long days = 365L * yearOfCycle + yearOfCycle / 4 - yearOfCycle / 100 + (153 * index + 2) / 5;
    return cycle * DAYS_OF_400_YEARS + days - DAYS_0000_TO_1970 + 60;
  }

  private static int lengthOf(long month) {
    return (int) (firstDayOf(month + 1) - firstDayOf(month));
  }
}
