package io.millrace.functions.cast;

import static io.millrace.functions.registry.TypeFamily.*;

import io.millrace.data.bytes.SliceWriter;
import io.millrace.data.decimal.DecimalText;
import io.millrace.data.time.DateText;
import io.millrace.data.time.TimestampText;
import io.millrace.data.type.DataType;
import io.millrace.data.type.DataType.DecimalType;
import io.millrace.data.type.DataType.TimeType;
import io.millrace.data.type.DataType.TimestampType;
import io.millrace.functions.api.FunctionContext;
import io.millrace.functions.api.LongPair;
import io.millrace.functions.api.TypeOf;
import io.millrace.functions.time.ZoneState;

/** Decimals, dates, times and intervals to CHAR and VARCHAR. */
public final class TemporalTextCasts {
  private TemporalTextCasts() {}

  @CastFunction(from = DECIMAL, to = STRING)
  public static void shortDecimal(
      @TypeOf(0) DataType from, @TypeOf(TypeOf.RESULT) DataType to, long value, SliceWriter out) {
    int start = out.length();
    DecimalText.print(value, ((DecimalType) from).scale(), out);
    TextLength.fit(to, out, start);
  }

  @CastFunction(from = DECIMAL, to = STRING)
  public static void longDecimal(
      DecimalState state,
      @TypeOf(0) DataType from,
      @TypeOf(TypeOf.RESULT) DataType to,
      LongPair value,
      SliceWriter out) {
    int start = out.length();
    DecimalText.print(state.value.set(value.high, value.low), ((DecimalType) from).scale(), out);
    TextLength.fit(to, out, start);
  }

  @CastFunction(from = DATE, to = STRING)
  public static void date(@TypeOf(TypeOf.RESULT) DataType to, int days, SliceWriter out) {
    int start = out.length();
    DateText.printDate(days, out);
    TextLength.fit(to, out, start);
  }

  @CastFunction(from = TIME, to = STRING)
  public static void time(
      @TypeOf(0) DataType from, @TypeOf(TypeOf.RESULT) DataType to, int millis, SliceWriter out) {
    int start = out.length();
    DateText.printTime(millis, ((TimeType) from).precision(), out);
    TextLength.fit(to, out, start);
  }

  @CastFunction(from = TIMESTAMP, to = STRING)
  public static void timestamp(
      @TypeOf(0) DataType from, @TypeOf(TypeOf.RESULT) DataType to, long millis, SliceWriter out) {
    int start = out.length();
    TimestampText.print(millis, 0, ((TimestampType) from).precision(), out);
    TextLength.fit(to, out, start);
  }

  @CastFunction(from = TIMESTAMP, to = STRING)
  public static void timestamp(
      @TypeOf(0) DataType from,
      @TypeOf(TypeOf.RESULT) DataType to,
      LongPair value,
      SliceWriter out) {
    int start = out.length();
    TimestampText.print(value.high, (int) value.low, ((TimestampType) from).precision(), out);
    TextLength.fit(to, out, start);
  }

  @CastFunction(from = TIMESTAMP_LTZ, to = STRING)
  public static void local(
      FunctionContext context,
      ZoneState state,
      @TypeOf(0) DataType from,
      @TypeOf(TypeOf.RESULT) DataType to,
      long millis,
      SliceWriter out) {
    int start = out.length();
    long local = state.clock(context).toLocal(millis);
    TimestampText.print(local, 0, ((TimestampType) from).precision(), out);
    TextLength.fit(to, out, start);
  }

  @CastFunction(from = TIMESTAMP_LTZ, to = STRING)
  public static void local(
      FunctionContext context,
      ZoneState state,
      @TypeOf(0) DataType from,
      @TypeOf(TypeOf.RESULT) DataType to,
      LongPair value,
      SliceWriter out) {
    int start = out.length();
    long local = state.clock(context).toLocal(value.high);
    TimestampText.print(local, (int) value.low, ((TimestampType) from).precision(), out);
    TextLength.fit(to, out, start);
  }

  @CastFunction(from = INTERVAL_YEAR_MONTH, to = STRING)
  public static void months(@TypeOf(TypeOf.RESULT) DataType to, int months, SliceWriter out) {
    int start = out.length();
    DateText.printMonths(months, out);
    TextLength.fit(to, out, start);
  }

  @CastFunction(from = INTERVAL_DAY_TIME, to = STRING)
  public static void millis(@TypeOf(TypeOf.RESULT) DataType to, long millis, SliceWriter out) {
    int start = out.length();
    DateText.printMillis(millis, out);
    TextLength.fit(to, out, start);
  }
}
