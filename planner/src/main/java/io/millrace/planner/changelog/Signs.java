package io.millrace.planner.changelog;

import io.millrace.data.type.DataType;
import io.millrace.data.type.DataType.DecimalType;
import io.millrace.data.type.DataType.FloatingType;
import io.millrace.data.type.DataType.IntegralType;
import io.millrace.data.type.DataType.IntegralWidth;
import io.millrace.planner.plan.AggregateCall;
import io.millrace.planner.plan.AssignWindows;
import io.millrace.planner.plan.Expression;
import io.millrace.planner.plan.Expression.Call;
import io.millrace.planner.plan.Expression.ColumnRef;
import io.millrace.planner.plan.Expression.Literal;
import io.millrace.planner.plan.PhysicalPlan;
import io.millrace.planner.plan.PlanNode;
import io.millrace.planner.plan.PlanNode.Calc;
import io.millrace.planner.plan.PlanNode.Exchange;
import io.millrace.planner.plan.PlanNode.UnionAll;
import io.millrace.planner.plan.PlanNode.WatermarkAssigner;
import io.millrace.planner.plan.PlanNode.WindowAggregate;
import java.util.ArrayList;
import java.util.List;

/** Finds numbers that are never below zero: by conditions, constants and counts. */
final class Signs {
  private final PhysicalPlan plan;

  Signs(PhysicalPlan plan) {
    this.plan = plan;
  }

  /** Whether what an aggregate adds up is NULL or not below zero. */
  boolean isNeverNegative(PlanNode rows, AggregateCall call) {
    return column(rows, call.arguments().get(0), call.filter());
  }

  /**
   * @param filter column that is TRUE where the other one counts; -1: all rows count
   */
  private boolean column(PlanNode node, int column, int filter) {
    if (node instanceof Calc calc) {
      return projected(calc, column, filter);
    } else if (node instanceof WindowAggregate aggregate) {
      int call = column - aggregate.keys().size();
      return call >= 0
          && call < aggregate.calls().size()
          && aggregate.calls().get(call).function().equals("COUNT");
    } else if (node instanceof UnionAll) {
      return node.header().inputs().stream().allMatch(i -> column(plan.node(i), column, filter));
    }
    boolean passes =
        node instanceof WatermarkAssigner
            || node instanceof Exchange
            || node instanceof AssignWindows;
    PlanNode input = passes ? plan.node(node.header().inputs().get(0)) : null;
    return passes
        && column < input.header().schema().size()
        && filter < input.header().schema().size()
        && column(input, column, filter);
  }

  private boolean projected(Calc calc, int column, int filter) {
    List<Expression> conditions = new ArrayList<>();
    addParts(calc.condition(), conditions);
    int next = -1;
    if (filter >= 0) {
      Expression counts = calc.projections().get(filter);
      addParts(counts, conditions);
      next = counts instanceof ColumnRef ref ? ref.index() : -1;
    }
    return new Row(calc, conditions, next).has(calc.projections().get(column));
  }

  private static void addParts(Expression condition, List<Expression> parts) {
    if (condition instanceof Call call
        && (call.function().equals("AND") || call.function().equals("IS TRUE"))) {
      call.operands().forEach(each -> addParts(each, parts));
    } else if (condition != null) {
      parts.add(condition);
    }
  }

  /** Numbers that do not wrap around; INT and less do, soon, and what grew is below zero then. */
  static boolean isWide(DataType type) {
    return type instanceof DecimalType
        || type instanceof FloatingType
        || type instanceof IntegralType integral && integral.width() == IntegralWidth.BIGINT;
  }

  private static boolean isNumber(Expression value) {
    return value.type() instanceof IntegralType
        || value.type() instanceof DecimalType
        || value.type() instanceof FloatingType;
  }

  /** The value before casts that keep its order. */
  private static Expression plain(Expression value) {
    boolean cast =
        value instanceof Call call
            && call.function().equals("CAST")
            && SameKey.keepsOrder(call.operands().get(0).type(), call.type());
    return cast ? plain(((Call) value).operands().get(0)) : value;
  }

  private static boolean isLiteral(Expression value) {
    return value instanceof Literal literal
        && isNumber(value)
        && (literal.text() == null || Double.parseDouble(literal.text()) >= 0);
  }

  /** A row that a projection reads, with what is known to be TRUE of it. */
  private final class Row {
    private final Calc calc;
    private final List<Expression> conditions;
    private final int filter;

    Row(Calc calc, List<Expression> conditions, int filter) {
      this.calc = calc;
      this.conditions = conditions;
      this.filter = filter;
    }

    /** Whether a value is NULL or not below zero. */
    boolean has(Expression value) {
      if (isLiteral(value) || conditions.stream().anyMatch(each -> says(each, value))) {
        return true;
      }
      if (value instanceof ColumnRef ref) {
        return column(plan.node(calc.header().inputs().get(0)), ref.index(), filter);
      }
      return value instanceof Call call && called(call);
    }

    private boolean called(Call call) {
      List<Expression> operands = call.operands();
      return switch (call.function()) {
        case "+", "*" -> isWide(call.type()) && operands.stream().allMatch(this::has);
        case "/", "COALESCE" -> isNumber(call) && operands.stream().allMatch(this::has);
        case "CAST" -> plain(call) != call && has(plain(call));
        case "CASE" -> {
          boolean all = has(operands.get(operands.size() - 1));
          for (int i = 1; i < operands.size(); i += 2) {
            all &= has(operands.get(i));
          }
          yield all;
        }
        default -> false;
      };
    }

    private boolean says(Expression condition, Expression value) {
      if (!(condition instanceof Call call) || call.operands().size() != 2) {
        return false;
      }
      Expression left = plain(call.operands().get(0));
      Expression right = plain(call.operands().get(1));
      return switch (call.function()) {
        case ">", ">=", "=" -> left.equals(value) && isLiteral(right);
        case "<", "<=" -> right.equals(value) && isLiteral(left);
        default -> false;
      };
    }
  }
}
