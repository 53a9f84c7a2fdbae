package io.millrace.engine.codegen.expression;

import io.millrace.planner.plan.Expression;
import io.millrace.planner.plan.Expression.Call;
import io.millrace.planner.plan.Expression.FieldAccess;
import java.util.ArrayList;
import java.util.List;

/** How much code expressions become. HotSpot does not compile methods above 8,000 bytes. */
public final class Weight {
  /** What fits in one generated method. */
  public static final int MOST_IN_A_METHOD = 120;

  /** What an operand of an expression that does not fit may hold without a method of its own. */
  static final int MOST_IN_A_PART = 12;

  /** Weights above are not told apart, so that weighing a part is never dear. */
  private static final int MANY = 2 * MOST_IN_A_METHOD;

  private static final int MOST_OPERANDS = 16;

  private Weight() {}

  /**
   * Number of nodes, but no more than {@link #MANY}; literals of IN count nothing, for they become
   * a set.
   */
  public static int of(Expression expression) {
    return of(expression, MANY);
  }

  private static int of(Expression expression, int most) {
    if (expression instanceof Call call) {
      List<Expression> operands = call.operands();
      if (call.function().equals("IN") && Membership.isSet(call)) {
        operands = operands.subList(0, 1);
      }
      int weight = 1;
      for (int i = 0; i < operands.size() && weight < most; i++) {
        weight += of(operands.get(i), most - weight);
      }
      return weight;
    }
    return expression instanceof FieldAccess access && most > 1
        ? 1 + of(access.row(), most - 1)
        : 1;
  }

  /** Sum over expressions. */
  public static int of(List<Expression> expressions) {
    return expressions.stream().mapToInt(Weight::of).sum();
  }

  /** The same expression with long lists of operands nested, so that each part can be outlined. */
  static Expression lightened(Expression expression) {
    if (!(expression instanceof Call call) || call.operands().size() <= MOST_OPERANDS) {
      return expression;
    }
    List<Expression> operands = call.operands();
    return switch (call.function()) {
      case "AND", "OR", "COALESCE", "CASE" -> {
        List<Expression> first = new ArrayList<>(operands.subList(0, MOST_OPERANDS));
        List<Expression> rest = operands.subList(MOST_OPERANDS, operands.size());
        first.add(rest.size() == 1 ? rest.get(0) : new Call(call.function(), rest, call.type()));
        yield new Call(call.function(), first, call.type());
      }
      default -> expression;
    };
  }
}
