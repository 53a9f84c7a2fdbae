package io.millrace.functions.temporal;

import io.millrace.data.bytes.Slice;
import io.millrace.data.decimal.Decimals;
import io.millrace.data.decimal.Int128;
import io.millrace.data.type.DataType;
import io.millrace.data.type.DataType.DecimalType;
import io.millrace.functions.api.CallState;
import io.millrace.functions.api.LongPair;
import io.millrace.functions.api.NullFlag;
import io.millrace.functions.api.SqlFunction;
import io.millrace.functions.api.TypeOf;

/** TO_TIMESTAMP_LTZ of numbers and of text. */
public final class InstantFunctions {
  private static final String DOC =
      "The instant of a number of seconds (precision 0) to nanoseconds (9; by default milliseconds)"
          + " since the epoch; or of a string in a format (by default 'yyyy-MM-dd HH:mm:ss.SSS') in"
          + " a time zone (by default UTC). NULL if it cannot be read or is not in years 0 to 9999.";

  private InstantFunctions() {}

  /** What the calls of one place fill. */
  public static final class MomentState implements CallState {
    private final Moment moment = new Moment();
    private final FormatState formats = new FormatState();
    private final Int128 whole = new Int128();

    private long wholeOf(LongPair decimal, DataType type) {
      whole.set(decimal.high, decimal.low);
      Decimals.truncate(whole, ((DecimalType) type).scale(), whole);
      return whole.low;
    }

    private boolean parse(Slice text, Slice format) {
      return moment.parse(formats, text, format, Moment.precision(format.toString()));
    }
  }

  @SqlFunction(name = "TO_TIMESTAMP_LTZ", args = "BIGINT", returns = "TIMESTAMP_LTZ(3)", doc = DOC)
  public static long toInstant(MomentState state, long epoch, NullFlag flag) {
    flag.isNull = !(state.moment.setEpoch(epoch, 3));
    return state.moment.millis;
  }

  @SqlFunction(
      name = "TO_TIMESTAMP_LTZ",
      args = {"BIGINT", "INT"},
      returns = "@LTZ_OF_ARG1",
      doc = DOC)
  public static long toInstant(MomentState state, long epoch, int precision, NullFlag flag) {
    flag.isNull = !(state.moment.setEpoch(epoch, precision));
    return state.moment.millis;
  }

  @SqlFunction(
      name = "TO_TIMESTAMP_LTZ",
      args = {"BIGINT", "INT"},
      returns = "@LTZ_OF_ARG1",
      doc = DOC)
  public static void toInstant(
      MomentState state, long epoch, int precision, LongPair out, NullFlag flag) {
    flag.isNull = !(state.moment.setEpoch(epoch, precision));
    out.set(state.moment.millis, state.moment.nanos);
  }

  @SqlFunction(
      name = "TO_TIMESTAMP_LTZ",
      args = "FLOAT|DOUBLE",
      returns = "TIMESTAMP_LTZ(3)",
      doc = DOC)
  public static long toInstant(MomentState state, double epoch, NullFlag flag) {
    flag.isNull = !(state.moment.setEpoch(epoch, 3));
    return state.moment.millis;
  }

  @SqlFunction(
      name = "TO_TIMESTAMP_LTZ",
      args = {"FLOAT|DOUBLE", "INT"},
      returns = "@LTZ_OF_ARG1",
      doc = DOC)
  public static long toInstant(MomentState state, double epoch, int precision, NullFlag flag) {
    flag.isNull = !(state.moment.setEpoch(epoch, precision));
    return state.moment.millis;
  }

  @SqlFunction(
      name = "TO_TIMESTAMP_LTZ",
      args = {"FLOAT|DOUBLE", "INT"},
      returns = "@LTZ_OF_ARG1",
      doc = DOC)
  public static void toInstant(
      MomentState state, double epoch, int precision, LongPair out, NullFlag flag) {
    flag.isNull = !(state.moment.setEpoch(epoch, precision));
    out.set(state.moment.millis, state.moment.nanos);
  }

  @SqlFunction(name = "TO_TIMESTAMP_LTZ", args = "DECIMAL", returns = "TIMESTAMP_LTZ(3)", doc = DOC)
  public static long toInstant(
      MomentState state, @TypeOf(0) DataType type, LongPair epoch, NullFlag flag) {
    flag.isNull = !(state.moment.setEpoch(state.wholeOf(epoch, type), 3));
    return state.moment.millis;
  }

  @SqlFunction(
      name = "TO_TIMESTAMP_LTZ",
      args = {"DECIMAL", "INT"},
      returns = "@LTZ_OF_ARG1",
      doc = DOC)
  public static long toInstant(
      MomentState state, @TypeOf(0) DataType type, LongPair epoch, int precision, NullFlag flag) {
    flag.isNull = !(state.moment.setEpoch(state.wholeOf(epoch, type), precision));
    return state.moment.millis;
  }

  @SqlFunction(
      name = "TO_TIMESTAMP_LTZ",
      args = {"DECIMAL", "INT"},
      returns = "@LTZ_OF_ARG1",
      doc = DOC)
  public static void toInstant(
      MomentState state,
      @TypeOf(0) DataType type,
      LongPair epoch,
      int precision,
      LongPair out,
      NullFlag flag) {
    flag.isNull = !(state.moment.setEpoch(state.wholeOf(epoch, type), precision));
    out.set(state.moment.millis, state.moment.nanos);
  }

  @SqlFunction(name = "TO_TIMESTAMP_LTZ", args = "STRING", returns = "TIMESTAMP_LTZ(3)", doc = DOC)
  public static long toInstant(FormatState state, Slice text, NullFlag flag) {
    flag.isNull = !state.timestamps.parse(text, 3);
    return state.timestamps.millis();
  }

  @SqlFunction(
      name = "TO_TIMESTAMP_LTZ",
      args = {"STRING", "STRING"},
      returns = "@LTZ_OF_FORMAT",
      doc = DOC)
  public static long toInstant(MomentState state, Slice text, Slice format, NullFlag flag) {
    flag.isNull = !(state.parse(text, format));
    return state.moment.millis;
  }

  @SqlFunction(
      name = "TO_TIMESTAMP_LTZ",
      args = {"STRING", "STRING", "STRING"},
      returns = "@LTZ_OF_FORMAT",
      doc = DOC)
  public static long toInstant(
      MomentState state, Slice text, Slice format, Slice zone, NullFlag flag) {
    flag.isNull = !(state.parse(text, format) && state.moment.inZone(zone));
    return state.moment.millis;
  }

  @SqlFunction(
      name = "TO_TIMESTAMP_LTZ",
      args = {"STRING", "STRING"},
      returns = "@LTZ_OF_FORMAT",
      doc = DOC)
  public static void toInstant(
      MomentState state, Slice text, Slice format, LongPair out, NullFlag flag) {
    flag.isNull = !(state.parse(text, format));
    out.set(state.moment.millis, state.moment.nanos);
  }

  @SqlFunction(
      name = "TO_TIMESTAMP_LTZ",
      args = {"STRING", "STRING", "STRING"},
      returns = "@LTZ_OF_FORMAT",
      doc = DOC)
  public static void toInstant(
      MomentState state, Slice text, Slice format, Slice zone, LongPair out, NullFlag flag) {
    flag.isNull = !(state.parse(text, format) && state.moment.inZone(zone));
    out.set(state.moment.millis, state.moment.nanos);
  }
}
