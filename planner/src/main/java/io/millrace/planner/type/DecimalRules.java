package io.millrace.planner.type;

/**
 * Precision and scale of decimal arithmetic, as Flink SQL derives them. Where more than 38 digits
 * would be needed, fractional digits are given up first, but no more than down to 6.
 */
final class DecimalRules {
  static final int MAX_PRECISION = 38;
  private static final int MIN_KEPT_SCALE = 6;

  private DecimalRules() {}

  /** A DECIMAL's digits: all of them and those behind the point. */
  record Digits(int precision, int scale) {
    static Digits limited(int precision, int scale) {
      if (precision <= MAX_PRECISION) {
        return new Digits(precision, scale);
      }
      int integral = precision - scale;
      int kept = Math.max(MAX_PRECISION - integral, Math.min(scale, MIN_KEPT_SCALE));
      return new Digits(MAX_PRECISION, kept);
    }

    int integral() {
      return precision - scale;
    }
  }

  /** The type of a sum or a difference. */
  static Digits plus(Digits a, Digits b) {
    int scale = Math.max(a.scale, b.scale);
    return Digits.limited(Math.max(a.integral(), b.integral()) + scale + 1, scale);
  }

  static Digits multiply(Digits a, Digits b) {
    return Digits.limited(a.precision + b.precision + 1, a.scale + b.scale);
  }

  static Digits divide(Digits a, Digits b) {
    int scale = Math.max(MIN_KEPT_SCALE, a.scale + b.precision + 1);
    return Digits.limited(a.integral() + b.scale + scale, scale);
  }

  static Digits mod(Digits a, Digits b) {
    int scale = Math.max(a.scale, b.scale);
    return Digits.limited(Math.min(a.integral(), b.integral()) + scale, scale);
  }

  /** The type of SUM over a decimal. */
  static Digits sum(Digits a) {
    return new Digits(MAX_PRECISION, a.scale);
  }

  /** The type of AVG over a decimal: the sum divided by a count of 20 digits. */
  static Digits average(Digits a) {
    return divide(sum(a), new Digits(20, 0));
  }
}
