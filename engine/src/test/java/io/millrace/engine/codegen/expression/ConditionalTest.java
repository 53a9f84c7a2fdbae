package io.millrace.engine.codegen.expression;

import static io.millrace.engine.codegen.expression.ExpressionCase.call;
import static io.millrace.engine.codegen.expression.ExpressionCase.lit;

import io.millrace.planner.plan.Expression;
import org.junit.jupiter.api.Test;

class ConditionalTest {
  private final ExpressionCase three = ExpressionCase.over("a INT, b STRING, c STRING");
  private static final String ROWS = "1, 'x', 'y'\n2, NULL, 'z'\nNULL, 'w', NULL\n4, NULL, NULL";

  private Expression is(String number) {
    return call("=", "BOOLEAN", three.col("a"), lit(number, "INT"));
  }

  @Test
  void firstTrueBranchWins() {
    three.check(
        call(
            "CASE",
            "STRING",
            is("1"),
            three.col("c"),
            is("2"),
            three.col("b"),
            call("IS NULL", "BOOLEAN", three.col("a")),
            lit("none", "STRING"),
            lit("else", "STRING")),
        ROWS,
        "'y'",
        "NULL",
        "'none'",
        "'else'");
    three.check(
        call("CASE", "INT", is("1"), lit(null, "INT"), lit("7", "INT")),
        ROWS,
        "NULL",
        "7",
        "7",
        "7");
    three.check(
        call("IF", "STRING", is("1"), three.col("b"), three.col("c")),
        ROWS,
        "'x'",
        "'z'",
        "NULL",
        "NULL");
  }

  @Test
  void coalesceTakesTheFirstThatIsThere() {
    three.check(
        call("COALESCE", "STRING", three.col("b"), three.col("c")),
        ROWS,
        "'x'",
        "'z'",
        "'w'",
        "NULL");
    three.check(
        call("COALESCE", "STRING NOT NULL", three.col("b"), three.col("c"), lit("?", "STRING")),
        ROWS,
        "'x'",
        "'z'",
        "'w'",
        "'?'");
    three.check(
        call("COALESCE", "INT", lit(null, "NULL"), three.col("a"), lit("0", "INT")),
        ROWS,
        "1",
        "2",
        "0",
        "4");
    three.check(
        call("NULLIF", "INT", three.col("a"), lit("2", "INT")), ROWS, "1", "NULL", "NULL", "4");
  }

  @Test
  void manyBranches() {
    Expression[] operands = new Expression[401];
    for (int i = 0; i < 200; i++) {
      operands[2 * i] = is(String.valueOf(i));
      operands[2 * i + 1] = call("||", "STRING", three.col("c"), lit("-" + i, "STRING"));
    }
    operands[400] = three.col("b");
    three.check(call("CASE", "STRING", operands), ROWS, "'y-1'", "'z-2'", "'w'", "NULL");
  }

  @Test
  void branchesOfEveryKind() {
    for (String[] kind :
        new String[][] {
          {"BOOLEAN", "true"},
          {"BIGINT", "12345678901"},
          {"DOUBLE", "1.5"},
          {"BYTES", "x'00ff'"},
          {"DECIMAL(30, 2)", "12345678901234567890.25"},
          {"TIMESTAMP(9)", "2020-01-01 00:00:00.123456789"},
          {"ARRAY<INT>", "[1, NULL]"},
          {"MAP<STRING, INT>", "{'k' = 1}"},
          {"ROW<`x` INT, `y` STRING>", "(1, NULL)"}
        }) {
      ExpressionCase v = ExpressionCase.over("p BOOLEAN, v " + kind[0]);
      String rows = "true, " + kind[1] + "\nfalse, " + kind[1] + "\ntrue, NULL\nNULL, NULL";
      v.check(
          call("CASE", kind[0], v.col("p"), v.col("v"), lit(null, "NULL")),
          rows,
          kind[1],
          "NULL",
          "NULL",
          "NULL");
      v.check(
          call("COALESCE", kind[0], v.col("v"), v.col("v")),
          rows,
          kind[1],
          kind[1],
          "NULL",
          "NULL");
    }
  }
}
