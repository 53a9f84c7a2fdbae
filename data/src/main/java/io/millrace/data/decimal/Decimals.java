package io.millrace.data.decimal;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Kernels on DECIMAL of up to 38 digits: the unscaled value in two longs, with its scale beside it.
 * Results are rounded HALF_UP to the scale asked for and put into {@code out}, which may be one of
 * the arguments; a kernel returns false, and {@code out} is unspecified, if the result has more
 * digits than the precision.
 */
public final class Decimals {
  /** The digits to which Flink rounds a quotient before it rounds it to its scale. */
  private static final MathContext DIVISION = new MathContext(38, RoundingMode.HALF_UP);

  private static final double[] EXACT_POWERS = {
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18, 1e19, 1e20, 1e21, 1e22
  };
  private static final long EXACT_DOUBLE = 1L << 53;

  private Decimals() {}

  /** Whether a value has at most {@code precision} (0..38) digits. */
  public static boolean fits(long high, long low, int precision) {
    long magnitudeHigh = high < 0 ? ~high + (low == 0 ? 1 : 0) : high;
    long magnitudeLow = high < 0 ? -low : low;
    if (magnitudeHigh < 0) {
      return false;
    }
    int compared = Long.compare(magnitudeHigh, PowersOfTen.HIGH[precision]);
    return compared < 0
        || compared == 0 && Long.compareUnsigned(magnitudeLow, PowersOfTen.LOW[precision]) < 0;
  }

  private static boolean fits(Int128 value, int precision) {
    return fits(value.high, value.low, precision);
  }

  /** The value at another scale. */
  public static boolean rescale(
      Int128 value, int scale, int newPrecision, int newScale, Int128 out) {
    out.set(value.high, value.low);
    if (newScale < scale) {
      scaleDown(out, scale - newScale, true);
    } else if (!scaleUp(out, newScale - scale)) {
      return false;
    }
    return fits(out, newPrecision);
  }

  /** The whole part of a value: what lies behind the point goes. */
  public static void truncate(Int128 value, int scale, Int128 out) {
    out.set(value.high, value.low);
    scaleDown(out, scale, false);
  }

  /** Multiplies by a power of ten; false if the product has more than 127 bits. */
  private static boolean scaleUp(Int128 value, int digits) {
    boolean negative = value.isNegative();
    if (negative) {
      value.negate();
    }
    for (int left = digits; left > 0; left -= 18) {
      if (value.isNegative() || !value.multiplyMagnitude(PowersOfTen.LONG[Math.min(18, left)])) {
        return false;
      }
    }
    if (negative) {
      value.negate();
    }
    return true;
  }

  /** Divides by a power of ten, rounding HALF_UP or towards zero. */
  private static void scaleDown(Int128 value, int digits, boolean halfUp) {
    boolean negative = value.isNegative();
    if (negative) {
      value.negate();
    }
    // Only the first digit that goes decides; those behind it may go without rounding.
    int left = digits;
    for (; left > 18; left -= 18) {
      value.divideMagnitude(PowersOfTen.LONG[18]);
    }
    long divisor = PowersOfTen.LONG[left];
    long remainder = value.divideMagnitude(divisor);
    if (halfUp && remainder >= divisor - remainder) {
      value.add(0, 1);
    }
    if (negative) {
      value.negate();
    }
  }

  /** The sum of two values of scales {@code aScale} and {@code bScale}. */
  public static boolean add(
      Int128 a, int aScale, Int128 b, int bScale, int precision, int scale, Int128 out) {
    Int128 finer = aScale >= bScale ? a : b;
    Int128 coarser = aScale >= bScale ? b : a;
    long finerHigh = finer.high;
    long finerLow = finer.low;
    long coarserHigh = coarser.high;
    long coarserLow = coarser.low;
    int common = Math.max(aScale, bScale);
    int shift = common - Math.min(aScale, bScale);
    if (scaleUp(out.set(coarserHigh, coarserLow), shift) && out.add(finerHigh, finerLow)) {
      return rescale(out, common, precision, scale, out);
    }
    BigDecimal left = new BigDecimal(Int128.toBigInteger(finerHigh, finerLow), common);
    BigDecimal right = new BigDecimal(Int128.toBigInteger(coarserHigh, coarserLow), common - shift);
    return set(left.add(right), precision, scale, out);
  }

  /** The difference of two values. */
  public static boolean subtract(
      Int128 a, int aScale, Int128 b, int bScale, int precision, int scale, Int128 out) {
    return add(a, aScale, new Int128().set(b.high, b.low).negate(), bScale, precision, scale, out);
  }

  /** The product of two values. */
  public static boolean multiply(
      Int128 a, int aScale, Int128 b, int bScale, int precision, int scale, Int128 out) {
    if (a.fitsLong() && b.fitsLong()) {
      return rescale(out.setProduct(a.low, b.low), aScale + bScale, precision, scale, out);
    }
    BigInteger product = a.toBigInteger().multiply(b.toBigInteger());
    return set(new BigDecimal(product, aScale + bScale), precision, scale, out);
  }

  /** The quotient of two values; {@code b} is not 0. */
  public static boolean divide(
      Int128 a, int aScale, Int128 b, int bScale, int precision, int scale, Int128 out) {
    long aHigh = a.high;
    long aLow = a.low;
    long bHigh = b.high;
    long bLow = b.low;
    int shift = scale + bScale - aScale;
    if (shift >= 0 && b.fitsLong() && b.low != Long.MIN_VALUE) {
      boolean negative = a.isNegative() != b.isNegative();
      long divisor = Math.abs(b.low);
      // Below 2^121 rounding to 38 digits first, as Flink does, changes nothing.
      if (scaleUp(out.set(aHigh, aLow), shift) && Math.abs(out.high) < 1L << 57) {
        divideHalfUp(out, divisor, negative);
        return fits(out, precision);
      }
    }
    BigDecimal left = new BigDecimal(Int128.toBigInteger(aHigh, aLow), aScale);
    BigDecimal right = new BigDecimal(Int128.toBigInteger(bHigh, bLow), bScale);
    return set(left.divide(right, DIVISION), precision, scale, out);
  }

  private static void divideHalfUp(Int128 value, long divisor, boolean negative) {
    if (value.isNegative()) {
      value.negate();
    }
    long remainder = value.divideMagnitude(divisor);
    if (remainder >= divisor - remainder) {
      value.add(0, 1);
    }
    if (negative) {
      value.negate();
    }
  }

  /** What is left of {@code a} by a division with a whole quotient; has the sign of {@code a}. */
  public static boolean remainder(
      Int128 a, int aScale, Int128 b, int bScale, int precision, int scale, Int128 out) {
    if (aScale == bScale && a.fitsLong() && b.fitsLong()) {
      return rescale(out.set(a.low % b.low), aScale, precision, scale, out);
    }
    BigDecimal left = new BigDecimal(a.toBigInteger(), aScale);
    BigDecimal right = new BigDecimal(b.toBigInteger(), bScale);
    return set(left.remainder(right), precision, scale, out);
  }

  /** Compares two values by what they mean. */
  public static int compare(Int128 a, int aScale, Int128 b, int bScale) {
    if (aScale != bScale) {
      BigDecimal left = new BigDecimal(a.toBigInteger(), aScale);
      return left.compareTo(new BigDecimal(b.toBigInteger(), bScale));
    }
    int compared = Long.compare(a.high, b.high);
    return compared != 0 ? compared : Long.compareUnsigned(a.low, b.low);
  }

  /** The nearest double. */
  public static double toDouble(Int128 value, int scale) {
    if (value.fitsLong() && Math.abs(value.low) <= EXACT_DOUBLE && scale <= 22) {
      return value.low / EXACT_POWERS[scale];
    }
    return new BigDecimal(value.toBigInteger(), scale).doubleValue();
  }

  /** The decimal that a double prints as; false also for what is no number. */
  public static boolean ofDouble(double value, int precision, int scale, Int128 out) {
    return Double.isFinite(value) && set(BigDecimal.valueOf(value), precision, scale, out);
  }

  /** Rounds any decimal to a precision and scale. */
  public static boolean set(BigDecimal value, int precision, int scale, Int128 out) {
    if (value.precision() - value.scale() > 40) {
      return value.signum() == 0 && out.set(BigInteger.ZERO);
    }
    BigInteger unscaled = value.setScale(scale, RoundingMode.HALF_UP).unscaledValue();
    return out.set(unscaled) && fits(out, precision);
  }
}
