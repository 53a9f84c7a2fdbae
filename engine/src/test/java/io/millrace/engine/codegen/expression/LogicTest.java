package io.millrace.engine.codegen.expression;

import static io.millrace.engine.codegen.expression.ExpressionCase.call;
import static io.millrace.engine.codegen.expression.ExpressionCase.lit;

import io.millrace.planner.plan.Expression;
import org.junit.jupiter.api.Test;

class LogicTest {
  private static final String PAIRS =
      """
      true, true
      true, false
      true, NULL
      false, true
      false, false
      false, NULL
      NULL, true
      NULL, false
      NULL, NULL
      """;
  private static final String N = "NULL";
  private static final String T = "true";
  private static final String F = "false";

  private final ExpressionCase two = ExpressionCase.over("a BOOLEAN, b BOOLEAN");

  private Expression of(String function) {
    return call(function, "BOOLEAN", two.col("a"), two.col("b"));
  }

  private Expression test(String function) {
    return call(function, "BOOLEAN NOT NULL", two.col("b"));
  }

  @Test
  void threeValues() {
    two.check(of("AND"), PAIRS, T, F, N, F, F, F, N, F, N);
    two.check(of("OR"), PAIRS, T, T, T, T, F, N, T, N, N);
    two.check(of("="), PAIRS, T, F, N, F, T, N, N, N, N);
    two.check(of("<"), PAIRS, F, F, N, T, F, N, N, N, N);
    two.check(call("NOT", "BOOLEAN", two.col("b")), PAIRS, F, T, N, F, T, N, F, T, N);
  }

  @Test
  void testsAlwaysAnswer() {
    two.check(test("IS TRUE"), PAIRS, T, F, F, T, F, F, T, F, F);
    two.check(test("IS NOT TRUE"), PAIRS, F, T, T, F, T, T, F, T, T);
    two.check(test("IS FALSE"), PAIRS, F, T, F, F, T, F, F, T, F);
    two.check(test("IS NOT FALSE"), PAIRS, T, F, T, T, F, T, T, F, T);
    two.check(test("IS NULL"), PAIRS, F, F, T, F, F, T, F, F, T);
    two.check(test("IS NOT NULL"), PAIRS, T, T, F, T, T, F, T, T, F);
    two.check(test("IS UNKNOWN"), PAIRS, F, F, T, F, F, T, F, F, T);
    two.check(of("IS DISTINCT FROM"), PAIRS, F, T, T, T, F, T, T, T, F);
    two.check(of("IS NOT DISTINCT FROM"), PAIRS, T, F, F, F, T, F, F, F, T);
  }

  @Test
  void manyOperandsAndNesting() {
    Expression[] many = new Expression[100];
    for (int i = 0; i < many.length; i++) {
      many[i] = call("OR", "BOOLEAN", of("="), call("NOT", "BOOLEAN", of("AND")));
    }
    two.check(call("AND", "BOOLEAN", many), PAIRS, T, T, N, T, T, T, N, T, N);
  }

  @Test
  void constants() {
    two.check(
        call("AND", "BOOLEAN", two.col("a"), lit(null, "BOOLEAN")),
        PAIRS,
        N,
        N,
        N,
        F,
        F,
        F,
        N,
        N,
        N);
    two.check(
        call("OR", "BOOLEAN", lit("TRUE", "BOOLEAN"), two.col("a")),
        PAIRS,
        T,
        T,
        T,
        T,
        T,
        T,
        T,
        T,
        T);
    two.check(call("IS NULL", "BOOLEAN", lit(null, "NULL")), "true, true", T);
  }
}
