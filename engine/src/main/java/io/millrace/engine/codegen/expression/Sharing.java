package io.millrace.engine.codegen.expression;

import io.millrace.data.type.DataType;
import io.millrace.planner.plan.Expression;
import io.millrace.planner.plan.Expression.Call;
import io.millrace.planner.plan.Expression.FieldAccess;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes equal parts of expressions one object, so that whether a part was computed before is a
 * question of identity, and large expressions are not compared over and over. Expressions to be
 * emitted into one kernel go through one instance.
 */
public final class Sharing {
  private final Map<Object, Expression> known = new HashMap<>();

  /** A call or access whose operands are shared already: compared by their identity. */
  private record Shape(String function, DataType type, List<Same> operands) {}

  private record Same(Expression expression) {
    @Override
    public boolean equals(Object other) {
      return other instanceof Same same && same.expression == expression;
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(expression);
    }
  }

  /** The one object for everything equal to {@code expression}. */
  public Expression share(Expression expression) {
    if (expression instanceof Call call) {
      List<Expression> operands = call.operands().stream().map(this::share).toList();
      return one(
          call.function(), call.type(), operands, new Call(call.function(), operands, call.type()));
    } else if (expression instanceof FieldAccess access) {
      Expression row = share(access.row());
      return one(
          "." + access.field(),
          access.type(),
          List.of(row),
          new FieldAccess(row, access.field(), access.type()));
    }
    return known.computeIfAbsent(expression, e -> expression);
  }

  private Expression one(
      String function, DataType type, List<Expression> operands, Expression made) {
    List<Same> same = new ArrayList<>(operands.size());
    operands.forEach(operand -> same.add(new Same(operand)));
    return known.computeIfAbsent(new Shape(function, type, same), shape -> made);
  }
}
