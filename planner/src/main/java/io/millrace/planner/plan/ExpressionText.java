package io.millrace.planner.plan;

import io.millrace.data.type.DataType;
import io.millrace.data.type.DataType.BinaryType;
import io.millrace.data.type.DataType.IntervalType;
import io.millrace.data.type.DataType.RowType;
import io.millrace.planner.plan.Expression.Call;
import io.millrace.planner.plan.Expression.ColumnRef;
import io.millrace.planner.plan.Expression.FieldAccess;
import io.millrace.planner.plan.Expression.Literal;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Expressions as a user would write them. */
public final class ExpressionText {
  private static final Set<String> INFIX =
      Set.of(
          "+",
          "-",
          "*",
          "/",
          "%",
          "=",
          "<>",
          "<",
          "<=",
          ">",
          ">=",
          "AND",
          "OR",
          "||",
          "LIKE",
          "SIMILAR TO",
          "IS DISTINCT FROM",
          "IS NOT DISTINCT FROM");

  private static final Set<String> PATTERNS = Set.of("LIKE", "SIMILAR TO");

  private final IntFunction<String> columns;
  private final Function<DataType, String> types;

  private ExpressionText(IntFunction<String> columns, Function<DataType, String> types) {
    this.columns = columns;
    this.types = types;
  }

  /** With the names of columns. */
  public static String of(Expression expression, IntFunction<String> columns) {
    return new ExpressionText(columns, DataType::sql).print(expression);
  }

  /**
   * With types written as {@code types} says.
   *
   * @param columns what stands for a column
   */
  public static String of(
      Expression expression, IntFunction<String> columns, Function<DataType, String> types) {
    return new ExpressionText(columns, types).print(expression);
  }

  private String print(Expression expression) {
    if (expression instanceof ColumnRef ref) {
      return columns.apply(ref.index());
    } else if (expression instanceof Literal literal) {
      return literal(literal);
    } else if (expression instanceof FieldAccess access) {
      RowType row = (RowType) access.row().type();
      return print(access.row()) + "." + row.fields().get(access.field()).name();
    }
    return call((Call) expression);
  }

  private String literal(Literal literal) {
    if (literal.text() == null) {
      return "NULL";
    }
    DataType type = literal.type();
    if (type.isString()) {
      return "'" + literal.text().replace("'", "''") + "'";
    } else if (type.isNumeric() || type instanceof DataType.BooleanType) {
      return literal.text();
    } else if (type instanceof IntervalType interval) {
      return interval.yearMonth()
          ? "INTERVAL '" + literal.text() + "' MONTH"
          : Durations.interval(Long.parseLong(literal.text()));
    } else if (type instanceof BinaryType) {
      return "X'" + literal.text() + "'";
    }
    return types.apply(type) + " '" + literal.text() + "'";
  }

  private String call(Call call) {
    String function = call.function();
    List<String> operands = call.operands().stream().map(this::operand).toList();
    if (PATTERNS.contains(function) && operands.size() == 3) {
      return operands.get(0)
          + " "
          + function
          + " "
          + operands.get(1)
          + " ESCAPE "
          + operands.get(2);
    } else if (INFIX.contains(function)) {
      return String.join(" " + function + " ", operands);
    } else if (function.startsWith("IS ")) {
      return operands.get(0) + " " + function;
    } else if (function.equals("CAST") || function.equals("TRY_CAST")) {
      return function + "(" + bare(call, 0) + " AS " + types.apply(call.type()) + ")";
    } else if (function.equals("IN")) {
      return operands.get(0)
          + " IN ("
          + String.join(", ", operands.subList(1, operands.size()))
          + ")";
    } else if (function.equals("CASE")) {
      return caseWhen(call);
    } else if (function.equals("NOT") || function.equals("NEGATE")) {
      return (function.equals("NOT") ? "NOT " : "-") + operands.get(0);
    } else if (function.equals("ITEM")) {
      return operands.get(0) + "[" + bare(call, 1) + "]";
    } else if (function.equals("ARRAY") || function.equals("MAP")) {
      return function + all(call).collect(Collectors.joining(", ", "[", "]"));
    }
    return function + all(call).collect(Collectors.joining(", ", "(", ")"));
  }

  private Stream<String> all(Call call) {
    return call.operands().stream().map(this::print);
  }

  private String bare(Call call, int operand) {
    return print(call.operands().get(operand));
  }

  /** In parentheses if it is itself written with an operator. */
  private String operand(Expression expression) {
    boolean compound =
        expression instanceof Call call
            && (INFIX.contains(call.function())
                || call.function().startsWith("IS ")
                || call.function().equals("IN"));
    return compound ? "(" + print(expression) + ")" : print(expression);
  }

  private String caseWhen(Call call) {
    StringBuilder text = new StringBuilder("CASE");
    int last = call.operands().size() - 1;
    for (int i = 0; i < last; i += 2) {
      text.append(" WHEN ").append(bare(call, i)).append(" THEN ").append(bare(call, i + 1));
    }
    return text.append(" ELSE ").append(bare(call, last)).append(" END").toString();
  }
}
