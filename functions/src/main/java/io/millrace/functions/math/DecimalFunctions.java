package io.millrace.functions.math;

import io.millrace.data.decimal.Decimals;
import io.millrace.data.decimal.Int128;
import io.millrace.data.decimal.ShortDecimals;
import io.millrace.data.error.MillraceException;
import io.millrace.data.type.DataType;
import io.millrace.data.type.DataType.DecimalType;
import io.millrace.functions.api.CallState;
import io.millrace.functions.api.LongPair;
import io.millrace.functions.api.NullFlag;
import io.millrace.functions.api.SqlFunction;
import io.millrace.functions.api.TypeOf;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** ABS, SIGN, rounding and remainders of DECIMAL; NULL if a result has too many digits. */
public final class DecimalFunctions {
  /** No number of digits before the point that are rounded away need be greater. */
  private static final int LARGEST = 38;

  private DecimalFunctions() {}

  /** Where the kernels put their results. */
  public static final class DecimalState implements CallState {
    private final Int128 a = new Int128();
    private final Int128 b = new Int128();

    private Int128 a(LongPair value) {
      return a.set(value.high, value.low);
    }

    private void give(LongPair out) {
      out.set(a.high, a.low);
    }
  }

  private static int scale(DataType type) {
    return ((DecimalType) type).scale();
  }

  private static int precision(DataType type) {
    return ((DecimalType) type).precision();
  }

  @SqlFunction(name = "ABS", args = "DECIMAL", returns = "@ARG0", doc = "See above.")
  public static long abs(long value) {
    return Math.abs(value);
  }

  @SqlFunction(name = "ABS", args = "DECIMAL", returns = "@ARG0", doc = "See above.")
  public static void abs(DecimalState state, LongPair value, LongPair out) {
    Int128 a = state.a(value);
    if (a.isNegative()) {
      a.negate();
    }
    state.give(out);
  }

  @SqlFunction(name = "SIGN", args = "DECIMAL", returns = "@ARG0!", doc = "See above.")
  public static long sign(@TypeOf(0) DataType type, long value, NullFlag flag) {
    long sign = ShortDecimals.rescale(Long.signum(value), 0, precision(type), scale(type));
    flag.isNull = sign == ShortDecimals.OVERFLOW;
    return sign;
  }

  @SqlFunction(name = "SIGN", args = "DECIMAL", returns = "@ARG0!", doc = "See above.")
  public static void sign(
      DecimalState state, @TypeOf(0) DataType type, LongPair value, LongPair out, NullFlag flag) {
    Int128 a = state.a(value);
    a.set(a.isNegative() ? -1 : (a.high | a.low) == 0 ? 0 : 1);
    flag.isNull = !Decimals.rescale(a, 0, precision(type), scale(type), a);
    state.give(out);
  }

  private static void toWhole(
      DecimalState state, DataType type, LongPair value, RoundingMode mode, LongPair out) {
    Int128 a = state.a(value);
    BigDecimal exact = new BigDecimal(a.toBigInteger(), scale(type));
    a.set(exact.setScale(0, mode).unscaledValue());
    state.give(out);
  }

  @SqlFunction(
      name = "CEIL",
      aliases = "CEILING",
      args = "DECIMAL",
      returns = "@WHOLE",
      doc = "See above.")
  public static long ceil(@TypeOf(0) DataType type, long value) {
    return -Math.floorDiv(-value, ShortDecimals.powerOfTen(scale(type)));
  }

  @SqlFunction(
      name = "CEIL",
      aliases = "CEILING",
      args = "DECIMAL",
      returns = "@WHOLE",
      doc = "See above.")
  public static void ceil(
      DecimalState state, @TypeOf(0) DataType type, LongPair value, LongPair out) {
    toWhole(state, type, value, RoundingMode.CEILING, out);
  }

  @SqlFunction(name = "FLOOR", args = "DECIMAL", returns = "@WHOLE", doc = "See above.")
  public static long floor(@TypeOf(0) DataType type, long value) {
    return Math.floorDiv(value, ShortDecimals.powerOfTen(scale(type)));
  }

  @SqlFunction(name = "FLOOR", args = "DECIMAL", returns = "@WHOLE", doc = "See above.")
  public static void floor(
      DecimalState state, @TypeOf(0) DataType type, LongPair value, LongPair out) {
    toWhole(state, type, value, RoundingMode.FLOOR, out);
  }

  /** Rounds a short value to some digits, at the scale of {@code to}. */
  private static long rounded(
      DataType from, DataType to, long value, int digits, boolean halfUp, NullFlag flag) {
    int shift = scale(from) - Math.max(digits, -LARGEST);
    if (shift <= 0) {
      return given(value, scale(from), to, flag);
    }
    if (shift > 18) {
      return 0;
    }
    long unit = ShortDecimals.powerOfTen(shift);
    long quotient = halfUp ? ShortDecimals.divideHalfUp(value, unit) : value / unit;
    return given(quotient * unit, scale(from), to, flag);
  }

  private static long given(long value, int scale, DataType to, NullFlag flag) {
    long result = ShortDecimals.rescale(value, scale, precision(to), scale(to));
    flag.isNull = result == ShortDecimals.OVERFLOW;
    return result;
  }

  /** Rounds any value to some digits into {@code state}, at the scale of {@code to}. */
  private static void rounded(
      DecimalState state,
      DataType from,
      DataType to,
      LongPair value,
      int digits,
      boolean halfUp,
      NullFlag flag) {
    BigDecimal exact = new BigDecimal(state.a(value).toBigInteger(), scale(from));
    int places = Math.max(-40, Math.min(digits, scale(from)));
    BigDecimal rounded = exact.setScale(places, halfUp ? RoundingMode.HALF_UP : RoundingMode.DOWN);
    flag.isNull = !Decimals.set(rounded, precision(to), scale(to), state.a);
  }

  @SqlFunction(name = "ROUND", args = "DECIMAL", returns = "@ROUND!", doc = "See above.")
  public static long round(
      @TypeOf(0) DataType from, @TypeOf(TypeOf.RESULT) DataType to, long value, NullFlag flag) {
    return rounded(from, to, value, 0, true, flag);
  }

  @SqlFunction(name = "ROUND", args = "DECIMAL", returns = "@ROUND!", doc = "See above.")
  public static long round(
      DecimalState state,
      @TypeOf(0) DataType from,
      @TypeOf(TypeOf.RESULT) DataType to,
      LongPair value,
      NullFlag flag) {
    rounded(state, from, to, value, 0, true, flag);
    return state.a.low;
  }

  @SqlFunction(name = "ROUND", args = "DECIMAL", returns = "@ROUND!", doc = "See above.")
  public static void round(
      DecimalState state,
      @TypeOf(0) DataType from,
      @TypeOf(TypeOf.RESULT) DataType to,
      LongPair value,
      LongPair out,
      NullFlag flag) {
    rounded(state, from, to, value, 0, true, flag);
    state.give(out);
  }

  @SqlFunction(
      name = "ROUND",
      args = {"DECIMAL", "INT"},
      returns = "@ROUND!",
      doc = "See above.")
  public static long round(
      @TypeOf(0) DataType from,
      @TypeOf(TypeOf.RESULT) DataType to,
      long value,
      int digits,
      NullFlag flag) {
    return rounded(from, to, value, digits, true, flag);
  }

  @SqlFunction(
      name = "ROUND",
      args = {"DECIMAL", "INT"},
      returns = "@ROUND!",
      doc = "See above.")
  public static long round(
      DecimalState state,
      @TypeOf(0) DataType from,
      @TypeOf(TypeOf.RESULT) DataType to,
      LongPair value,
      int digits,
      NullFlag flag) {
    rounded(state, from, to, value, digits, true, flag);
    return state.a.low;
  }

  @SqlFunction(
      name = "ROUND",
      args = {"DECIMAL", "INT"},
      returns = "@ROUND!",
      doc = "See above.")
  public static void round(
      DecimalState state,
      @TypeOf(0) DataType from,
      @TypeOf(TypeOf.RESULT) DataType to,
      LongPair value,
      int digits,
      LongPair out,
      NullFlag flag) {
    rounded(state, from, to, value, digits, true, flag);
    state.give(out);
  }

  @SqlFunction(name = "TRUNCATE", args = "DECIMAL", returns = "@ROUND!", doc = "See above.")
  public static long truncate(
      @TypeOf(0) DataType from, @TypeOf(TypeOf.RESULT) DataType to, long value, NullFlag flag) {
    return rounded(from, to, value, 0, false, flag);
  }

  @SqlFunction(name = "TRUNCATE", args = "DECIMAL", returns = "@ROUND!", doc = "See above.")
  public static long truncate(
      DecimalState state,
      @TypeOf(0) DataType from,
      @TypeOf(TypeOf.RESULT) DataType to,
      LongPair value,
      NullFlag flag) {
    rounded(state, from, to, value, 0, false, flag);
    return state.a.low;
  }

  @SqlFunction(name = "TRUNCATE", args = "DECIMAL", returns = "@ROUND!", doc = "See above.")
  public static void truncate(
      DecimalState state,
      @TypeOf(0) DataType from,
      @TypeOf(TypeOf.RESULT) DataType to,
      LongPair value,
      LongPair out,
      NullFlag flag) {
    rounded(state, from, to, value, 0, false, flag);
    state.give(out);
  }

  @SqlFunction(
      name = "TRUNCATE",
      args = {"DECIMAL", "INT"},
      returns = "@ROUND!",
      doc = "See above.")
  public static long truncate(
      @TypeOf(0) DataType from,
      @TypeOf(TypeOf.RESULT) DataType to,
      long value,
      int digits,
      NullFlag flag) {
    return rounded(from, to, value, digits, false, flag);
  }

  @SqlFunction(
      name = "TRUNCATE",
      args = {"DECIMAL", "INT"},
      returns = "@ROUND!",
      doc = "See above.")
  public static long truncate(
      DecimalState state,
      @TypeOf(0) DataType from,
      @TypeOf(TypeOf.RESULT) DataType to,
      LongPair value,
      int digits,
      NullFlag flag) {
    rounded(state, from, to, value, digits, false, flag);
    return state.a.low;
  }

  @SqlFunction(
      name = "TRUNCATE",
      args = {"DECIMAL", "INT"},
      returns = "@ROUND!",
      doc = "See above.")
  public static void truncate(
      DecimalState state,
      @TypeOf(0) DataType from,
      @TypeOf(TypeOf.RESULT) DataType to,
      LongPair value,
      int digits,
      LongPair out,
      NullFlag flag) {
    rounded(state, from, to, value, digits, false, flag);
    state.give(out);
  }

  private static void remainder(
      DecimalState state, DataType a, DataType b, DataType to, LongPair divisor, NullFlag flag) {
    state.b.set(divisor.high, divisor.low);
    if ((divisor.high | divisor.low) == 0) {
      throw MillraceException.deterministic("division by zero: MOD of a DECIMAL by 0");
    }
    flag.isNull =
        !Decimals.remainder(
            state.a, scale(a), state.b, scale(b), precision(to), scale(to), state.a);
  }

  @SqlFunction(
      name = "MOD",
      args = {"DECIMAL", "DECIMAL"},
      returns = "@DECIMAL_MOD!",
      doc = "See above.")
  public static long mod(
      DecimalState state,
      @TypeOf(0) DataType a,
      @TypeOf(1) DataType b,
      @TypeOf(TypeOf.RESULT) DataType to,
      LongPair dividend,
      LongPair divisor,
      NullFlag flag) {
    state.a(dividend);
    remainder(state, a, b, to, divisor, flag);
    return state.a.low;
  }

  @SqlFunction(
      name = "MOD",
      args = {"DECIMAL", "DECIMAL"},
      returns = "@DECIMAL_MOD!",
      doc = "See above.")
  public static void mod(
      DecimalState state,
      @TypeOf(0) DataType a,
      @TypeOf(1) DataType b,
      @TypeOf(TypeOf.RESULT) DataType to,
      LongPair dividend,
      LongPair divisor,
      LongPair out,
      NullFlag flag) {
    state.a(dividend);
    remainder(state, a, b, to, divisor, flag);
    state.give(out);
  }
}
