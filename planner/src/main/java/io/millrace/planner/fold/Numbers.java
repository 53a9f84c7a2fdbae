package io.millrace.planner.fold;

import io.millrace.data.bytes.Slice;
import io.millrace.data.type.DataType;
import io.millrace.data.type.DataType.BooleanType;
import io.millrace.data.type.DataType.CharacterType;
import io.millrace.data.type.DataType.DecimalType;
import io.millrace.data.type.DataType.FloatingType;
import io.millrace.data.type.DataType.IntegralType;
import io.millrace.data.type.DataType.IntegralWidth;
import io.millrace.data.type.Types;
import io.millrace.planner.plan.Expression;
import io.millrace.planner.plan.Expression.Call;
import io.millrace.planner.plan.Expression.Literal;
import java.math.BigDecimal;

/**
 * Arithmetic of INT, BIGINT and DOUBLE as Java does it (it wraps around), and comparison of
 * numbers, texts and truth values. Anything else is left to the kernels.
 */
final class Numbers {
  private Numbers() {}

  static Expression arithmetic(Call call) {
    DataType type = call.type();
    for (Expression operand : call.operands()) {
      boolean fits = operand.type().withNullable(true).equals(type.withNullable(true));
      if (!(operand instanceof Literal literal) || !fits) {
        return call;
      }
      if (literal.text() == null) {
        return new Literal(null, type.withNullable(true));
      }
    }
    String a = text(call, 0);
    String b = call.operands().size() > 1 ? text(call, 1) : "0";
    String result = null;
    if (type instanceof IntegralType integral) {
      result = whole(call.function(), Long.parseLong(a), Long.parseLong(b), integral.width());
    } else if (type instanceof FloatingType floating && !floating.single()) {
      result = real(call.function(), Double.parseDouble(a), Double.parseDouble(b));
    }
    return result == null ? call : new Literal(result, type);
  }

  private static String text(Call call, int operand) {
    return ((Literal) call.operands().get(operand)).text();
  }

  /** Null: not known here, as when dividing by zero. */
  private static String whole(String operator, long a, long b, IntegralWidth width) {
    boolean divides = operator.equals("/") || operator.equals("%");
    if (width.compareTo(IntegralWidth.INT) < 0 || (divides && b == 0)) {
      return null;
    }
    long result =
        switch (operator) {
          case "+" -> a + b;
          case "-" -> a - b;
          case "*" -> a * b;
          case "/" -> a / b;
          case "%" -> a % b;
          default -> -a;
        };
    return Long.toString(width == IntegralWidth.INT ? (int) result : result);
  }

  private static String real(String operator, double a, double b) {
    double result =
        switch (operator) {
          case "+" -> a + b;
          case "-" -> a - b;
          case "*" -> a * b;
          case "/" -> a / b;
          case "%" -> a % b;
          default -> -a;
        };
    return Double.isFinite(result) ? Double.toString(result) : null;
  }

  static Expression comparison(Call call) {
    if (!(call.operands().get(0) instanceof Literal a)
        || !(call.operands().get(1) instanceof Literal b)) {
      return call;
    }
    if (a.text() == null || b.text() == null) {
      return new Literal(null, Types.BOOLEAN);
    }
    Integer order = order(a, b);
    if (order == null) {
      return call;
    }
    return Truth.of(
        switch (call.function()) {
          case "=" -> order == 0;
          case "<>" -> order != 0;
          case "<" -> order < 0;
          case "<=" -> order <= 0;
          case ">" -> order > 0;
          default -> order >= 0;
        });
  }

  /** Null: not comparable by their texts. */
  private static Integer order(Literal a, Literal b) {
    if (exact(a.type()) && exact(b.type())) {
      return new BigDecimal(a.text()).compareTo(new BigDecimal(b.text()));
    }
    if (varying(a.type()) && varying(b.type())) {
      return Slice.of(a.text()).compareTo(Slice.of(b.text()));
    }
    if (a.type() instanceof BooleanType && b.type() instanceof BooleanType) {
      return Boolean.valueOf(a.text().equals("TRUE")).compareTo(b.text().equals("TRUE"));
    }
    return null;
  }

  private static boolean exact(DataType type) {
    return type instanceof IntegralType || type instanceof DecimalType;
  }

  private static boolean varying(DataType type) {
    return type instanceof CharacterType;
  }
}
