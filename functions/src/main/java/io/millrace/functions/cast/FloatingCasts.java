package io.millrace.functions.cast;

import static io.millrace.functions.registry.TypeFamily.BIGINT;
import static io.millrace.functions.registry.TypeFamily.BOOLEAN;
import static io.millrace.functions.registry.TypeFamily.DECIMAL;
import static io.millrace.functions.registry.TypeFamily.DOUBLE;
import static io.millrace.functions.registry.TypeFamily.FLOAT;
import static io.millrace.functions.registry.TypeFamily.INT;
import static io.millrace.functions.registry.TypeFamily.SMALLINT;
import static io.millrace.functions.registry.TypeFamily.STRING;
import static io.millrace.functions.registry.TypeFamily.TINYINT;

import io.millrace.data.bytes.Slice;
import io.millrace.data.decimal.Decimals;
import io.millrace.data.decimal.ShortDecimals;
import io.millrace.data.type.DataType;
import io.millrace.data.type.DataType.DecimalType;
import io.millrace.data.type.DataType.FloatingType;
import io.millrace.functions.api.LongPair;
import io.millrace.functions.api.NullFlag;
import io.millrace.functions.api.TypeOf;
import io.millrace.functions.cast.CastFunction.Mode;

/** To FLOAT and DOUBLE. A FLOAT travels as a double that is exactly a float. */
public final class FloatingCasts {
  private FloatingCasts() {}

  @CastFunction(
      from = {TINYINT, SMALLINT, INT},
      to = DOUBLE)
  public static double intToDouble(int value) {
    return value;
  }

  @CastFunction(
      from = {TINYINT, SMALLINT, INT},
      to = FLOAT)
  public static double intToFloat(int value) {
    return (float) value;
  }

  @CastFunction(from = BIGINT, to = DOUBLE)
  public static double bigintToDouble(long value) {
    return value;
  }

  @CastFunction(from = BIGINT, to = FLOAT)
  public static double bigintToFloat(long value) {
    return (float) value;
  }

  @CastFunction(from = FLOAT, to = DOUBLE)
  public static double floatToDouble(double value) {
    return value;
  }

  @CastFunction(from = DOUBLE, to = FLOAT)
  public static double doubleToFloat(double value) {
    return (float) value;
  }

  @CastFunction(
      from = BOOLEAN,
      to = {FLOAT, DOUBLE})
  public static double booleanToDouble(boolean value) {
    return value ? 1 : 0;
  }

  @CastFunction(
      from = STRING,
      to = {FLOAT, DOUBLE},
      mode = Mode.CAST)
  public static double textToDouble(
      TextState state, @TypeOf(TypeOf.RESULT) DataType to, Slice text) {
    state.malformed.isNull = false;
    double value = tryTextToDouble(to, text, state.malformed);
    if (state.malformed.isNull) {
      throw Rejected.value(text, to);
    }
    return value;
  }

  @CastFunction(
      from = STRING,
      to = {FLOAT, DOUBLE},
      mode = Mode.TRY)
  public static double tryTextToDouble(
      @TypeOf(TypeOf.RESULT) DataType to, Slice text, NullFlag flag) {
    return NumberText.floating(text, ((FloatingType) to).single(), flag);
  }

  private static int scale(DataType from) {
    return ((DecimalType) from).scale();
  }

  @CastFunction(from = DECIMAL, to = DOUBLE)
  public static double shortToDouble(@TypeOf(0) DataType from, long value) {
    return ShortDecimals.toDouble(value, scale(from));
  }

  @CastFunction(from = DECIMAL, to = DOUBLE)
  public static double longToDouble(DecimalState state, @TypeOf(0) DataType from, LongPair value) {
    return Decimals.toDouble(state.value.set(value.high, value.low), scale(from));
  }

  @CastFunction(from = DECIMAL, to = FLOAT)
  public static double shortToFloat(@TypeOf(0) DataType from, long value) {
    return (float) shortToDouble(from, value);
  }

  @CastFunction(from = DECIMAL, to = FLOAT)
  public static double longToFloat(DecimalState state, @TypeOf(0) DataType from, LongPair value) {
    return (float) longToDouble(state, from, value);
  }
}
