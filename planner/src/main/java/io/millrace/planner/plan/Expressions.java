package io.millrace.planner.plan;

import io.millrace.planner.plan.Expression.Call;
import io.millrace.planner.plan.Expression.ColumnRef;
import io.millrace.planner.plan.Expression.FieldAccess;
import io.millrace.planner.plan.Expression.Literal;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.IntUnaryOperator;
import java.util.function.Predicate;

/** Rewrites and questions that several phases have for expressions. */
public final class Expressions {
  private Expressions() {}

  /** The expression with every column replaced. */
  public static Expression replaceColumns(
      Expression expression, Function<ColumnRef, Expression> replacement) {
    if (expression instanceof ColumnRef ref) {
      return replacement.apply(ref);
    } else if (expression instanceof Call call) {
      List<Expression> operands = new ArrayList<>(call.operands().size());
      for (Expression operand : call.operands()) {
        operands.add(replaceColumns(operand, replacement));
      }
      return new Call(call.function(), operands, call.type());
    } else if (expression instanceof FieldAccess access) {
      return new FieldAccess(
          replaceColumns(access.row(), replacement), access.field(), access.type());
    }
    return expression;
  }

  /** The expression with other column positions; null stays null. */
  public static Expression shift(Expression expression, IntUnaryOperator position) {
    return expression == null
        ? null
        : replaceColumns(
            expression, ref -> new ColumnRef(position.applyAsInt(ref.index()), ref.type()));
  }

  /** The positions of all columns that the expressions mention; null mentions none. */
  public static SortedSet<Integer> columns(Iterable<Expression> expressions) {
    SortedSet<Integer> columns = new TreeSet<>();
    for (Expression expression : expressions) {
      collect(expression, columns);
    }
    return columns;
  }

  private static void collect(Expression expression, SortedSet<Integer> columns) {
    if (expression instanceof ColumnRef ref) {
      columns.add(ref.index());
    } else if (expression instanceof Call call) {
      call.operands().forEach(operand -> collect(operand, columns));
    } else if (expression instanceof FieldAccess access) {
      collect(access.row(), columns);
    }
  }

  /** Whether it is the constant TRUE. */
  public static boolean isTrue(Expression expression) {
    return expression instanceof Literal literal && "TRUE".equals(literal.text());
  }

  /** Whether some call in it is of the given function. */
  public static boolean calls(Expression expression, Predicate<String> function) {
    if (expression instanceof Call call) {
      return function.test(call.function())
          || call.operands().stream().anyMatch(operand -> calls(operand, function));
    }
    return expression instanceof FieldAccess access && calls(access.row(), function);
  }

  /** Both conditions; an AND within either is not nested. */
  public static Expression and(Expression a, Expression b) {
    List<Expression> operands = new ArrayList<>();
    for (Expression part : List.of(a, b)) {
      if (part instanceof Call call && call.function().equals("AND")) {
        operands.addAll(call.operands());
      } else {
        operands.add(part);
      }
    }
    boolean nullable = operands.stream().anyMatch(o -> o.type().nullable());
    return new Call("AND", operands, a.type().withNullable(nullable));
  }
}
