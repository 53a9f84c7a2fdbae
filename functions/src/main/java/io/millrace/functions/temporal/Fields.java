package io.millrace.functions.temporal;

import io.millrace.data.error.MillraceException;
import io.millrace.data.time.CivilDate;
import io.millrace.functions.time.TimeUnit;

/** The parts of points in time that EXTRACT gives. */
final class Fields {
  static final long MILLIS_PER_DAY = 86_400_000L;

  private Fields() {}

  static int days(long millis) {
    return (int) Math.floorDiv(millis, MILLIS_PER_DAY);
  }

  static int ofDay(long millis) {
    return (int) Math.floorMod(millis, MILLIS_PER_DAY);
  }

  /** A part of a date; those smaller than a day are 0. */
  static long ofDate(TimeUnit unit, int days) {
    return switch (unit) {
      case YEAR -> CivilDate.year(days);
      case QUARTER -> CivilDate.quarter(days);
      case MONTH -> CivilDate.month(days);
      case WEEK -> CivilDate.isoWeek(days);
      case DAY -> CivilDate.day(days);
      case DOY -> CivilDate.dayOfYear(days);
      case DOW -> CivilDate.dayOfWeek(days);
      case ISODOW -> CivilDate.isoDayOfWeek(days);
      case ISOYEAR -> CivilDate.isoYear(days);
      case DECADE -> CivilDate.year(days) / 10;
      case CENTURY -> begun(CivilDate.year(days), 100);
      case MILLENNIUM -> begun(CivilDate.year(days), 1000);
      case EPOCH -> days * 86_400L;
      default -> 0;
    };
  }

  /** Number of spans of years that have begun; there is no year 0. */
  private static long begun(int year, int span) {
    return year > 0 ? (year + span - 1) / span : (year - span + 1) / span;
  }

  /** A part of a time of day. */
  static long ofTime(TimeUnit unit, int millis) {
    return switch (unit) {
      case HOUR -> millis / 3_600_000;
      case MINUTE -> millis / 60_000 % 60;
      case SECOND -> millis / 1000 % 60;
      case MILLISECOND -> millis % 1000;
      case MICROSECOND -> millis % 1000 * 1000L;
      case NANOSECOND -> millis % 1000 * 1_000_000L;
      case EPOCH -> millis / 1000;
      default -> throw notIn(unit, "TIME");
    };
  }

  /** A part of a timestamp, given as if it were UTC. */
  static long ofTimestamp(TimeUnit unit, long millis, int nanosOfMilli) {
    return switch (unit) {
      case HOUR, MINUTE, SECOND, MILLISECOND -> ofTime(unit, ofDay(millis));
      case MICROSECOND -> ofTime(unit, ofDay(millis)) + nanosOfMilli / 1000;
      case NANOSECOND -> ofTime(unit, ofDay(millis)) + nanosOfMilli;
      case EPOCH -> Math.floorDiv(millis, 1000L);
      default -> ofDate(unit, days(millis));
    };
  }

  /** A part of an interval of months. */
  static long ofMonths(TimeUnit unit, int months) {
    return switch (unit) {
      case YEAR -> months / 12;
      case QUARTER -> (months % 12 - 1) / 3 + 1;
      case MONTH -> months % 12;
      case DECADE, CENTURY, MILLENNIUM -> months / unit.months();
      default -> throw notIn(unit, "INTERVAL YEAR TO MONTH");
    };
  }

  /** A part of an interval of milliseconds. */
  static long ofMillis(TimeUnit unit, long millis) {
    return switch (unit) {
      case DAY -> millis / MILLIS_PER_DAY;
      case HOUR -> millis / 3_600_000 % 24;
      case MINUTE -> millis / 60_000 % 60;
      case SECOND -> millis / 1000 % 60;
      case MILLISECOND -> millis % 1000;
      case MICROSECOND -> millis % 1000 * 1000;
      case NANOSECOND -> millis % 1000 * 1_000_000;
      case EPOCH -> millis / 1000;
      default -> throw notIn(unit, "INTERVAL DAY TO SECOND");
    };
  }

  private static MillraceException notIn(TimeUnit unit, String type) {
    return MillraceException.deterministic("EXTRACT: " + type + " has no " + unit);
  }
}
