package io.millrace.engine.codegen.expression;

import static io.millrace.engine.codegen.expression.ExpressionCase.call;
import static io.millrace.engine.codegen.expression.ExpressionCase.lit;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.millrace.data.error.MillraceException;
import org.junit.jupiter.api.Test;

class ArithmeticTest {
  private final ExpressionCase longs = ExpressionCase.over("a BIGINT, b BIGINT");
  private final ExpressionCase ints = ExpressionCase.over("a INT, b INT NOT NULL");
  private final ExpressionCase doubles = ExpressionCase.over("a DOUBLE, b FLOAT");

  @Test
  void wholeNumbersWrapAround() {
    String rows = "7, 2\nNULL, 1\n3, NULL\n9223372036854775807, 1\n-9, 4";
    longs.check(
        call("+", "BIGINT", longs.col("a"), longs.col("b")),
        rows,
        "9",
        "NULL",
        "NULL",
        "-9223372036854775808",
        "-5");
    longs.check(
        call("*", "BIGINT", longs.col("a"), lit("2", "BIGINT")),
        rows,
        "14",
        "NULL",
        "6",
        "-2",
        "-18");
    ints.check(
        call("-", "INT", ints.col("a"), ints.col("b")),
        "-2147483648, 1\nNULL, 5\n5, 7",
        "2147483647",
        "NULL",
        "-2");
    ExpressionCase tiny = ExpressionCase.over("a TINYINT, b SMALLINT");
    tiny.check(call("+", "TINYINT", tiny.col("a"), tiny.col("a")), "100, 1", "-56");
    tiny.check(call("NEGATE", "SMALLINT", tiny.col("b")), "0, -32768\n0, NULL", "-32768", "NULL");
  }

  @Test
  void divisionCutsTowardsZero() {
    String rows = "7, 2\n-7, 2\nNULL, 0\n1, NULL";
    longs.check(
        call("/", "BIGINT", longs.col("a"), longs.col("b")), rows, "3", "-3", "NULL", "NULL");
    longs.check(
        call("%", "BIGINT", longs.col("a"), longs.col("b")), rows, "1", "-1", "NULL", "NULL");
    longs.check(
        call("%", "BIGINT", longs.col("a"), lit("4", "BIGINT")), rows, "3", "-3", "NULL", "1");
    ints.check(
        call("/", "INT", ints.col("a"), ints.col("b")),
        "-2147483648, -1\n9, 3\nNULL, 0",
        "-2147483648",
        "3",
        "NULL");
  }

  @Test
  void divisionByZeroIsAnError() {
    MillraceException e =
        assertThrows(
            MillraceException.class,
            () -> longs.check(call("/", "BIGINT", longs.col("a"), longs.col("b")), "1, 0", "?"));
    assertEquals("division by zero", e.getMessage());
    assertThrows(
        MillraceException.class,
        () -> ints.check(call("%", "INT", ints.col("a"), lit("0", "INT")), "1, 0", "?"));
  }

  @Test
  void divisionIsNotReachedWhereItIsNotWanted() {
    longs.check(
        call(
            "CASE",
            "BIGINT",
            call("<>", "BOOLEAN", longs.col("b"), lit("0", "BIGINT")),
            call("/", "BIGINT", longs.col("a"), longs.col("b")),
            lit("-1", "BIGINT")),
        "6, 3\n6, 0\nNULL, 2\n1, NULL",
        "2",
        "-1",
        "NULL",
        "-1");
  }

  @Test
  void floatingNumbers() {
    doubles.check(
        call("/", "DOUBLE", doubles.col("a"), lit("0", "DOUBLE")),
        "1, 1\n-1, 1\n0, 1\nNULL, 1",
        "Infinity",
        "-Infinity",
        "NaN",
        "NULL");
    doubles.check(
        call("*", "FLOAT", doubles.col("b"), doubles.col("b")),
        "1, 0.1\n1, NULL",
        "0.010000001",
        "NULL");
    ExpressionCase mixed = ExpressionCase.over("a INT, b DOUBLE");
    mixed.check(call("+", "DOUBLE", mixed.col("a"), mixed.col("b")), "1, 0.5", "1.5");
  }
}
