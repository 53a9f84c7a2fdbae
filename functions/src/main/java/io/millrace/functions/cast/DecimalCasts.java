package io.millrace.functions.cast;

import static io.millrace.functions.registry.TypeFamily.*;

import io.millrace.data.bytes.Slice;
import io.millrace.data.decimal.DecimalText;
import io.millrace.data.decimal.Decimals;
import io.millrace.data.decimal.Int128;
import io.millrace.data.decimal.ShortDecimals;
import io.millrace.data.type.DataType;
import io.millrace.data.type.DataType.DecimalType;
import io.millrace.functions.api.LongPair;
import io.millrace.functions.api.NullFlag;
import io.millrace.functions.api.TypeOf;
import io.millrace.functions.cast.CastFunction.Mode;

/**
 * To DECIMAL, rounding HALF_UP. As in Flink a number that does not fit becomes NULL, but text that
 * does not is an error.
 */
public final class DecimalCasts {
  private DecimalCasts() {}

  private static int precision(DataType type) {
    return ((DecimalType) type).precision();
  }

  private static int scale(DataType type) {
    return ((DecimalType) type).scale();
  }

  private static long shortValue(long unscaled, int scale, DataType to, NullFlag flag) {
    long value = ShortDecimals.rescale(unscaled, scale, precision(to), scale(to));
    flag.isNull = value == ShortDecimals.OVERFLOW;
    return value;
  }

  /** Rescales in place. */
  private static void rescale(Int128 value, int scale, DataType to, NullFlag flag) {
    flag.isNull = !Decimals.rescale(value, scale, precision(to), scale(to), value);
  }

  private static void give(Int128 value, LongPair out) {
    out.set(value.high, value.low);
  }

  @CastFunction(
      from = {TINYINT, SMALLINT, INT},
      to = DECIMAL)
  public static long intToShort(@TypeOf(TypeOf.RESULT) DataType to, int value, NullFlag flag) {
    return shortValue(value, 0, to, flag);
  }

  @CastFunction(from = BIGINT, to = DECIMAL)
  public static long bigintToShort(@TypeOf(TypeOf.RESULT) DataType to, long value, NullFlag flag) {
    return shortValue(value, 0, to, flag);
  }

  @CastFunction(from = BOOLEAN, to = DECIMAL)
  public static long booleanToShort(
      @TypeOf(TypeOf.RESULT) DataType to, boolean value, NullFlag flag) {
    return shortValue(value ? 1 : 0, 0, to, flag);
  }

  @CastFunction(
      from = {TINYINT, SMALLINT, INT},
      to = DECIMAL)
  public static void intToLong(
      DecimalState state,
      @TypeOf(TypeOf.RESULT) DataType to,
      int value,
      LongPair out,
      NullFlag flag) {
    bigintToLong(state, to, value, out, flag);
  }

  @CastFunction(from = BOOLEAN, to = DECIMAL)
  public static void booleanToLong(
      DecimalState state,
      @TypeOf(TypeOf.RESULT) DataType to,
      boolean value,
      LongPair out,
      NullFlag flag) {
    bigintToLong(state, to, value ? 1 : 0, out, flag);
  }

  @CastFunction(from = BIGINT, to = DECIMAL)
  public static void bigintToLong(
      DecimalState state,
      @TypeOf(TypeOf.RESULT) DataType to,
      long value,
      LongPair out,
      NullFlag flag) {
    rescale(state.value.set(value), 0, to, flag);
    give(state.value, out);
  }

  @CastFunction(
      from = {FLOAT, DOUBLE},
      to = DECIMAL,
      mode = Mode.CAST)
  public static long doubleToShort(
      DecimalState state, @TypeOf(TypeOf.RESULT) DataType to, double value, NullFlag flag) {
    requireFinite(value, to);
    return tryDoubleToShort(state, to, value, flag);
  }

  @CastFunction(
      from = {FLOAT, DOUBLE},
      to = DECIMAL,
      mode = Mode.TRY)
  public static long tryDoubleToShort(
      DecimalState state, @TypeOf(TypeOf.RESULT) DataType to, double value, NullFlag flag) {
    flag.isNull = !Decimals.ofDouble(value, precision(to), scale(to), state.value);
    return state.value.low;
  }

  @CastFunction(
      from = {FLOAT, DOUBLE},
      to = DECIMAL,
      mode = Mode.CAST)
  public static void doubleToLong(
      DecimalState state,
      @TypeOf(TypeOf.RESULT) DataType to,
      double value,
      LongPair out,
      NullFlag flag) {
    requireFinite(value, to);
    tryDoubleToLong(state, to, value, out, flag);
  }

  @CastFunction(
      from = {FLOAT, DOUBLE},
      to = DECIMAL,
      mode = Mode.TRY)
  public static void tryDoubleToLong(
      DecimalState state,
      @TypeOf(TypeOf.RESULT) DataType to,
      double value,
      LongPair out,
      NullFlag flag) {
    flag.isNull = !Decimals.ofDouble(value, precision(to), scale(to), state.value);
    give(state.value, out);
  }

  /** NaN and the infinities are no decimals at all; numbers that are too large become NULL. */
  private static void requireFinite(double value, DataType to) {
    if (!Double.isFinite(value)) {
      throw Rejected.value(Double.toString(value), to);
    }
  }

  @CastFunction(from = DECIMAL, to = DECIMAL)
  public static long shortToShort(
      @TypeOf(0) DataType from, @TypeOf(TypeOf.RESULT) DataType to, long value, NullFlag flag) {
    return shortValue(value, scale(from), to, flag);
  }

  @CastFunction(from = DECIMAL, to = DECIMAL)
  public static long longToShort(
      DecimalState state,
      @TypeOf(0) DataType from,
      @TypeOf(TypeOf.RESULT) DataType to,
      LongPair value,
      NullFlag flag) {
    rescale(state.value.set(value.high, value.low), scale(from), to, flag);
    return state.value.low;
  }

  @CastFunction(from = DECIMAL, to = DECIMAL)
  public static void shortToLong(
      DecimalState state,
      @TypeOf(0) DataType from,
      @TypeOf(TypeOf.RESULT) DataType to,
      long value,
      LongPair out,
      NullFlag flag) {
    rescale(state.value.set(value), scale(from), to, flag);
    give(state.value, out);
  }

  @CastFunction(from = DECIMAL, to = DECIMAL)
  public static void longToLong(
      DecimalState state,
      @TypeOf(0) DataType from,
      @TypeOf(TypeOf.RESULT) DataType to,
      LongPair value,
      LongPair out,
      NullFlag flag) {
    rescale(state.value.set(value.high, value.low), scale(from), to, flag);
    give(state.value, out);
  }

  private static boolean parse(DecimalState state, Slice text, DataType to) {
    int start = NumberText.start(text);
    state.text.set(text.array, text.offset + start, NumberText.end(text, start) - start);
    return DecimalText.parse(state.text, precision(to), scale(to), state.value)
        == DecimalText.Result.OK;
  }

  @CastFunction(from = STRING, to = DECIMAL, mode = Mode.CAST)
  public static long textToShort(
      DecimalState state, @TypeOf(TypeOf.RESULT) DataType to, Slice text) {
    if (!parse(state, text, to)) {
      throw Rejected.value(text, to);
    }
    return state.value.low;
  }

  @CastFunction(from = STRING, to = DECIMAL, mode = Mode.TRY)
  public static long tryTextToShort(
      DecimalState state, @TypeOf(TypeOf.RESULT) DataType to, Slice text, NullFlag flag) {
    flag.isNull = !parse(state, text, to);
    return state.value.low;
  }

  @CastFunction(from = STRING, to = DECIMAL, mode = Mode.CAST)
  public static void textToLong(
      DecimalState state, @TypeOf(TypeOf.RESULT) DataType to, Slice text, LongPair out) {
    if (!parse(state, text, to)) {
      throw Rejected.value(text, to);
    }
    give(state.value, out);
  }

  @CastFunction(from = STRING, to = DECIMAL, mode = Mode.TRY)
  public static void tryTextToLong(
      DecimalState state,
      @TypeOf(TypeOf.RESULT) DataType to,
      Slice text,
      LongPair out,
      NullFlag flag) {
    flag.isNull = !parse(state, text, to);
    give(state.value, out);
  }
}
