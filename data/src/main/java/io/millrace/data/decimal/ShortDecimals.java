package io.millrace.data.decimal;

/**
 * Kernels on DECIMAL of up to 18 digits: the unscaled value in a long, with its scale beside it.
 * Results have the precision (at most 18) and scale asked for; one that does not fit is {@link
 * #OVERFLOW}, which no value is.
 */
public final class ShortDecimals {
  public static final long OVERFLOW = Long.MIN_VALUE;

  private ShortDecimals() {}

  /** 10 to the power of 0..18. */
  public static long powerOfTen(int exponent) {
    return PowersOfTen.LONG[exponent];
  }

  /** Whether a value has at most {@code precision} (0..18) digits. */
  public static boolean fits(long value, int precision) {
    long bound = PowersOfTen.LONG[precision];
    return value < bound && value > -bound;
  }

  /** {@code value / divisor} rounded HALF_UP (away from zero); the divisor is positive. */
  public static long divideHalfUp(long value, long divisor) {
    long quotient = value / divisor;
    long remainder = Math.abs(value % divisor);
    return remainder >= divisor - remainder ? quotient + (value < 0 ? -1 : 1) : quotient;
  }

  /** The value at another scale, rounded HALF_UP. */
  public static long rescale(long value, int scale, int newPrecision, int newScale) {
    long rescaled;
    if (newScale >= scale) {
      int shift = newScale - scale;
      if (value == 0) {
        return 0;
      }
      if (shift > 18 || Math.multiplyHigh(value, PowersOfTen.LONG[shift]) != value >> 63) {
        return OVERFLOW;
      }
      rescaled = value * PowersOfTen.LONG[shift];
      if ((rescaled ^ value) < 0) {
        return OVERFLOW;
      }
    } else {
      int shift = scale - newScale;
      // A long has 19 digits: beyond that nothing is left to round.
      rescaled =
          shift > 19
              ? 0
              : shift == 19
                  ? divideHalfUp(value / PowersOfTen.LONG[18], 10)
                  : divideHalfUp(value, PowersOfTen.LONG[shift]);
    }
    return fits(rescaled, newPrecision) ? rescaled : OVERFLOW;
  }

  /** The sum of two values of scales {@code aScale} and {@code bScale}. */
  public static long add(long a, int aScale, long b, int bScale, int precision, int scale) {
    int common = Math.max(aScale, bScale);
    long left = rescale(a, aScale, 18, common);
    long right = rescale(b, bScale, 18, common);
    if (left == OVERFLOW || right == OVERFLOW) {
      Int128 wide = new Int128();
      boolean fits = Decimals.add(wide(a), aScale, wide(b), bScale, precision, scale, wide);
      return fits ? wide.low : OVERFLOW;
    }
    return rescale(left + right, common, precision, scale);
  }

  /** The difference of two values. */
  public static long subtract(long a, int aScale, long b, int bScale, int precision, int scale) {
    return add(a, aScale, -b, bScale, precision, scale);
  }

  /** The product of two values. */
  public static long multiply(long a, int aScale, long b, int bScale, int precision, int scale) {
    long product = a * b;
    if (Math.multiplyHigh(a, b) == product >> 63) {
      return rescale(product, aScale + bScale, precision, scale);
    }
    Int128 wide = new Int128();
    boolean fits = Decimals.multiply(wide(a), aScale, wide(b), bScale, precision, scale, wide);
    return fits ? wide.low : OVERFLOW;
  }

  /** The quotient of two values; the divisor is not 0. */
  public static long divide(long a, int aScale, long b, int bScale, int precision, int scale) {
    int shift = scale + bScale - aScale;
    if (shift >= 0 && shift <= 18) {
      long scaled = rescale(a, 0, 18, shift);
      if (scaled != OVERFLOW) {
        long quotient = divideHalfUp(b < 0 ? -scaled : scaled, Math.abs(b));
        return fits(quotient, precision) ? quotient : OVERFLOW;
      }
    }
    Int128 wide = new Int128();
    boolean fits = Decimals.divide(wide(a), aScale, wide(b), bScale, precision, scale, wide);
    return fits ? wide.low : OVERFLOW;
  }

  /** Compares two values by what they mean. */
  public static int compare(long a, int aScale, long b, int bScale) {
    return aScale == bScale
        ? Long.compare(a, b)
        : Decimals.compare(wide(a), aScale, wide(b), bScale);
  }

  /** The nearest double. */
  public static double toDouble(long value, int scale) {
    return Decimals.toDouble(wide(value), scale);
  }

  private static Int128 wide(long value) {
    return new Int128().set(value);
  }
}
