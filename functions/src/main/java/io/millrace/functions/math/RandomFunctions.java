package io.millrace.functions.math;

import io.millrace.data.bytes.SliceWriter;
import io.millrace.data.error.MillraceException;
import io.millrace.functions.api.FunctionContext;
import io.millrace.functions.api.SqlFunction;
import io.millrace.functions.api.SqlFunction.Determinism;
import java.util.UUID;

/** Numbers by chance. */
public final class RandomFunctions {
  private static final long VERSION_BITS = 0x4000L;
  private static final long VARIANT_BITS = 0x8000000000000000L;

  private RandomFunctions() {}

  @SqlFunction(
      name = "RAND",
      args = {},
      returns = "DOUBLE",
      determinism = Determinism.NON_DETERMINISTIC,
      doc = "A number by chance, at least 0 and below 1; the same series for the same seed.")
  public static double rand(FunctionContext context) {
    return context.random().nextDouble();
  }

  @SqlFunction(
      name = "RAND",
      args = "INT",
      returns = "DOUBLE",
      determinism = Determinism.NON_DETERMINISTIC,
      doc = "See above.")
  public static double rand(RandomState state, int seed) {
    return state.seeded(seed).nextDouble();
  }

  @SqlFunction(
      name = "RAND_INTEGER",
      args = "INT",
      returns = "INT",
      determinism = Determinism.NON_DETERMINISTIC,
      doc =
          "A whole number by chance, at least 0 and below the last argument; the same series for"
              + " the same seed, which comes first.")
  public static int randInteger(FunctionContext context, int bound) {
    return context.random().nextInt(checked(bound));
  }

  @SqlFunction(
      name = "RAND_INTEGER",
      args = {"INT", "INT"},
      returns = "INT",
      determinism = Determinism.NON_DETERMINISTIC,
      doc = "See above.")
  public static int randInteger(RandomState state, int seed, int bound) {
    return state.seeded(seed).nextInt(checked(bound));
  }

  private static int checked(int bound) {
    if (bound <= 0) {
      throw MillraceException.deterministic(
          "RAND_INTEGER: the bound must be positive, but is " + bound);
    }
    return bound;
  }

  @SqlFunction(
      name = "UUID",
      args = {},
      returns = "CHAR(36)",
      determinism = Determinism.NON_DETERMINISTIC,
      doc = "A universally unique identifier (RFC 4122 version 4).")
  public static void uuid(FunctionContext context, SliceWriter out) {
    long high = context.random().nextLong() & ~0xF000L | VERSION_BITS;
    long low = context.random().nextLong() & ~0xC000000000000000L | VARIANT_BITS;
    out.append(new UUID(high, low).toString());
  }
}
