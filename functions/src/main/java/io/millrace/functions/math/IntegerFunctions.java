package io.millrace.functions.math;

import io.millrace.data.bytes.SliceWriter;
import io.millrace.data.error.MillraceException;
import io.millrace.functions.api.SqlFunction;
import java.util.Locale;

/** Whole numbers: remainders and other bases. */
public final class IntegerFunctions {
  private IntegerFunctions() {}

  @SqlFunction(
      name = "MOD",
      args = {"TINYINT|SMALLINT|INT", "TINYINT|SMALLINT|INT"},
      returns = "@ARG1",
      doc =
          "The remainder of the first number divided by the second, with the sign of the first; a"
              + " second of zero is an error.")
  public static int mod(int dividend, int divisor) {
    return (int) mod((long) dividend, (long) divisor);
  }

  @SqlFunction(
      name = "MOD",
      args = {"BIGINT", "TINYINT|SMALLINT|INT"},
      returns = "@ARG1",
      doc = "See above.")
  public static int mod(long dividend, int divisor) {
    return (int) mod(dividend, (long) divisor);
  }

  @SqlFunction(
      name = "MOD",
      args = {"BIGINT", "BIGINT"},
      returns = "BIGINT",
      doc = "See above.")
  public static long mod(long dividend, long divisor) {
    if (divisor == 0) {
      throw MillraceException.deterministic("division by zero: MOD(" + dividend + ", 0)");
    }
    return dividend % divisor;
  }

  @SqlFunction(
      name = "BIN",
      args = "BIGINT",
      returns = "STRING",
      doc = "The number in binary, negative ones in 64-bit two's complement.")
  public static void bin(long value, SliceWriter out) {
    out.append(Long.toBinaryString(value));
  }

  @SqlFunction(
      name = "HEX",
      args = "BIGINT",
      returns = "STRING",
      doc = "A number, or the bytes of a string, in hexadecimal capitals.")
  public static void hex(long value, SliceWriter out) {
    out.append(Long.toHexString(value).toUpperCase(Locale.ROOT));
  }
}
