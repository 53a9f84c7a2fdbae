package io.millrace.data.decimal;

import java.math.BigInteger;

/** 10 to the power of 0..38. */
final class PowersOfTen {
  /** Powers that fit a long: 0..18. */
  static final long[] LONG = new long[19];

  static final long[] HIGH = new long[39];
  static final long[] LOW = new long[39];

  static {
    for (int i = 0; i < HIGH.length; i++) {
      BigInteger power = BigInteger.TEN.pow(i);
      HIGH[i] = power.shiftRight(64).longValue();
      LOW[i] = power.longValue();
      if (i < LONG.length) {
        LONG[i] = LOW[i];
      }
    }
  }

  private PowersOfTen() {}
}
