package io.millrace.data.decimal;

import java.math.BigInteger;

/**
 * A 128-bit two's complement integer that can be set: where the kernels of decimals leave their
 * results. Operations change this object.
 */
public final class Int128 {
  private static final long HALF = 0xFFFFFFFFL;

  public long high;
  public long low;

  public Int128 set(long newHigh, long newLow) {
    high = newHigh;
    low = newLow;
    return this;
  }

  public Int128 set(long value) {
    return set(value >> 63, value);
  }

  /** Sets the value; false, and nothing changes, if it has more than 127 bits. */
  public boolean set(BigInteger value) {
    if (value.bitLength() > 127) {
      return false;
    }
    set(value.shiftRight(64).longValue(), value.longValue());
    return true;
  }

  /** The value as an object. */
  public BigInteger toBigInteger() {
    return toBigInteger(high, low);
  }

  static BigInteger toBigInteger(long high, long low) {
    BigInteger lower = BigInteger.valueOf(low & Long.MAX_VALUE);
    return BigInteger.valueOf(high).shiftLeft(64).or(low < 0 ? lower.setBit(63) : lower);
  }

  public boolean isNegative() {
    return high < 0;
  }

  public boolean fitsLong() {
    return high == low >> 63;
  }

  /** Adds; false if the sum does not fit, which then wraps around. */
  public boolean add(long otherHigh, long otherLow) {
    long sumLow = low + otherLow;
    long carry = Long.compareUnsigned(sumLow, low) < 0 ? 1 : 0;
    long sumHigh = high + otherHigh + carry;
    boolean overflow = ((high ^ sumHigh) & (otherHigh ^ sumHigh)) < 0;
    set(sumHigh, sumLow);
    return !overflow;
  }

  /** Subtracts; false if the difference does not fit, which then wraps around. */
  public boolean subtract(long otherHigh, long otherLow) {
    long borrow = Long.compareUnsigned(low, otherLow) < 0 ? 1 : 0;
    long differenceHigh = high - otherHigh - borrow;
    boolean overflow = ((high ^ otherHigh) & (high ^ differenceHigh)) < 0;
    set(differenceHigh, low - otherLow);
    return !overflow;
  }

  /** Changes the sign; the smallest value stays what it is. */
  public Int128 negate() {
    return set(~high + (low == 0 ? 1 : 0), -low);
  }

  /** The product of two longs, exactly. */
  public Int128 setProduct(long a, long b) {
    return set(Math.multiplyHigh(a, b), a * b);
  }

  /**
   * Multiplies this, which must not be negative, by a factor that is not either. False if the
   * product has more than 127 bits; this is unspecified then.
   */
  boolean multiplyMagnitude(long factor) {
    if (Math.multiplyHigh(high, factor) != 0) {
      return false;
    }
    long carry = Math.multiplyHigh(low, factor) + (low < 0 ? factor : 0);
    long upper = high * factor;
    set(upper + carry, low * factor);
    return upper >= 0 && high >= 0;
  }

  /** Divides this, which must not be negative, by a positive divisor; returns the remainder. */
  long divideMagnitude(long divisor) {
    if (high == 0 && low >= 0) {
      long remainder = low % divisor;
      low /= divisor;
      return remainder;
    }
    long upper = high / divisor;
    long remainder = divideLower(high % divisor, divisor);
    high = upper;
    return remainder;
  }

  /**
   * Sets the low half to the quotient of {@code remainder} followed by the low half, where {@code
   * remainder < divisor}: long division with digits of 32 bits.
   */
  private long divideLower(long remainder, long divisor) {
    if (divisor <= HALF >>> 1) {
      long first = remainder << 32 | low >>> 32;
      long second = first % divisor << 32 | low & HALF;
      low = first / divisor << 32 | second / divisor;
      return second % divisor;
    }
    int shift = Long.numberOfLeadingZeros(divisor);
    long scaled = divisor << shift;
    long upper = shift == 0 ? remainder : remainder << shift | low >>> 64 - shift;
    long lower = low << shift;
    long firstDigit = digit(upper, lower >>> 32, scaled);
    long rest = (upper << 32 | lower >>> 32) - firstDigit * scaled;
    long secondDigit = digit(rest, lower & HALF, scaled);
    long last = (rest << 32 | lower & HALF) - secondDigit * scaled;
    low = firstDigit << 32 | secondDigit;
    return last >>> shift;
  }

  /** One digit of {@code upper} followed by {@code next}, over a divisor with its top bit set. */
  private static long digit(long upper, long next, long divisor) {
    long top = divisor >>> 32;
    long bottom = divisor & HALF;
    long guess = Long.divideUnsigned(upper, top);
    long rest = upper - guess * top;
    while (guess > HALF || Long.compareUnsigned(guess * bottom, rest << 32 | next) > 0) {
      guess--;
      rest += top;
      if (rest > HALF) {
        break;
      }
    }
    return guess;
  }
}
