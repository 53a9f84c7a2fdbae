package io.millrace.data.time;

/**
 * The proleptic Gregorian calendar over days since 1970-01-01. Years are astronomical: 0 is 1 BC.
 */
public final class CivilDate {
  private static final int DAYS_PER_ERA = 146_097;
  private static final int YEARS_PER_ERA = 400;

  /** Days from 0000-03-01 to 1970-01-01. */
  private static final int EPOCH = 719_468;

  private CivilDate() {}

  /** Days of a date. The month may be 1..12 and the day any number: day 0 is the day before 1. */
  public static int days(int year, int month, int day) {
    // The year is taken to begin in March, so that the leap day is its last one.
    int marchYear = month <= 2 ? year - 1 : year;
    int era = Math.floorDiv(marchYear, YEARS_PER_ERA);
    int yearOfEra = marchYear - era * YEARS_PER_ERA;
    int marchMonth = month <= 2 ? month + 9 : month - 3;
    int dayOfYear = (153 * marchMonth + 2) / 5 + day - 1;
    return era * DAYS_PER_ERA
        + yearOfEra * 365
        + yearOfEra / 4
        - yearOfEra / 100
        + dayOfYear
        - EPOCH;
  }

  /** Year, month and day in one number: {@code year * 512 + month * 32 + day}. */
  public static long fields(int days) {
    long shifted = (long) days + EPOCH;
    long era = Math.floorDiv(shifted, DAYS_PER_ERA);
    int dayOfEra = (int) (shifted - era * DAYS_PER_ERA);
    int yearOfEra =
        (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / (DAYS_PER_ERA - 1)) / 365;
    int dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
    int marchMonth = (5 * dayOfYear + 2) / 153;
    int day = dayOfYear - (153 * marchMonth + 2) / 5 + 1;
    int month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
    long year = era * YEARS_PER_ERA + yearOfEra + (month <= 2 ? 1 : 0);
    return year * 512 + month * 32 + day;
  }

  public static int year(int days) {
    return yearOf(fields(days));
  }

  /** 1..12. */
  public static int month(int days) {
    return monthOf(fields(days));
  }

  /** 1..31. */
  public static int day(int days) {
    return dayOf(fields(days));
  }

  static int yearOf(long fields) {
    return (int) (fields >> 9);
  }

  static int monthOf(long fields) {
    return (int) (fields >> 5 & 15);
  }

  static int dayOf(long fields) {
    return (int) (fields & 31);
  }

  public static boolean isLeap(int year) {
    return (year & 3) == 0 && (year % 100 != 0 || year % 400 == 0);
  }

  /** 28..31. */
  public static int daysInMonth(int year, int month) {
    return month == 2
        ? (isLeap(year) ? 29 : 28)
        : month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
  }

  /** Whether there is such a date. */
  public static boolean isValid(int year, int month, int day) {
    return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
  }

  /** 1..4. */
  public static int quarter(int days) {
    return (month(days) + 2) / 3;
  }

  /** 1..366. */
  public static int dayOfYear(int days) {
    return days - days(year(days), 1, 1) + 1;
  }

  /** 1 = Monday .. 7 = Sunday, as ISO 8601 counts. */
  public static int isoDayOfWeek(int days) {
    return Math.floorMod(days + 3L, 7) + 1;
  }

  /** 1 = Sunday .. 7 = Saturday, as SQL's DAYOFWEEK counts. */
  public static int dayOfWeek(int days) {
    return Math.floorMod(days + 4L, 7) + 1;
  }

  /** The year that the ISO 8601 week of a date belongs to. */
  public static int isoYear(int days) {
    return year(thursday(days));
  }

  /** ISO 8601 week, 1..53. */
  public static int isoWeek(int days) {
    return (dayOfYear(thursday(days)) - 1) / 7 + 1;
  }

  /** The Thursday of a date's week: it decides the year of the week. */
  private static int thursday(int days) {
    return days + 4 - isoDayOfWeek(days);
  }

  /** The same day of another month, or the last one that it has. */
  public static int addMonths(int days, long months) {
    long fields = fields(days);
    long total = yearOf(fields) * 12L + monthOf(fields) - 1 + months;
    int year = Math.toIntExact(Math.floorDiv(total, 12));
    int month = Math.floorMod(total, 12) + 1;
    return days(year, month, Math.min(dayOf(fields), daysInMonth(year, month)));
  }

  /**
   * Whole months from {@code fromDays} to {@code toDays}; negative if that is earlier. A month is
   * whole once {@link #addMonths} reaches the day, so from January 31 to February 29 it is one.
   */
  public static int monthsBetween(int fromDays, int toDays) {
    if (toDays < fromDays) {
      return -monthsBetween(toDays, fromDays);
    }
    long from = fields(fromDays);
    long to = fields(toDays);
    int months = (yearOf(to) - yearOf(from)) * 12 + monthOf(to) - monthOf(from);
    return addMonths(fromDays, months) > toDays ? months - 1 : months;
  }
}
