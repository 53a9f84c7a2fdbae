package io.millrace.engine.codegen.runtime;

import io.millrace.data.decimal.Int128;
import io.millrace.data.error.MillraceException;

/** Division, which checks its divisor. */
public final class Arithmetic {
  private Arithmetic() {}

  /** The quotient, cut towards zero; an error if the divisor is zero. */
  public static long divide(long dividend, long divisor) {
    if (divisor == 0) {
      throw divisionByZero();
    }
    return dividend / divisor;
  }

  /** The remainder, with the sign of the dividend; an error if the divisor is zero. */
  public static long remainder(long dividend, long divisor) {
    if (divisor == 0) {
      throw divisionByZero();
    }
    return dividend % divisor;
  }

  /** The divisor of decimals, if it is not zero; else an error. */
  public static long divisor(long unscaled) {
    if (unscaled == 0) {
      throw divisionByZero();
    }
    return unscaled;
  }

  /** The divisor of decimals, if it is not zero; else an error. */
  public static Int128 divisor(Int128 unscaled) {
    if (unscaled.high == 0 && unscaled.low == 0) {
      throw divisionByZero();
    }
    return unscaled;
  }

  private static MillraceException divisionByZero() {
    return MillraceException.deterministic("division by zero")
        .withHint("NULLIF(divisor, 0) gives NULL instead of an error.");
  }
}
