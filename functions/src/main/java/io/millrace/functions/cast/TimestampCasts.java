package io.millrace.functions.cast;

import static io.millrace.functions.registry.TypeFamily.*;

import io.millrace.data.bytes.Slice;
import io.millrace.data.type.DataType;
import io.millrace.data.type.DataType.TimestampType;
import io.millrace.functions.api.FunctionContext;
import io.millrace.functions.api.LongPair;
import io.millrace.functions.api.NullFlag;
import io.millrace.functions.api.TypeOf;
import io.millrace.functions.cast.CastFunction.Mode;
import io.millrace.functions.time.ZoneState;

/**
 * To TIMESTAMP and TIMESTAMP_LTZ. What has no zone is taken as local time in the session's zone,
 * and digits beyond the precision go without rounding.
 */
public final class TimestampCasts {
  private static final long MILLIS_PER_DAY = 86_400_000L;
  private static final int[] UNITS = {1000, 100, 10, 1};
  private static final int[] NANO_UNITS = {100_000, 10_000, 1000, 100, 10, 1};

  private TimestampCasts() {}

  private static int precision(DataType type) {
    return ((TimestampType) type).precision();
  }

  private static boolean isLocal(DataType type) {
    return ((TimestampType) type).local();
  }

  /** Milliseconds cut to a precision. */
  private static long cut(long millis, DataType to) {
    return precision(to) >= 3 ? millis : millis - Math.floorMod(millis, UNITS[precision(to)]);
  }

  /** Nanoseconds of a millisecond cut to a precision above 3. */
  private static long cutNanos(long nanos, DataType to) {
    return nanos - nanos % NANO_UNITS[precision(to) - 4];
  }

  /** What a zoneless point in time is in the target type. */
  private static long fromZoneless(
      FunctionContext context, ZoneState state, long millis, DataType to) {
    return isLocal(to) ? state.clock(context).toInstant(millis) : millis;
  }

  /** The milliseconds of a timestamp of one type in another. */
  private static long convert(
      FunctionContext context, ZoneState state, DataType from, long millis, DataType to) {
    if (isLocal(from) == isLocal(to)) {
      return millis;
    }
    return isLocal(to)
        ? state.clock(context).toInstant(millis)
        : state.clock(context).toLocal(millis);
  }

  @CastFunction(
      from = DATE,
      to = {TIMESTAMP, TIMESTAMP_LTZ})
  public static long dateToMillis(
      FunctionContext context, ZoneState state, @TypeOf(TypeOf.RESULT) DataType to, int days) {
    return fromZoneless(context, state, days * MILLIS_PER_DAY, to);
  }

  @CastFunction(
      from = DATE,
      to = {TIMESTAMP, TIMESTAMP_LTZ})
  public static void dateToPair(
      FunctionContext context,
      ZoneState state,
      @TypeOf(TypeOf.RESULT) DataType to,
      int days,
      LongPair out) {
    out.set(dateToMillis(context, state, to, days), 0);
  }

  @CastFunction(
      from = TIME,
      to = {TIMESTAMP, TIMESTAMP_LTZ})
  public static long timeToMillis(
      FunctionContext context, ZoneState state, @TypeOf(TypeOf.RESULT) DataType to, int millis) {
    return cut(fromZoneless(context, state, millis, to), to);
  }

  @CastFunction(
      from = TIME,
      to = {TIMESTAMP, TIMESTAMP_LTZ})
  public static void timeToPair(
      FunctionContext context,
      ZoneState state,
      @TypeOf(TypeOf.RESULT) DataType to,
      int millis,
      LongPair out) {
    out.set(fromZoneless(context, state, millis, to), 0);
  }

  @CastFunction(
      from = {TIMESTAMP, TIMESTAMP_LTZ},
      to = {TIMESTAMP, TIMESTAMP_LTZ})
  public static long millisToMillis(
      FunctionContext context,
      ZoneState state,
      @TypeOf(0) DataType from,
      @TypeOf(TypeOf.RESULT) DataType to,
      long millis) {
    return cut(convert(context, state, from, millis, to), to);
  }

  @CastFunction(
      from = {TIMESTAMP, TIMESTAMP_LTZ},
      to = {TIMESTAMP, TIMESTAMP_LTZ})
  public static void millisToPair(
      FunctionContext context,
      ZoneState state,
      @TypeOf(0) DataType from,
      @TypeOf(TypeOf.RESULT) DataType to,
      long millis,
      LongPair out) {
    out.set(convert(context, state, from, millis, to), 0);
  }

  @CastFunction(
      from = {TIMESTAMP, TIMESTAMP_LTZ},
      to = {TIMESTAMP, TIMESTAMP_LTZ})
  public static long pairToMillis(
      FunctionContext context,
      ZoneState state,
      @TypeOf(0) DataType from,
      @TypeOf(TypeOf.RESULT) DataType to,
      LongPair value) {
    return cut(convert(context, state, from, value.high, to), to);
  }

  @CastFunction(
      from = {TIMESTAMP, TIMESTAMP_LTZ},
      to = {TIMESTAMP, TIMESTAMP_LTZ})
  public static void pairToPair(
      FunctionContext context,
      ZoneState state,
      @TypeOf(0) DataType from,
      @TypeOf(TypeOf.RESULT) DataType to,
      LongPair value,
      LongPair out) {
    out.set(convert(context, state, from, value.high, to), cutNanos(value.low, to));
  }

  private static boolean parse(TimeTextState state, Slice text, DataType to) {
    return state.timestamps.parse(text, precision(to));
  }

  @CastFunction(
      from = STRING,
      to = {TIMESTAMP, TIMESTAMP_LTZ},
      mode = Mode.CAST)
  public static long textToMillis(
      FunctionContext context,
      TimeTextState state,
      @TypeOf(TypeOf.RESULT) DataType to,
      Slice text) {
    if (!parse(state, text, to)) {
      throw Rejected.value(text, to);
    }
    return fromZoneless(context, state, state.timestamps.millis(), to);
  }

  @CastFunction(
      from = STRING,
      to = {TIMESTAMP, TIMESTAMP_LTZ},
      mode = Mode.TRY)
  public static long tryTextToMillis(
      FunctionContext context,
      TimeTextState state,
      @TypeOf(TypeOf.RESULT) DataType to,
      Slice text,
      NullFlag flag) {
    flag.isNull = !parse(state, text, to);
    return flag.isNull ? 0 : fromZoneless(context, state, state.timestamps.millis(), to);
  }

  @CastFunction(
      from = STRING,
      to = {TIMESTAMP, TIMESTAMP_LTZ},
      mode = Mode.CAST)
  public static void textToPair(
      FunctionContext context,
      TimeTextState state,
      @TypeOf(TypeOf.RESULT) DataType to,
      Slice text,
      LongPair out) {
    long millis = textToMillis(context, state, to, text);
    out.set(millis, state.timestamps.nanosOfMilli());
  }

  @CastFunction(
      from = STRING,
      to = {TIMESTAMP, TIMESTAMP_LTZ},
      mode = Mode.TRY)
  public static void tryTextToPair(
      FunctionContext context,
      TimeTextState state,
      @TypeOf(TypeOf.RESULT) DataType to,
      Slice text,
      LongPair out,
      NullFlag flag) {
    long millis = tryTextToMillis(context, state, to, text, flag);
    out.set(millis, state.timestamps.nanosOfMilli());
  }
}
