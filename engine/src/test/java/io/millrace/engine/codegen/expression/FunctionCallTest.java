package io.millrace.engine.codegen.expression;

import static io.millrace.engine.codegen.expression.ExpressionCase.call;
import static io.millrace.engine.codegen.expression.ExpressionCase.lit;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.millrace.data.error.MillraceException;
import org.junit.jupiter.api.Test;

class FunctionCallTest {
  private final ExpressionCase s = ExpressionCase.over("s STRING, n INT");

  @Test
  void textFunctions() {
    String rows = "'Straße', 3\nNULL, 1\n'', 0\n'abc', NULL";
    s.check(call("UPPER", "STRING", s.col("s")), rows, "'STRASSE'", "NULL", "''", "'ABC'");
    s.check(call("CHAR_LENGTH", "INT", s.col("s")), rows, "6", "NULL", "0", "3");
    s.check(
        call("||", "STRING", call("LOWER", "STRING", s.col("s")), lit("!", "STRING")),
        rows,
        "'straße!'",
        "NULL",
        "'!'",
        "'abc!'");
    s.check(
        call(">", "BOOLEAN", call("CHAR_LENGTH", "INT", s.col("s")), s.col("n")),
        rows,
        "true",
        "NULL",
        "false",
        "NULL");
  }

  @Test
  void casts() {
    String rows = "'12', 3\nNULL, NULL\n' -5 ', 0";
    s.check(call("CAST", "INT", s.col("s")), rows, "12", "NULL", "-5");
    s.check(call("CAST", "STRING", s.col("n")), rows, "'3'", "NULL", "'0'");
    s.check(call("CAST", "BIGINT", s.col("n")), rows, "3", "NULL", "0");
    s.check(call("TRY_CAST", "INT", s.col("s")), "'x', 1\n'7', 1\nNULL, 1", "NULL", "7", "NULL");
    assertThrows(
        MillraceException.class, () -> s.check(call("CAST", "INT", s.col("s")), "'x', 1", "?"));
  }

  @Test
  void unknownFunctionsNameTheNearest() {
    MillraceException e =
        assertThrows(
            MillraceException.class,
            () -> s.check(call("UPER", "STRING", s.col("s")), "'x', 1", "?"));
    org.junit.jupiter.api.Assertions.assertTrue(e.hint().orElse("").contains("UPPER"), e::toString);
  }
}
