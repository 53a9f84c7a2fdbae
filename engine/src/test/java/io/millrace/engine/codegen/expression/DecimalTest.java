package io.millrace.engine.codegen.expression;

import static io.millrace.engine.codegen.expression.ExpressionCase.call;
import static io.millrace.engine.codegen.expression.ExpressionCase.lit;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.millrace.data.error.MillraceException;
import org.junit.jupiter.api.Test;

class DecimalTest {
  private final ExpressionCase d =
      ExpressionCase.over("a DECIMAL(10, 2), b DECIMAL(10, 2), w DECIMAL(38, 2), i INT, l BIGINT");
  private static final String ROWS =
      "10.25, 3.10, 99999999999999999999.99, 4, 9223372036854775807\n"
          + "-0.01, 7.00, -1.50, -4, -9223372036854775808\n"
          + "NULL, 1, NULL, NULL, NULL";

  @Test
  void shortDecimals() {
    d.check(call("+", "DECIMAL(11, 2)", d.col("a"), d.col("b")), ROWS, "13.35", "6.99", "NULL");
    d.check(call("-", "DECIMAL(11, 2)", d.col("a"), d.col("b")), ROWS, "7.15", "-7.01", "NULL");
    d.check(
        call("*", "DECIMAL(20, 4)", d.col("a"), d.col("b")), ROWS, "31.7750", "-0.0700", "NULL");
    d.check(call("*", "DECIMAL(12, 2)", d.col("a"), d.col("i")), ROWS, "41.00", "0.04", "NULL");
    d.check(
        call("/", "DECIMAL(17, 8)", d.col("a"), d.col("b")),
        ROWS,
        "3.30645161",
        "-0.00142857",
        "NULL");
    d.check(call("%", "DECIMAL(10, 2)", d.col("a"), d.col("b")), ROWS, "0.95", "-0.01", "NULL");
    d.check(call("NEGATE", "DECIMAL(10, 2)", d.col("a")), ROWS, "-10.25", "0.01", "NULL");
  }

  @Test
  void wideDecimals() {
    d.check(
        call("+", "DECIMAL(38, 2)", d.col("w"), d.col("a")),
        ROWS,
        "100000000000000000010.24",
        "-1.51",
        "NULL");
    d.check(
        call("*", "DECIMAL(38, 2)", d.col("w"), d.col("l")),
        ROWS,
        "NULL",
        "13835058055282163712.00",
        "NULL");
    d.check(
        call("NEGATE", "DECIMAL(38, 2)", d.col("w")),
        ROWS,
        "-99999999999999999999.99",
        "1.50",
        "NULL");
    d.check(call("<", "BOOLEAN", d.col("w"), d.col("a")), ROWS, "false", "true", "NULL");
  }

  @Test
  void whatDoesNotFitIsNull() {
    d.check(call("*", "DECIMAL(4, 2)", d.col("a"), d.col("b")), ROWS, "31.78", "-0.07", "NULL");
    d.check(
        call("*", "DECIMAL(4, 2)", d.col("a"), lit("100", "INT")), ROWS, "NULL", "-1.00", "NULL");
  }

  @Test
  void divisionByZeroIsAnError() {
    assertThrows(
        MillraceException.class,
        () -> d.check(call("/", "DECIMAL(17, 8)", d.col("a"), d.col("b")), "1, 0, 1, 1, 1", "?"));
    assertThrows(
        MillraceException.class,
        () -> d.check(call("%", "DECIMAL(38, 8)", d.col("w"), d.col("b")), "1, 0, 1, 1, 1", "?"));
  }
}
