package io.millrace.engine.codegen.expression;

import static io.millrace.engine.codegen.expression.ExpressionCase.call;
import static io.millrace.engine.codegen.expression.ExpressionCase.lit;
import static io.millrace.engine.codegen.expression.ExpressionCase.type;

import io.millrace.planner.plan.Expression.FieldAccess;
import org.junit.jupiter.api.Test;

class NestedTest {
  private static final String ROW = "ROW<`x` INT, `y` ROW<`z` STRING>>";

  @Test
  void fieldsOfColumns() {
    ExpressionCase r = ExpressionCase.over("r " + ROW);
    String rows = "(1, ('a'))\n(NULL, (NULL))\n(3, NULL)\nNULL";
    r.check(new FieldAccess(r.col("r"), 0, type("INT")), rows, "1", "NULL", "3", "NULL");
    FieldAccess y = new FieldAccess(r.col("r"), 1, type("ROW<`z` STRING>"));
    r.check(new FieldAccess(y, 0, type("STRING")), rows, "'a'", "NULL", "NULL", "NULL");
    r.check(y, rows, "('a')", "(NULL)", "NULL", "NULL");
  }

  @Test
  void constructors() {
    ExpressionCase c = ExpressionCase.over("a INT, b STRING");
    String rows = "1, 'x'\nNULL, NULL";
    c.check(
        call("ROW", "ROW<`p` INT, `q` STRING> NOT NULL", c.col("a"), c.col("b")),
        rows,
        "(1, 'x')",
        "(NULL, NULL)");
    c.check(
        call(
            "ARRAY",
            "ARRAY<INT> NOT NULL",
            c.col("a"),
            lit("7", "INT"),
            call("+", "INT", c.col("a"), c.col("a"))),
        rows,
        "[1, 7, 2]",
        "[NULL, 7, NULL]");
    c.check(
        call("MAP", "MAP<STRING, INT> NOT NULL", lit("k", "STRING"), c.col("a")),
        rows,
        "{'k' = 1}",
        "{'k' = NULL}");
    c.check(
        call(
            "MAP",
            "MAP<STRING, INT> NOT NULL",
            lit("x", "STRING"),
            lit("5", "INT"),
            c.col("b"),
            c.col("a")),
        rows,
        "{'x' = 1}",
        "{'x' = 5, NULL = NULL}");
    c.check(
        call("ARRAY", "ARRAY<ROW<`p` STRING>>", call("ROW", "ROW<`p` STRING>", c.col("b"))),
        rows,
        "[('x')]",
        "[(NULL)]");
  }

  @Test
  void items() {
    ExpressionCase c = ExpressionCase.over("a ARRAY<STRING>, m MAP<STRING, ARRAY<INT>>, i INT");
    String rows =
        "['p', 'q'], {'q' = [1, 2], 'r' = NULL}, 2\n"
            + "[NULL], {}, 1\n"
            + "NULL, NULL, 1\n"
            + "['p'], {}, 5\n"
            + "['p'], {}, 0";
    c.check(
        call("ITEM", "STRING", c.col("a"), c.col("i")),
        rows,
        "'q'",
        "NULL",
        "NULL",
        "NULL",
        "NULL");
    c.check(
        call(
            "ITEM",
            "INT",
            call("ITEM", "ARRAY<INT>", c.col("m"), call("ITEM", "STRING", c.col("a"), c.col("i"))),
            lit("1", "INT")),
        rows,
        "1",
        "NULL",
        "NULL",
        "NULL",
        "NULL");
  }

  @Test
  void partsOfConstructedValues() {
    ExpressionCase c = ExpressionCase.over("a DECIMAL(30, 2), b TIMESTAMP(9)");
    String row = "12345678901234567890.25, 2020-01-01 00:00:00.123456789\nNULL, NULL";
    String type = "ROW<`p` DECIMAL(30, 2), `q` TIMESTAMP(9)>";
    FieldAccess q =
        new FieldAccess(call("ROW", type, c.col("a"), c.col("b")), 1, type("TIMESTAMP(9)"));
    c.check(q, row, "2020-01-01 00:00:00.123456789", "NULL");
    c.check(
        call(
            "ITEM",
            "DECIMAL(30, 2)",
            call("ARRAY", "ARRAY<DECIMAL(30, 2)>", c.col("a")),
            lit("1", "INT")),
        row,
        "12345678901234567890.25",
        "NULL");
  }
}
