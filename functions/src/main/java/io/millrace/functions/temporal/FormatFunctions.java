package io.millrace.functions.temporal;

import io.millrace.data.bytes.Slice;
import io.millrace.data.bytes.SliceWriter;
import io.millrace.data.error.MillraceException;
import io.millrace.functions.api.FunctionContext;
import io.millrace.functions.api.LongPair;
import io.millrace.functions.api.NullFlag;
import io.millrace.functions.api.SqlFunction;
import io.millrace.functions.api.SqlFunction.Determinism;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** Dates as text in a format, and seconds since the epoch. */
public final class FormatFunctions {
  private FormatFunctions() {}

  @SqlFunction(
      name = "DATE_FORMAT",
      args = {"TIMESTAMP", "STRING"},
      returns = "STRING?",
      doc =
          "The timestamp, or the string 'yyyy-MM-dd HH:mm:ss', in a format of Java's"
              + " DateTimeFormatter.")
  public static void format(FormatState state, long millis, Slice format, SliceWriter out) {
    append(state, millis, 0, format, out);
  }

  @SqlFunction(
      name = "DATE_FORMAT",
      args = {"TIMESTAMP", "STRING"},
      returns = "STRING?",
      doc = "See above.")
  public static void format(FormatState state, LongPair value, Slice format, SliceWriter out) {
    append(state, value.high, (int) value.low, format, out);
  }

  private static void append(
      FormatState state, long millis, int nanos, Slice format, SliceWriter out) {
    int nano = Math.floorMod(millis, 1000) * 1_000_000 + nanos;
    LocalDateTime time =
        LocalDateTime.ofEpochSecond(Math.floorDiv(millis, 1000L), nano, ZoneOffset.UTC);
    try {
      out.append(time.format(state.formatter(format)));
    } catch (DateTimeException e) {
      throw MillraceException.deterministic(
          "DATE_FORMAT: '" + format + "' asks for what a timestamp has not", e);
    }
  }

  @SqlFunction(
      name = "DATE_FORMAT",
      args = {"STRING", "STRING"},
      returns = "STRING?",
      doc = "See above; NULL if the string is no timestamp.")
  public static void format(
      FormatState state, Slice text, Slice format, SliceWriter out, NullFlag flag) {
    if (state.timestamps.parse(text, 9)) {
      append(state, state.timestamps.millis(), state.timestamps.nanosOfMilli(), format, out);
    } else {
      flag.isNull = true;
    }
  }

  @SqlFunction(
      name = "FROM_UNIXTIME",
      args = "BIGINT",
      returns = "STRING?",
      doc =
          "Seconds since the epoch as text in the session's zone, as 'yyyy-MM-dd HH:mm:ss' or in a"
              + " format of Java's SimpleDateFormat.")
  public static void fromUnixTime(
      FunctionContext context, FormatState state, long seconds, SliceWriter out) {
    out.append(state.formatSimple(seconds * 1000, FormatState.USUAL, context.zone()));
  }

  @SqlFunction(
      name = "FROM_UNIXTIME",
      args = {"BIGINT", "STRING"},
      returns = "STRING?",
      doc = "See above.")
  public static void fromUnixTime(
      FunctionContext context, FormatState state, long seconds, Slice format, SliceWriter out) {
    out.append(state.formatSimple(seconds * 1000, format.toString(), context.zone()));
  }

  @SqlFunction(
      name = "UNIX_TIMESTAMP",
      args = {},
      returns = "BIGINT",
      determinism = Determinism.NON_DETERMINISTIC,
      doc =
          "Seconds since the epoch: now, or of a string in the session's zone, as 'yyyy-MM-dd"
              + " HH:mm:ss' or in a format of Java's SimpleDateFormat; -9223372036854775808 if it"
              + " cannot be read.")
  public static long unixTimestamp(FunctionContext context) {
    return Math.floorDiv(context.currentTimeMillis(), 1000L);
  }

  @SqlFunction(name = "UNIX_TIMESTAMP", args = "STRING", returns = "BIGINT", doc = "See above.")
  public static long unixTimestamp(FunctionContext context, FormatState state, Slice text) {
    return seconds(state.parseSimple(text.toString(), FormatState.USUAL, context.zone()));
  }

  @SqlFunction(
      name = "UNIX_TIMESTAMP",
      args = {"STRING", "STRING"},
      returns = "BIGINT",
      doc = "See above.")
  public static long unixTimestamp(
      FunctionContext context, FormatState state, Slice text, Slice format) {
    return seconds(state.parseSimple(text.toString(), format.toString(), context.zone()));
  }

  private static long seconds(Long millis) {
    return millis == null ? Long.MIN_VALUE : millis / 1000;
  }

  @SqlFunction(
      name = "CONVERT_TZ",
      args = {"STRING", "STRING", "STRING"},
      returns = "STRING",
      doc =
          "The point in time 'yyyy-MM-dd HH:mm:ss' of one time zone in another; NULL if it cannot"
              + " be read.")
  public static void convertZone(
      FormatState state, Slice text, Slice from, Slice to, SliceWriter out, NullFlag flag) {
    Long millis = state.parseSimple(text.toString(), FormatState.USUAL, zone(from));
    if (millis == null) {
      flag.isNull = true;
    } else {
      out.append(state.formatSimple(millis, FormatState.USUAL, zone(to)));
    }
  }

  private static ZoneId zone(Slice name) {
    try {
      return ZoneId.of(name.toString(), ZoneId.SHORT_IDS);
    } catch (DateTimeException e) {
      throw MillraceException.deterministic("unknown time zone '" + name + "'", e);
    }
  }
}
