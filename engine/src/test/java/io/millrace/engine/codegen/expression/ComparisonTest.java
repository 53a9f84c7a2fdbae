package io.millrace.engine.codegen.expression;

import static io.millrace.engine.codegen.expression.ExpressionCase.call;
import static io.millrace.engine.codegen.expression.ExpressionCase.lit;

import org.junit.jupiter.api.Test;

class ComparisonTest {
  private static final String N = "NULL";
  private static final String T = "true";
  private static final String F = "false";

  /** Rows: less, equal, greater, NULL on either side. */
  private static void checkOrder(String type, String rows) {
    ExpressionCase two = ExpressionCase.over("a " + type + ", b " + type);
    two.check(call("=", "BOOLEAN", two.col("a"), two.col("b")), rows, F, T, F, N, N);
    two.check(call("<>", "BOOLEAN", two.col("a"), two.col("b")), rows, T, F, T, N, N);
    two.check(call("<", "BOOLEAN", two.col("a"), two.col("b")), rows, T, F, F, N, N);
    two.check(call("<=", "BOOLEAN", two.col("a"), two.col("b")), rows, T, T, F, N, N);
    two.check(call(">", "BOOLEAN", two.col("a"), two.col("b")), rows, F, F, T, N, N);
    two.check(call(">=", "BOOLEAN", two.col("a"), two.col("b")), rows, F, T, T, N, N);
    two.check(call("IS DISTINCT FROM", "BOOLEAN", two.col("a"), two.col("b")), rows, T, F, T, T, T);
  }

  @Test
  void everyTypeHasItsOrder() {
    checkOrder("INT", "-1, 1\n5, 5\n6, 5\nNULL, 1\n1, NULL");
    checkOrder("BIGINT", "-1, 1\n5, 5\n6, 5\nNULL, 1\n1, NULL");
    checkOrder("DOUBLE", "-1.5, 1\n5, 5\n6, 5\nNULL, 1\n1, NULL");
    checkOrder("BOOLEAN", "false, true\ntrue, true\ntrue, false\nNULL, true\ntrue, NULL");
    checkOrder(
        "STRING",
        "'a', 'ab'\n'é', 'é'\n'z', 'é'\nNULL, ''\n'', NULL".replace("'z', 'é'", "'é', 'z'"));
    checkOrder("BYTES", "x'7f', x'80'\nx'', x''\nx'01', x''\nNULL, x''\nx'', NULL");
    checkOrder(
        "DATE",
        "1969-12-31, 1970-01-01\n"
            + "2020-02-29, 2020-02-29\n"
            + "2020-03-01, 2020-02-29\n"
            + "NULL, 2020-01-01\n"
            + "2020-01-01, NULL");
    checkOrder("DECIMAL(10, 2)", "-1.50, 1\n5, 5.00\n6, 5\nNULL, 1\n1, NULL");
    checkOrder(
        "DECIMAL(38, 2)",
        "-99999999999999999999.50, 1\n5, 5.00\n99999999999999999999.99, 99999999999999999999.98\n"
            + "NULL, 1\n1, NULL");
    checkOrder(
        "TIMESTAMP(9)",
        "2020-01-01 00:00:00.000000001, 2020-01-01 00:00:00.000000002\n"
            + "1960-01-01 00:00:00.5, 1960-01-01 00:00:00.5\n"
            + "2020-01-01 00:00:01, 2020-01-01 00:00:00.9\n"
            + "NULL, 2020-01-01 00:00:00\n"
            + "2020-01-01 00:00:00, NULL");
  }

  @Test
  void nestedValuesCompareAllThrough() {
    ExpressionCase two =
        ExpressionCase.over("a ROW<x INT, y ARRAY<STRING>>, b ROW<x INT, y ARRAY<STRING>>");
    two.check(
        call("=", "BOOLEAN", two.col("a"), two.col("b")),
        "(1, ['a', NULL]), (1, ['a', NULL])\n"
            + "(1, ['a']), (1, ['a', 'b'])\n"
            + "NULL, (1, [])\n"
            + "(NULL, []), (NULL, [])",
        T,
        F,
        N,
        T);
    ExpressionCase maps = ExpressionCase.over("a MAP<STRING, INT>, b MAP<STRING, INT>");
    maps.check(
        call("=", "BOOLEAN", maps.col("a"), maps.col("b")),
        "{'a' = 1, 'b' = 2}, {'b' = 2, 'a' = 1}\n{'a' = 1}, {'a' = NULL}\n{}, {}",
        T,
        F,
        T);
  }

  @Test
  void mixedWidths() {
    ExpressionCase mixed =
        ExpressionCase.over("a INT, b BIGINT, c DOUBLE, d TIMESTAMP(3), e TIMESTAMP(6)");
    String rows = "1, 1, 1.5, 2020-01-01 00:00:00.001, 2020-01-01 00:00:00.001001";
    mixed.check(call("=", "BOOLEAN", mixed.col("a"), mixed.col("b")), rows, T);
    mixed.check(call("<", "BOOLEAN", mixed.col("b"), mixed.col("c")), rows, T);
  }

  @Test
  void membership() {
    ExpressionCase in = ExpressionCase.over("a BIGINT, s STRING, d DOUBLE");
    String rows = "1, 'x', 1.0\n2, 'y', 0.5\nNULL, NULL, NULL";
    in.check(
        call("IN", "BOOLEAN", in.col("a"), lit("1", "BIGINT"), lit("7", "BIGINT")), rows, T, F, N);
    in.check(
        call("IN", "BOOLEAN", in.col("a"), lit("1", "BIGINT"), lit(null, "BIGINT")), rows, T, N, N);
    in.check(
        call("IN", "BOOLEAN", in.col("s"), lit("y", "STRING"), lit("", "STRING")), rows, F, T, N);
    in.check(
        call("IN", "BOOLEAN", in.col("d"), lit("0.5", "DOUBLE"), lit("2.0", "DOUBLE")),
        rows,
        F,
        T,
        N);
  }

  @Test
  void largeSets() {
    ExpressionCase in = ExpressionCase.over("a INT, s STRING");
    io.millrace.planner.plan.Expression[] numbers = new io.millrace.planner.plan.Expression[1001];
    io.millrace.planner.plan.Expression[] words = new io.millrace.planner.plan.Expression[1001];
    numbers[0] = in.col("a");
    words[0] = in.col("s");
    for (int i = 1; i < numbers.length; i++) {
      numbers[i] = lit(String.valueOf(i * 2), "INT");
      words[i] = lit("w" + i, "STRING");
    }
    String rows = "2, 'w7'\n3, 'w0'\n2000, 'w1000'\n-2, ''";
    in.check(call("IN", "BOOLEAN", numbers), rows, T, F, T, F);
    in.check(call("IN", "BOOLEAN", words), rows, T, F, T, F);
  }
}
