package io.millrace.engine.codegen.runtime;

import io.millrace.data.error.MillraceException;

/** Division of whole numbers. The rest wraps around like Java's. */
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

  private static MillraceException divisionByZero() {
    return MillraceException.deterministic("division by zero")
        .withHint("NULLIF(divisor, 0) gives NULL instead of an error.");
  }
}
