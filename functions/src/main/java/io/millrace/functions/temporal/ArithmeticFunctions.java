package io.millrace.functions.temporal;

import io.millrace.data.bytes.Slice;
import io.millrace.data.error.MillraceException;
import io.millrace.data.time.CivilDate;
import io.millrace.functions.api.LongPair;
import io.millrace.functions.api.SqlFunction;
import io.millrace.functions.time.TimeUnit;

/** TIMESTAMPADD and TIMESTAMPDIFF. */
public final class ArithmeticFunctions {
  private static final String ADD =
      "TIMESTAMPADD(unit, n, t): the point in time n units later; a month that is too short ends it"
          + " on its last day.";
  private static final String DIFF =
      "TIMESTAMPDIFF(unit, a, b): the number of whole units from a to b.";
  private static final long NANOS_PER_MILLI = 1_000_000L;

  private ArithmeticFunctions() {}

  private static long addMillis(TimeUnit unit, long count, long millis) {
    if (unit.months() > 0) {
      long ofDay = Fields.ofDay(millis);
      int days = CivilDate.addMonths(Fields.days(millis), count * unit.months());
      return days * Fields.MILLIS_PER_DAY + ofDay;
    }
    if (unit.nanos() == 0) {
      throw MillraceException.deterministic("TIMESTAMPADD: " + unit + " cannot be added");
    }
    return unit.millis() > 0
        ? millis + count * unit.millis()
        : millis + Math.floorDiv(count * unit.nanos(), NANOS_PER_MILLI);
  }

  @SqlFunction(
      name = "TIMESTAMPADD",
      args = {"STRING", "BIGINT", "DATE"},
      returns = "@TIMESTAMP_ADD",
      doc = ADD)
  public static int addToDate(UnitState state, Slice unit, long count, int days) {
    return Fields.days(addMillis(state.unit(unit), count, days * Fields.MILLIS_PER_DAY));
  }

  @SqlFunction(
      name = "TIMESTAMPADD",
      args = {"STRING", "BIGINT", "TIME"},
      returns = "@TIMESTAMP_ADD",
      doc = ADD)
  public static int addToTime(UnitState state, Slice unit, long count, int millis) {
    return Fields.ofDay(addMillis(state.unit(unit), count, millis));
  }

  @SqlFunction(
      name = "TIMESTAMPADD",
      args = {"STRING", "BIGINT", "TIMESTAMP|TIMESTAMP_LTZ"},
      returns = "@TIMESTAMP_ADD",
      doc = ADD)
  public static long add(UnitState state, Slice unit, long count, long millis) {
    return addMillis(state.unit(unit), count, millis);
  }

  @SqlFunction(
      name = "TIMESTAMPADD",
      args = {"STRING", "BIGINT", "TIMESTAMP|TIMESTAMP_LTZ"},
      returns = "@TIMESTAMP_ADD",
      doc = ADD)
  public static void add(UnitState state, Slice unit, long count, LongPair value, LongPair out) {
    TimeUnit by = state.unit(unit);
    if (by.nanos() == 0 || by.millis() > 0) {
      out.set(addMillis(by, count, value.high), value.low);
    } else {
      long nanos = value.low + count * by.nanos();
      out.set(
          value.high + Math.floorDiv(nanos, NANOS_PER_MILLI),
          Math.floorMod(nanos, NANOS_PER_MILLI));
    }
  }

  @SqlFunction(
      name = "TIMESTAMPDIFF",
      args = {"STRING", "TIMESTAMP", "TIMESTAMP"},
      returns = "INT",
      doc = DIFF)
  public static int between(UnitState state, Slice unit, long from, long to) {
    return (int) difference(state.unit(unit), from, to);
  }

  @SqlFunction(
      name = "TIMESTAMPDIFF",
      args = {"STRING", "TIMESTAMP_LTZ", "TIMESTAMP_LTZ"},
      returns = "INT",
      doc = DIFF)
  public static int betweenInstants(UnitState state, Slice unit, long from, long to) {
    return (int) difference(state.unit(unit), from, to);
  }

  @SqlFunction(
      name = "TIMESTAMPDIFF",
      args = {"STRING", "TIME", "TIME"},
      returns = "INT",
      doc = DIFF)
  public static int betweenTimes(UnitState state, Slice unit, int from, int to) {
    return (int) difference(state.unit(unit), from, to);
  }

  private static long difference(TimeUnit unit, long from, long to) {
    if (unit.months() > 0) {
      return months(from, to) / unit.months();
    }
    if (unit.nanos() == 0) {
      throw MillraceException.deterministic("TIMESTAMPDIFF: " + unit + " cannot be counted");
    }
    long millis = to - from;
    return unit.millis() > 0 ? millis / unit.millis() : millis * (NANOS_PER_MILLI / unit.nanos());
  }

  private static long months(long from, long to) {
    if (to < from) {
      return -months(to, from);
    }
    int months = CivilDate.monthsBetween(Fields.days(from), Fields.days(to));
    boolean short1 = addMillis(TimeUnit.MONTH, months, from) > to;
    return short1 ? months - 1 : months;
  }
}
