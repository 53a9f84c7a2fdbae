package io.millrace.planner.fold;

import io.millrace.data.type.Types;
import io.millrace.planner.plan.Expression;
import io.millrace.planner.plan.Expression.Call;
import io.millrace.planner.plan.Expression.Literal;
import java.util.ArrayList;
import java.util.List;

/** Logic and choice with operands that are known: three values, as in SQL. */
final class Truth {
  private static final Literal TRUE = new Literal("TRUE", Types.BOOLEAN.withNullable(false));
  private static final Literal FALSE = new Literal("FALSE", Types.BOOLEAN.withNullable(false));

  private Truth() {}

  static Expression of(boolean value) {
    return value ? TRUE : FALSE;
  }

  static Expression simplify(Call call) {
    return switch (call.function()) {
      case "AND" -> junction(call, TRUE, FALSE);
      case "OR" -> junction(call, FALSE, TRUE);
      case "NOT" -> not(call);
      case "CASE" -> choice(call);
      default -> coalesce(call);
    };
  }

  private static boolean same(Expression a, Literal b) {
    return a instanceof Literal literal && b.text().equals(literal.text());
  }

  private static boolean isNull(Expression e) {
    return e instanceof Literal literal && literal.text() == null;
  }

  /**
   * AND or OR.
   *
   * @param neutral what changes nothing
   * @param decisive what decides alone
   */
  private static Expression junction(Call call, Literal neutral, Literal decisive) {
    List<Expression> left = new ArrayList<>();
    for (Expression operand : call.operands()) {
      if (same(operand, decisive)) {
        return decisive;
      }
      if (!same(operand, neutral)) {
        left.add(operand);
      }
    }
    if (left.size() == call.operands().size()) {
      return call;
    }
    if (left.isEmpty()) {
      return neutral;
    }
    return left.size() == 1 ? left.get(0) : new Call(call.function(), left, call.type());
  }

  private static Expression not(Call call) {
    Expression operand = call.operands().get(0);
    if (isNull(operand)) {
      return operand;
    }
    return operand instanceof Literal ? of(same(operand, FALSE)) : call;
  }

  /** Branches that are never taken go, whatever is in them. */
  private static Expression choice(Call call) {
    List<Expression> operands = call.operands();
    List<Expression> left = new ArrayList<>();
    for (int i = 0; i + 1 < operands.size(); i += 2) {
      Expression condition = operands.get(i);
      if (same(condition, TRUE)) {
        left.add(operands.get(i + 1));
        return chosen(call, left);
      }
      if (!(condition instanceof Literal)) {
        left.add(condition);
        left.add(operands.get(i + 1));
      }
    }
    left.add(operands.get(operands.size() - 1));
    return chosen(call, left);
  }

  private static Expression chosen(Call call, List<Expression> left) {
    if (left.size() == 1) {
      return left.get(0);
    }
    return left.size() == call.operands().size() ? call : new Call("CASE", left, call.type());
  }

  private static Expression coalesce(Call call) {
    List<Expression> left = new ArrayList<>();
    for (Expression operand : call.operands()) {
      if (!isNull(operand)) {
        left.add(operand);
      }
      if (operand instanceof Literal literal && literal.text() != null) {
        break;
      }
    }
    if (left.isEmpty()) {
      return call.operands().get(0);
    }
    if (left.size() == 1) {
      return left.get(0);
    }
    return left.size() == call.operands().size() ? call : new Call("COALESCE", left, call.type());
  }

  static Expression isNull(Call call) {
    return call.operands().get(0) instanceof Literal literal
        ? of((literal.text() == null) == call.function().equals("IS NULL"))
        : call;
  }

  static Expression is(Call call) {
    if (!(call.operands().get(0) instanceof Literal literal)) {
      return call;
    }
    boolean not = call.function().startsWith("IS NOT");
    Literal asked = call.function().endsWith("TRUE") ? TRUE : FALSE;
    return of(same(literal, asked) != not);
  }
}
