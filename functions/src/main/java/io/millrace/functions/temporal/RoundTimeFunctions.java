package io.millrace.functions.temporal;

import io.millrace.data.bytes.Slice;
import io.millrace.data.time.CivilDate;
import io.millrace.data.type.DataType;
import io.millrace.data.type.DataType.TimestampType;
import io.millrace.functions.api.FunctionContext;
import io.millrace.functions.api.LongPair;
import io.millrace.functions.api.SqlFunction;
import io.millrace.functions.api.TypeOf;
import io.millrace.functions.time.TimeUnit;

/** FLOOR and CEIL of points in time to a unit; instants are rounded in the session's zone. */
public final class RoundTimeFunctions {
  private RoundTimeFunctions() {}

  /** First day of the unit that holds a date. */
  private static int floorDate(TimeUnit unit, int days) {
    int year = CivilDate.year(days);
    return switch (unit) {
      case MILLENNIUM -> CivilDate.days(Math.floorDiv(year + 999, 1000) * 1000 - 999, 1, 1);
      case CENTURY -> CivilDate.days(Math.floorDiv(year + 99, 100) * 100 - 99, 1, 1);
      case DECADE -> CivilDate.days(Math.floorDiv(year, 10) * 10, 1, 1);
      case YEAR -> CivilDate.days(year, 1, 1);
      case QUARTER -> CivilDate.days(year, CivilDate.quarter(days) * 3 - 2, 1);
      case MONTH -> CivilDate.days(year, CivilDate.month(days), 1);
      case WEEK -> days - CivilDate.dayOfWeek(days) + 1;
      default -> days;
    };
  }

  private static int ceilDate(TimeUnit unit, int days) {
    int floor = floorDate(unit, days);
    if (floor == days) {
      return days;
    }
    return unit == TimeUnit.WEEK ? floor + 7 : CivilDate.addMonths(floor, unit.months());
  }

  private static long floorMillis(TimeUnit unit, long millis) {
    if (unit.millis() > 0 && unit != TimeUnit.WEEK) {
      return millis - Math.floorMod(millis, unit.millis());
    }
    boolean fine = unit == TimeUnit.MICROSECOND || unit == TimeUnit.NANOSECOND;
    return fine ? millis : floorDate(unit, Fields.days(millis)) * Fields.MILLIS_PER_DAY;
  }

  private static long ceilMillis(TimeUnit unit, long millis) {
    long floor = floorMillis(unit, millis);
    if (floor == millis) {
      return millis;
    }
    return unit.millis() > 0 && unit != TimeUnit.WEEK
        ? floor + unit.millis()
        : ceilDate(unit, Fields.days(millis - 1) + 1) * Fields.MILLIS_PER_DAY;
  }

  private static boolean isLocal(DataType type) {
    return ((TimestampType) type).local();
  }

  private static long round(
      FunctionContext context,
      UnitState state,
      DataType type,
      long millis,
      TimeUnit unit,
      boolean up) {
    long local = isLocal(type) ? state.clock(context).toLocal(millis) : millis;
    long rounded = up ? ceilMillis(unit, local) : floorMillis(unit, local);
    return isLocal(type) && rounded != local
        ? state.clock(context).toInstant(rounded)
        : isLocal(type) ? millis : rounded;
  }

  @SqlFunction(
      name = "FLOOR",
      args = {"DATE", "STRING"},
      returns = "DATE",
      doc = "See above.")
  public static int floor(UnitState state, int days, Slice unit) {
    return floorDate(state.unit(unit), days);
  }

  @SqlFunction(
      name = "FLOOR",
      args = {"TIME", "STRING"},
      returns = "@ARG0",
      doc = "See above.")
  public static int floorTime(UnitState state, int millis, Slice unit) {
    return Fields.ofDay(floorMillis(state.unit(unit), millis));
  }

  @SqlFunction(
      name = "FLOOR",
      args = {"TIMESTAMP|TIMESTAMP_LTZ", "STRING"},
      returns = "@ARG0",
      doc = "See above.")
  public static long floor(
      FunctionContext context, UnitState state, @TypeOf(0) DataType type, long millis, Slice unit) {
    return round(context, state, type, millis, state.unit(unit), false);
  }

  @SqlFunction(
      name = "CEIL",
      aliases = "CEILING",
      args = {"DATE", "STRING"},
      returns = "DATE",
      doc = "See above.")
  public static int ceil(UnitState state, int days, Slice unit) {
    return ceilDate(state.unit(unit), days);
  }

  @SqlFunction(
      name = "CEIL",
      aliases = "CEILING",
      args = {"TIME", "STRING"},
      returns = "@ARG0",
      doc = "See above.")
  public static int ceilTime(UnitState state, int millis, Slice unit) {
    return Fields.ofDay(ceilMillis(state.unit(unit), millis));
  }

  @SqlFunction(
      name = "CEIL",
      aliases = "CEILING",
      args = {"TIMESTAMP|TIMESTAMP_LTZ", "STRING"},
      returns = "@ARG0",
      doc = "See above.")
  public static long ceil(
      FunctionContext context, UnitState state, @TypeOf(0) DataType type, long millis, Slice unit) {
    return round(context, state, type, millis, state.unit(unit), true);
  }

  @SqlFunction(
      name = "FLOOR",
      args = {"TIMESTAMP|TIMESTAMP_LTZ", "STRING"},
      returns = "@ARG0",
      doc = "See above.")
  public static void floor(
      FunctionContext context,
      UnitState state,
      @TypeOf(0) DataType type,
      LongPair value,
      Slice unit,
      LongPair out) {
    TimeUnit to = state.unit(unit);
    long nanos = nanosOf(to, value.low);
    out.set(round(context, state, type, value.high, to, false), nanos);
  }

  @SqlFunction(
      name = "CEIL",
      aliases = "CEILING",
      args = {"TIMESTAMP|TIMESTAMP_LTZ", "STRING"},
      returns = "@ARG0",
      doc = "See above.")
  public static void ceil(
      FunctionContext context,
      UnitState state,
      @TypeOf(0) DataType type,
      LongPair value,
      Slice unit,
      LongPair out) {
    TimeUnit to = state.unit(unit);
    long nanos = nanosOf(to, value.low);
    long more = value.low > nanos ? nanos + to.nanos() : nanos;
    if (to != TimeUnit.MICROSECOND && to != TimeUnit.NANOSECOND) {
      long past = value.low > 0 ? 1 : 0;
      out.set(round(context, state, type, value.high + past, to, true), 0);
    } else if (more >= 1_000_000) {
      out.set(value.high + 1, 0);
    } else {
      out.set(value.high, more);
    }
  }

  /** Nanoseconds of a millisecond that are left when rounding down. */
  private static long nanosOf(TimeUnit unit, long nanos) {
    return switch (unit) {
      case NANOSECOND -> nanos;
      case MICROSECOND -> nanos - nanos % 1000;
      default -> 0;
    };
  }
}
