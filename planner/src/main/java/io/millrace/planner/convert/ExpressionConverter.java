package io.millrace.planner.convert;

import io.millrace.data.type.DataType;
import io.millrace.data.type.DataType.ArrayType;
import io.millrace.data.type.DataType.Field;
import io.millrace.data.type.DataType.MapType;
import io.millrace.data.type.DataType.RowType;
import io.millrace.functions.cast.Casts;
import io.millrace.functions.registry.ResolvedFunction;
import io.millrace.planner.error.PlanException;
import io.millrace.planner.fold.Folding;
import io.millrace.planner.function.RegistryFunction;
import io.millrace.planner.message.Positions;
import io.millrace.planner.plan.Expression;
import io.millrace.planner.plan.Expression.Call;
import io.millrace.planner.plan.Expression.ColumnRef;
import io.millrace.planner.plan.Expression.FieldAccess;
import io.millrace.planner.plan.Expression.Literal;
import io.millrace.planner.type.TypeConversion;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexFieldAccess;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexOver;
import org.apache.calcite.rex.RexUtil;

/** Turns Calcite's row expressions into ours, with every coercion an explicit CAST. */
final class ExpressionConverter {
  /** From how many alternatives on {@code a = x OR a = y OR …} becomes IN. */
  private static final int LEAST_ALTERNATIVES = 3;

  private final RexBuilder builder;

  ExpressionConverter(RexBuilder builder) {
    this.builder = builder;
  }

  List<Expression> convert(List<? extends RexNode> nodes) {
    List<Expression> result = new ArrayList<>(nodes.size());
    for (RexNode node : nodes) {
      result.add(convert(node));
    }
    return result;
  }

  Expression convert(RexNode node) {
    if (node instanceof RexInputRef ref) {
      return new ColumnRef(ref.getIndex(), type(ref));
    } else if (node instanceof RexLiteral literal) {
      return Literals.of(literal);
    } else if (node instanceof RexFieldAccess access) {
      int field = access.getField().getIndex();
      return new FieldAccess(convert(access.getReferenceExpr()), field, type(access));
    } else if (node instanceof RexOver over) {
      throw PlanException.notSupported(
          Positions.of(over.getParserPosition()),
          "an OVER window within this clause",
          "compute it in a sub-query, and use its column here");
    } else if (node instanceof RexCall call) {
      Expression converted = call(call);
      return converted instanceof Call c && !(call.getOperator() instanceof RegistryFunction)
          ? Folding.form(c)
          : converted;
    }
    throw PlanException.notSupported(null, "the expression " + node, null);
  }

  private static DataType type(RexNode node) {
    return TypeConversion.fromCalcite(node.getType());
  }

  private Expression call(RexCall call) {
    if (call.getOperator() instanceof RegistryFunction function) {
      return registered(function, call);
    }
    return switch (call.getKind()) {
      case SEARCH -> convert(RexUtil.expandSearch(builder, null, call));
      case EQUALS,
          NOT_EQUALS,
          LESS_THAN,
          LESS_THAN_OR_EQUAL,
          GREATER_THAN,
          GREATER_THAN_OR_EQUAL,
          IS_DISTINCT_FROM,
          IS_NOT_DISTINCT_FROM ->
          comparison(call);
      case PLUS, MINUS, TIMES, DIVIDE, MOD -> arithmetic(call);
      case MINUS_PREFIX -> new Call("NEGATE", convert(call.getOperands()), type(call));
      case CASE -> caseWhen(call);
      case CAST -> new Call("CAST", convert(call.getOperands()), type(call));
      case SAFE_CAST -> new Call("TRY_CAST", convert(call.getOperands()), type(call));
      case COALESCE -> values("COALESCE", call, type(call));
      case ARRAY_VALUE_CONSTRUCTOR -> values("ARRAY", call, ((ArrayType) type(call)).element());
      case MAP_VALUE_CONSTRUCTOR -> map(call);
      case ROW -> row(call);
      case OR -> alternatives(call);
      case OTHER_FUNCTION, OTHER -> new Call(name(call), convert(call.getOperands()), type(call));
      case FIRST_VALUE, LAST_VALUE, SCALAR_QUERY, EXISTS, IN, SOME ->
          throw PlanException.notSupported(
              Positions.of(call.getParserPosition()),
              "this use of " + name(call),
              "compute it in a sub-query, or join with what it reads");
      default -> new Call(name(call), convert(call.getOperands()), type(call));
    };
  }

  private Expression registered(RegistryFunction function, RexCall call) {
    List<Expression> operands = JsonCalls.marked(call, convert(call.getOperands()));
    List<DataType> types = operands.stream().map(Expression::type).toList();
    List<Object> literals = new ArrayList<>();
    operands.forEach(o -> literals.add(o instanceof Literal l ? Literals.value(l) : null));
    ResolvedFunction resolved = function.resolve(types, literals);
    List<DataType> wanted = resolved.argumentTypes();
    List<Expression> arguments = new ArrayList<>();
    for (int i = 0; i < operands.size(); i++) {
      Expression operand = operands.get(i);
      arguments.add(
          Casts.isIdentity(operand.type(), wanted.get(i))
              ? operand
              : Coercion.cast(operand, wanted.get(i)));
    }
    DataType type = type(call);
    DataType exact = resolved.resultType().withNullable(type.nullable());
    // Folded operands may be literals where the validator saw calls, and so tell more of the type.
    Expression made = Folding.function(new Call(function.getName(), arguments, exact), resolved);
    return Coercion.cast(made, type);
  }

  private static String name(RexCall call) {
    return call.getOperator().getName().toUpperCase(Locale.ROOT);
  }

  private Expression comparison(RexCall call) {
    List<Expression> operands = convert(call.getOperands());
    Expression a = operands.get(0);
    Expression b = operands.get(1);
    List<Expression> sides =
        switch (call.getKind()) {
          case EQUALS, NOT_EQUALS -> Coercion.equal(a, b);
          default -> Coercion.comparable(a, b);
        };
    return new Call(name(call), sides, type(call));
  }

  private Expression arithmetic(RexCall call) {
    DataType result = type(call);
    String name =
        switch (call.getKind()) {
          case PLUS -> "+";
          case MINUS -> "-";
          case TIMES -> "*";
          case DIVIDE -> "/";
          default -> "%";
        };
    return new Call(name, Coercion.arithmetic(convert(call.getOperands()), result), result);
  }

  private Expression caseWhen(RexCall call) {
    DataType result = type(call);
    List<Expression> operands = new ArrayList<>(convert(call.getOperands()));
    for (int i = 0; i < operands.size(); i++) {
      boolean isValue = i % 2 == 1 || i == operands.size() - 1;
      if (isValue) {
        operands.set(i, Coercion.cast(operands.get(i), result));
      }
    }
    return new Call("CASE", operands, result);
  }

  private Expression values(String name, RexCall call, DataType each) {
    List<Expression> operands =
        convert(call.getOperands()).stream().map(o -> Coercion.cast(o, each)).toList();
    return new Call(name, operands, type(call));
  }

  private Expression map(RexCall call) {
    MapType type = (MapType) type(call);
    List<Expression> operands = new ArrayList<>(convert(call.getOperands()));
    for (int i = 0; i < operands.size(); i++) {
      operands.set(i, Coercion.cast(operands.get(i), i % 2 == 0 ? type.key() : type.value()));
    }
    return new Call("MAP", operands, type);
  }

  private Expression row(RexCall call) {
    RowType type = (RowType) type(call);
    List<Expression> operands = new ArrayList<>(convert(call.getOperands()));
    for (int i = 0; i < operands.size(); i++) {
      Field field = type.fields().get(i);
      operands.set(i, Coercion.cast(operands.get(i), field.type()));
    }
    return new Call("ROW", operands, type);
  }

  private Expression alternatives(RexCall call) {
    List<Expression> operands = convert(call.getOperands());
    List<Expression> in = new ArrayList<>();
    for (Expression operand : operands) {
      if (!(operand instanceof Call equal)
          || !equal.function().equals("=")
          || !(equal.operands().get(1) instanceof Literal literal)
          || literal.text() == null
          || (!in.isEmpty() && !in.get(0).equals(equal.operands().get(0)))) {
        return new Call("OR", operands, type(call));
      }
      if (in.isEmpty()) {
        in.add(equal.operands().get(0));
      }
      in.add(literal);
    }
    return in.size() > LEAST_ALTERNATIVES
        ? new Call("IN", in, type(call))
        : new Call("OR", operands, type(call));
  }
}
