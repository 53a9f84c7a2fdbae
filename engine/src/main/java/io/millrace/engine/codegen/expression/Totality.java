package io.millrace.engine.codegen.expression;

import io.millrace.data.type.DataType;
import io.millrace.data.type.DataType.FloatingType;
import io.millrace.data.type.DataType.IntegralType;
import io.millrace.planner.plan.Expression;
import io.millrace.planner.plan.Expression.Call;
import io.millrace.planner.plan.Expression.ColumnRef;
import io.millrace.planner.plan.Expression.Literal;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which expressions can be computed for every position of a batch, selected or not, NULL or not,
 * without an error: they become loops without branches, and NULL is where a column is NULL.
 */
public final class Totality {
  private static final Set<String> COMPARISONS = Set.of("=", "<>", "<", "<=", ">", ">=");

  private Totality() {}

  public static boolean isTotal(Expression expression) {
    boolean plain =
        JavaKind.of(expression.type()).isPrimitiveNumber()
            || JavaKind.of(expression.type()) == JavaKind.BOOLEAN;
    if (!plain) {
      return false;
    } else if (expression instanceof ColumnRef) {
      return true;
    } else if (expression instanceof Literal literal) {
      return literal.text() != null;
    }
    return expression instanceof Call call
        && isTotalCall(call)
        && call.operands().stream().allMatch(Totality::isTotal);
  }

  /** Indices of the columns that a total expression reads. */
  public static Set<Integer> columns(Expression expression) {
    Set<Integer> columns = new TreeSet<>();
    if (expression instanceof ColumnRef column) {
      columns.add(column.index());
    } else if (expression instanceof Call call) {
      call.operands().forEach(operand -> columns.addAll(columns(operand)));
    }
    return columns;
  }

  private static boolean isTotalCall(Call call) {
    if (COMPARISONS.contains(call.function())) {
      return ComparisonForms.isPlain(call.operands().get(0).type(), call.operands().get(1).type());
    }
    return switch (call.function()) {
      case "CAST" -> isNumber(call.type()) && isNumber(call.operands().get(0).type());
      case "NOT" -> true;
      default -> ArithmeticForms.isTotal(call);
    };
  }

  private static boolean isNumber(DataType type) {
    return type instanceof IntegralType || type instanceof FloatingType;
  }
}
