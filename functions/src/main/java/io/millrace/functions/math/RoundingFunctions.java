package io.millrace.functions.math;

import io.millrace.data.type.DataType;
import io.millrace.data.type.DataType.FloatingType;
import io.millrace.functions.api.SqlFunction;
import io.millrace.functions.api.TypeOf;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** ABS, SIGN and rounding of whole and real numbers; those of DECIMAL have a class of their own. */
public final class RoundingFunctions {
  private RoundingFunctions() {}

  @SqlFunction(
      name = "ABS",
      args = "TINYINT|SMALLINT|INT",
      returns = "@ARG0",
      doc = "The number without its sign.")
  public static int abs(int value) {
    return Math.abs(value);
  }

  @SqlFunction(name = "ABS", args = "BIGINT", returns = "BIGINT", doc = "See above.")
  public static long abs(long value) {
    return Math.abs(value);
  }

  @SqlFunction(name = "ABS", args = "FLOAT|DOUBLE", returns = "@ARG0", doc = "See above.")
  public static double abs(double value) {
    return Math.abs(value);
  }

  @SqlFunction(
      name = "SIGN",
      args = "TINYINT|SMALLINT|INT",
      returns = "@ARG0",
      doc = "-1, 0 or 1, as the number is below, at or above zero.")
  public static int sign(int value) {
    return Integer.signum(value);
  }

  @SqlFunction(name = "SIGN", args = "BIGINT", returns = "BIGINT", doc = "See above.")
  public static long sign(long value) {
    return Long.signum(value);
  }

  @SqlFunction(name = "SIGN", args = "FLOAT|DOUBLE", returns = "@ARG0", doc = "See above.")
  public static double sign(double value) {
    return Math.signum(value);
  }

  @SqlFunction(
      name = "CEIL",
      aliases = "CEILING",
      args = "TINYINT|SMALLINT|INT",
      returns = "@ARG0",
      doc =
          "The smallest whole number that is not less; CEIL(t TO unit) rounds a point in time up to"
              + " a unit.")
  public static int ceil(int value) {
    return value;
  }

  @SqlFunction(
      name = "CEIL",
      aliases = "CEILING",
      args = "BIGINT",
      returns = "BIGINT",
      doc = "See above.")
  public static long ceil(long value) {
    return value;
  }

  @SqlFunction(
      name = "CEIL",
      aliases = "CEILING",
      args = "FLOAT|DOUBLE",
      returns = "@ARG0",
      doc = "See above.")
  public static double ceil(double value) {
    return Math.ceil(value);
  }

  @SqlFunction(
      name = "FLOOR",
      args = "TINYINT|SMALLINT|INT",
      returns = "@ARG0",
      doc =
          "The largest whole number that is not greater; FLOOR(t TO unit) rounds a point in time"
              + " down to a unit.")
  public static int floor(int value) {
    return value;
  }

  @SqlFunction(name = "FLOOR", args = "BIGINT", returns = "BIGINT", doc = "See above.")
  public static long floor(long value) {
    return value;
  }

  @SqlFunction(name = "FLOOR", args = "FLOAT|DOUBLE", returns = "@ARG0", doc = "See above.")
  public static double floor(double value) {
    return Math.floor(value);
  }

  @SqlFunction(
      name = "ROUND",
      args = "TINYINT|SMALLINT|INT",
      returns = "@ARG0",
      doc =
          "The number rounded half up (away from zero) to some digits after the point, by default"
              + " none; before it if negative.")
  public static int round(int value) {
    return value;
  }

  @SqlFunction(
      name = "ROUND",
      args = {"TINYINT|SMALLINT|INT", "INT"},
      returns = "@ARG0",
      doc = "See above.")
  public static int round(int value, int digits) {
    return (int) round((long) value, digits);
  }

  @SqlFunction(name = "ROUND", args = "BIGINT", returns = "BIGINT", doc = "See above.")
  public static long round(long value) {
    return value;
  }

  @SqlFunction(
      name = "ROUND",
      args = {"BIGINT", "INT"},
      returns = "BIGINT",
      doc = "See above.")
  public static long round(long value, int digits) {
    return digits >= 0
        ? value
        : scaled(BigDecimal.valueOf(value), digits, RoundingMode.HALF_UP).longValue();
  }

  @SqlFunction(name = "ROUND", args = "FLOAT|DOUBLE", returns = "@ARG0", doc = "See above.")
  public static double round(@TypeOf(0) DataType type, double value) {
    return round(type, value, 0);
  }

  @SqlFunction(
      name = "ROUND",
      args = {"FLOAT|DOUBLE", "INT"},
      returns = "@ARG0",
      doc = "See above.")
  public static double round(@TypeOf(0) DataType type, double value, int digits) {
    return scaled(type, value, digits, RoundingMode.HALF_UP);
  }

  @SqlFunction(
      name = "TRUNCATE",
      args = "TINYINT|SMALLINT|INT",
      returns = "@ARG0",
      doc =
          "The number cut to some digits after the point, by default none; before it if negative.")
  public static int truncate(int value) {
    return value;
  }

  @SqlFunction(
      name = "TRUNCATE",
      args = {"TINYINT|SMALLINT|INT", "INT"},
      returns = "@ARG0",
      doc = "See above.")
  public static int truncate(int value, int digits) {
    return (int) truncate((long) value, digits);
  }

  @SqlFunction(name = "TRUNCATE", args = "BIGINT", returns = "BIGINT", doc = "See above.")
  public static long truncate(long value) {
    return value;
  }

  @SqlFunction(
      name = "TRUNCATE",
      args = {"BIGINT", "INT"},
      returns = "BIGINT",
      doc = "See above.")
  public static long truncate(long value, int digits) {
    return digits >= 0
        ? value
        : scaled(BigDecimal.valueOf(value), digits, RoundingMode.DOWN).longValue();
  }

  @SqlFunction(name = "TRUNCATE", args = "FLOAT|DOUBLE", returns = "@ARG0", doc = "See above.")
  public static double truncate(@TypeOf(0) DataType type, double value) {
    return truncate(type, value, 0);
  }

  @SqlFunction(
      name = "TRUNCATE",
      args = {"FLOAT|DOUBLE", "INT"},
      returns = "@ARG0",
      doc = "See above.")
  public static double truncate(@TypeOf(0) DataType type, double value, int digits) {
    return scaled(type, value, digits, RoundingMode.DOWN);
  }

  /** Rounds the shortest decimal that names the double; what is not finite stays as it is. */
  private static double scaled(DataType type, double value, int digits, RoundingMode mode) {
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      return value;
    }
    BigDecimal rounded = scaled(BigDecimal.valueOf(value), digits, mode);
    return ((FloatingType) type).single() ? rounded.floatValue() : rounded.doubleValue();
  }

  private static BigDecimal scaled(BigDecimal value, int digits, RoundingMode mode) {
    int places = Math.max(-400, Math.min(digits, 400));
    return places >= value.scale() ? value : value.setScale(places, mode);
  }
}
