package io.millrace.functions.math;

import io.millrace.functions.api.SqlFunction;

/** Functions of real numbers; every numeric type is taken as DOUBLE. */
public final class RealFunctions {
  private RealFunctions() {}

  @SqlFunction(
      name = "SQRT",
      args = "DOUBLE",
      returns = "DOUBLE",
      doc = "The square root; NaN for negative numbers.")
  public static double sqrt(double x) {
    return Math.sqrt(x);
  }

  @SqlFunction(name = "EXP", args = "DOUBLE", returns = "DOUBLE", doc = "e raised to the number.")
  public static double exp(double x) {
    return Math.exp(x);
  }

  @SqlFunction(name = "LN", args = "DOUBLE", returns = "DOUBLE", doc = "The natural logarithm.")
  public static double ln(double x) {
    return Math.log(x);
  }

  @SqlFunction(
      name = "LOG10",
      args = "DOUBLE",
      returns = "DOUBLE",
      doc = "The logarithm to base 10.")
  public static double log10(double x) {
    return Math.log10(x);
  }

  @SqlFunction(name = "LOG2", args = "DOUBLE", returns = "DOUBLE", doc = "The logarithm to base 2.")
  public static double log2(double x) {
    return Math.log(x) / Math.log(2);
  }

  @SqlFunction(
      name = "SIN",
      args = "DOUBLE",
      returns = "DOUBLE",
      doc = "The sine of an angle in radians.")
  public static double sin(double x) {
    return Math.sin(x);
  }

  @SqlFunction(name = "SINH", args = "DOUBLE", returns = "DOUBLE", doc = "The hyperbolic sine.")
  public static double sinh(double x) {
    return Math.sinh(x);
  }

  @SqlFunction(
      name = "COS",
      args = "DOUBLE",
      returns = "DOUBLE",
      doc = "The cosine of an angle in radians.")
  public static double cos(double x) {
    return Math.cos(x);
  }

  @SqlFunction(name = "COSH", args = "DOUBLE", returns = "DOUBLE", doc = "The hyperbolic cosine.")
  public static double cosh(double x) {
    return Math.cosh(x);
  }

  @SqlFunction(
      name = "TAN",
      args = "DOUBLE",
      returns = "DOUBLE",
      doc = "The tangent of an angle in radians.")
  public static double tan(double x) {
    return Math.tan(x);
  }

  @SqlFunction(name = "TANH", args = "DOUBLE", returns = "DOUBLE", doc = "The hyperbolic tangent.")
  public static double tanh(double x) {
    return Math.tanh(x);
  }

  @SqlFunction(
      name = "COT",
      args = "DOUBLE",
      returns = "DOUBLE",
      doc = "The cotangent of an angle in radians.")
  public static double cot(double x) {
    return 1.0 / Math.tan(x);
  }

  @SqlFunction(name = "ASIN", args = "DOUBLE", returns = "DOUBLE", doc = "The arc sine in radians.")
  public static double asin(double x) {
    return Math.asin(x);
  }

  @SqlFunction(
      name = "ACOS",
      args = "DOUBLE",
      returns = "DOUBLE",
      doc = "The arc cosine in radians.")
  public static double acos(double x) {
    return Math.acos(x);
  }

  @SqlFunction(
      name = "ATAN",
      args = "DOUBLE",
      returns = "DOUBLE",
      doc = "The arc tangent in radians.")
  public static double atan(double x) {
    return Math.atan(x);
  }

  @SqlFunction(
      name = "DEGREES",
      args = "DOUBLE",
      returns = "DOUBLE",
      doc = "An angle in radians, as degrees.")
  public static double degrees(double x) {
    return Math.toDegrees(x);
  }

  @SqlFunction(
      name = "RADIANS",
      args = "DOUBLE",
      returns = "DOUBLE",
      doc = "An angle in degrees, as radians.")
  public static double radians(double x) {
    return Math.toRadians(x);
  }

  @SqlFunction(
      name = "LOG",
      args = "DOUBLE",
      returns = "DOUBLE",
      doc = "The natural logarithm, or the logarithm of the second to the base of the first.")
  public static double log(double x) {
    return Math.log(x);
  }

  @SqlFunction(
      name = "LOG",
      args = {"DOUBLE", "DOUBLE"},
      returns = "DOUBLE",
      doc = "See above.")
  public static double log(double base, double x) {
    return Math.log(x) / Math.log(base);
  }

  @SqlFunction(
      name = "POWER",
      args = {"DOUBLE", "DOUBLE"},
      returns = "DOUBLE",
      doc = "The first number raised to the second.")
  public static double power(double base, double exponent) {
    return Math.pow(base, exponent);
  }

  @SqlFunction(
      name = "ATAN2",
      args = {"DOUBLE", "DOUBLE"},
      returns = "DOUBLE",
      doc = "The angle of the point whose y is the first and x the second, in radians.")
  public static double atan2(double y, double x) {
    return Math.atan2(y, x);
  }

  @SqlFunction(
      name = "PI",
      args = {},
      returns = "DOUBLE",
      doc = "The ratio of a circle's circumference to its diameter.")
  public static double pi() {
    return Math.PI;
  }

  @SqlFunction(
      name = "E",
      args = {},
      returns = "DOUBLE",
      doc = "The base of the natural logarithm.")
  public static double e() {
    return Math.E;
  }
}
