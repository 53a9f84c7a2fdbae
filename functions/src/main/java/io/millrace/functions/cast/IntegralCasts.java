package io.millrace.functions.cast;

import static io.millrace.functions.registry.TypeFamily.BIGINT;
import static io.millrace.functions.registry.TypeFamily.BOOLEAN;
import static io.millrace.functions.registry.TypeFamily.DECIMAL;
import static io.millrace.functions.registry.TypeFamily.DOUBLE;
import static io.millrace.functions.registry.TypeFamily.FLOAT;
import static io.millrace.functions.registry.TypeFamily.INT;
import static io.millrace.functions.registry.TypeFamily.INTERVAL_DAY_TIME;
import static io.millrace.functions.registry.TypeFamily.INTERVAL_YEAR_MONTH;
import static io.millrace.functions.registry.TypeFamily.SMALLINT;
import static io.millrace.functions.registry.TypeFamily.STRING;
import static io.millrace.functions.registry.TypeFamily.TINYINT;

import io.millrace.data.bytes.Slice;
import io.millrace.data.decimal.Decimals;
import io.millrace.data.decimal.ShortDecimals;
import io.millrace.data.type.DataType;
import io.millrace.data.type.DataType.DecimalType;
import io.millrace.functions.api.LongPair;
import io.millrace.functions.api.NullFlag;
import io.millrace.functions.api.TypeOf;
import io.millrace.functions.cast.CastFunction.Mode;

/**
 * To TINYINT, SMALLINT, INT and BIGINT. As in Flink, and in Java, wider numbers lose their high
 * bits and fractions are cut; only text is checked.
 */
public final class IntegralCasts {
  private IntegralCasts() {}

  @CastFunction(
      from = {SMALLINT, INT},
      to = TINYINT)
  public static int intToTinyint(int value) {
    return (byte) value;
  }

  @CastFunction(from = INT, to = SMALLINT)
  public static int intToSmallint(int value) {
    return (short) value;
  }

  @CastFunction(
      from = {TINYINT, SMALLINT},
      to = {SMALLINT, INT})
  public static int same(int value) {
    return value;
  }

  @CastFunction(
      from = {TINYINT, SMALLINT, INT, INTERVAL_YEAR_MONTH},
      to = BIGINT)
  public static long intToBigint(int value) {
    return value;
  }

  @CastFunction(from = INTERVAL_YEAR_MONTH, to = INT)
  public static int monthsToInt(int value) {
    return value;
  }

  @CastFunction(from = INTERVAL_DAY_TIME, to = BIGINT)
  public static long millisToBigint(long value) {
    return value;
  }

  @CastFunction(from = BIGINT, to = TINYINT)
  public static int bigintToTinyint(long value) {
    return (byte) value;
  }

  @CastFunction(from = BIGINT, to = SMALLINT)
  public static int bigintToSmallint(long value) {
    return (short) value;
  }

  @CastFunction(
      from = {BIGINT, INTERVAL_DAY_TIME},
      to = INT)
  public static int bigintToInt(long value) {
    return (int) value;
  }

  @CastFunction(
      from = {FLOAT, DOUBLE},
      to = TINYINT)
  public static int doubleToTinyint(double value) {
    return (byte) value;
  }

  @CastFunction(
      from = {FLOAT, DOUBLE},
      to = SMALLINT)
  public static int doubleToSmallint(double value) {
    return (short) value;
  }

  @CastFunction(
      from = {FLOAT, DOUBLE},
      to = INT)
  public static int doubleToInt(double value) {
    return (int) value;
  }

  @CastFunction(
      from = {FLOAT, DOUBLE},
      to = BIGINT)
  public static long doubleToBigint(double value) {
    return (long) value;
  }

  @CastFunction(
      from = BOOLEAN,
      to = {TINYINT, SMALLINT, INT})
  public static int booleanToInt(boolean value) {
    return value ? 1 : 0;
  }

  @CastFunction(from = BOOLEAN, to = BIGINT)
  public static long booleanToBigint(boolean value) {
    return value ? 1 : 0;
  }

  @CastFunction(
      from = STRING,
      to = {TINYINT, SMALLINT, INT},
      mode = Mode.CAST)
  public static int textToInt(TextState state, @TypeOf(TypeOf.RESULT) DataType to, Slice text) {
    state.malformed.isNull = false;
    int value = tryTextToInt(to, text, state.malformed);
    if (state.malformed.isNull) {
      throw Rejected.value(text, to);
    }
    return value;
  }

  @CastFunction(
      from = STRING,
      to = {TINYINT, SMALLINT, INT},
      mode = Mode.TRY)
  public static int tryTextToInt(@TypeOf(TypeOf.RESULT) DataType to, Slice text, NullFlag flag) {
    long value = NumberText.integer(text, flag);
    int bits =
        switch (((DataType.IntegralType) to).width()) {
          case TINYINT -> 8;
          case SMALLINT -> 16;
          default -> 32;
        };
    if (value != value << 64 - bits >> 64 - bits) {
      flag.isNull = true;
    }
    return (int) value;
  }

  @CastFunction(from = STRING, to = BIGINT, mode = Mode.CAST)
  public static long textToBigint(TextState state, @TypeOf(TypeOf.RESULT) DataType to, Slice text) {
    state.malformed.isNull = false;
    long value = NumberText.integer(text, state.malformed);
    if (state.malformed.isNull) {
      throw Rejected.value(text, to);
    }
    return value;
  }

  @CastFunction(from = STRING, to = BIGINT, mode = Mode.TRY)
  public static long tryTextToBigint(Slice text, NullFlag flag) {
    return NumberText.integer(text, flag);
  }

  private static long whole(long value, DataType from) {
    return value / ShortDecimals.powerOfTen(((DecimalType) from).scale());
  }

  private static long whole(DecimalState state, LongPair value, DataType from) {
    state.value.set(value.high, value.low);
    Decimals.truncate(state.value, ((DecimalType) from).scale(), state.value);
    return state.value.low;
  }

  @CastFunction(from = DECIMAL, to = TINYINT)
  public static int shortToTinyint(@TypeOf(0) DataType from, long value) {
    return (byte) whole(value, from);
  }

  @CastFunction(from = DECIMAL, to = TINYINT)
  public static int longToTinyint(DecimalState state, @TypeOf(0) DataType from, LongPair value) {
    return (byte) whole(state, value, from);
  }

  @CastFunction(from = DECIMAL, to = SMALLINT)
  public static int shortToSmallint(@TypeOf(0) DataType from, long value) {
    return (short) whole(value, from);
  }

  @CastFunction(from = DECIMAL, to = SMALLINT)
  public static int longToSmallint(DecimalState state, @TypeOf(0) DataType from, LongPair value) {
    return (short) whole(state, value, from);
  }

  @CastFunction(from = DECIMAL, to = INT)
  public static int shortToInt(@TypeOf(0) DataType from, long value) {
    return (int) whole(value, from);
  }

  @CastFunction(from = DECIMAL, to = INT)
  public static int longToInt(DecimalState state, @TypeOf(0) DataType from, LongPair value) {
    return (int) whole(state, value, from);
  }

  @CastFunction(from = DECIMAL, to = BIGINT)
  public static long shortToBigint(@TypeOf(0) DataType from, long value) {
    return whole(value, from);
  }

  @CastFunction(from = DECIMAL, to = BIGINT)
  public static long longToBigint(DecimalState state, @TypeOf(0) DataType from, LongPair value) {
    return whole(state, value, from);
  }
}
