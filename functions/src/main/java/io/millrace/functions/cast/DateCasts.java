package io.millrace.functions.cast;

import static io.millrace.functions.registry.TypeFamily.*;

import io.millrace.data.bytes.Slice;
import io.millrace.data.time.DateText;
import io.millrace.data.type.DataType;
import io.millrace.data.type.DataType.TimeType;
import io.millrace.functions.api.FunctionContext;
import io.millrace.functions.api.LongPair;
import io.millrace.functions.api.NullFlag;
import io.millrace.functions.api.TypeOf;
import io.millrace.functions.cast.CastFunction.Mode;
import io.millrace.functions.time.ZoneState;

/** To DATE and TIME; instants are read in the session's time zone. */
public final class DateCasts {
  private static final long MILLIS_PER_DAY = 86_400_000L;

  private DateCasts() {}

  private static int dateOf(long millis) {
    return (int) Math.floorDiv(millis, MILLIS_PER_DAY);
  }

  /** Milliseconds of the day, cut to the precision of {@code to}. */
  private static int timeOf(long millis, DataType to) {
    int ofDay = (int) Math.floorMod(millis, MILLIS_PER_DAY);
    int unit =
        switch (((TimeType) to).precision()) {
          case 0 -> 1000;
          case 1 -> 100;
          case 2 -> 10;
          default -> 1;
        };
    return ofDay - ofDay % unit;
  }

  @CastFunction(from = TIMESTAMP, to = DATE)
  public static int timestampToDate(long millis) {
    return dateOf(millis);
  }

  @CastFunction(from = TIMESTAMP, to = DATE)
  public static int timestampToDate(LongPair value) {
    return dateOf(value.high);
  }

  @CastFunction(from = TIMESTAMP_LTZ, to = DATE)
  public static int localToDate(FunctionContext context, ZoneState state, long millis) {
    return dateOf(state.clock(context).toLocal(millis));
  }

  @CastFunction(from = TIMESTAMP_LTZ, to = DATE)
  public static int localToDate(FunctionContext context, ZoneState state, LongPair value) {
    return dateOf(state.clock(context).toLocal(value.high));
  }

  @CastFunction(from = TIME, to = TIME)
  public static int timeToTime(@TypeOf(TypeOf.RESULT) DataType to, int millis) {
    return timeOf(millis, to);
  }

  @CastFunction(from = TIMESTAMP, to = TIME)
  public static int timestampToTime(@TypeOf(TypeOf.RESULT) DataType to, long millis) {
    return timeOf(millis, to);
  }

  @CastFunction(from = TIMESTAMP, to = TIME)
  public static int timestampToTime(@TypeOf(TypeOf.RESULT) DataType to, LongPair value) {
    return timeOf(value.high, to);
  }

  @CastFunction(from = TIMESTAMP_LTZ, to = TIME)
  public static int localToTime(
      FunctionContext context, ZoneState state, @TypeOf(TypeOf.RESULT) DataType to, long millis) {
    return timeOf(state.clock(context).toLocal(millis), to);
  }

  @CastFunction(from = TIMESTAMP_LTZ, to = TIME)
  public static int localToTime(
      FunctionContext context,
      ZoneState state,
      @TypeOf(TypeOf.RESULT) DataType to,
      LongPair value) {
    return timeOf(state.clock(context).toLocal(value.high), to);
  }

  @CastFunction(from = STRING, to = DATE, mode = Mode.CAST)
  public static int textToDate(
      TimeTextState state, @TypeOf(TypeOf.RESULT) DataType to, Slice text) {
    int value = state.reader.parseDate(text);
    if (value == DateText.MALFORMED) {
      throw Rejected.value(text, to);
    }
    return value;
  }

  @CastFunction(from = STRING, to = DATE, mode = Mode.TRY)
  public static int tryTextToDate(
      TimeTextState state, @TypeOf(TypeOf.RESULT) DataType to, Slice text, NullFlag flag) {
    int value = state.reader.parseDate(text);
    flag.isNull = value == DateText.MALFORMED;
    return flag.isNull ? 0 : value;
  }

  @CastFunction(from = STRING, to = TIME, mode = Mode.CAST)
  public static int textToTime(
      TimeTextState state, @TypeOf(TypeOf.RESULT) DataType to, Slice text) {
    int value = state.reader.parseTime(text);
    if (value == DateText.MALFORMED) {
      throw Rejected.value(text, to);
    }
    return timeOf(value, to);
  }

  @CastFunction(from = STRING, to = TIME, mode = Mode.TRY)
  public static int tryTextToTime(
      TimeTextState state, @TypeOf(TypeOf.RESULT) DataType to, Slice text, NullFlag flag) {
    int value = state.reader.parseTime(text);
    flag.isNull = value == DateText.MALFORMED;
    return flag.isNull ? 0 : timeOf(value, to);
  }
}
