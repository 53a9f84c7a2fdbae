package io.millrace.planner.fold;

import io.millrace.data.column.Column;
import io.millrace.data.column.ColumnBuilder;
import io.millrace.data.type.DataType;
import io.millrace.data.type.DataType.IntervalType;
import io.millrace.data.type.DataType.NullType;
import io.millrace.data.type.DataType.TimestampType;
import io.millrace.functions.api.SqlFunction.Determinism;
import io.millrace.functions.call.Interpreter;
import io.millrace.functions.cast.Casts;
import io.millrace.functions.constant.Constants;
import io.millrace.functions.registry.ResolvedFunction;
import io.millrace.planner.plan.Expression;
import io.millrace.planner.plan.Expression.Call;
import io.millrace.planner.plan.Expression.Literal;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes literals of calls whose operands are literals, and leaves every other call alone. */
public final class Folding {
  private Folding() {}

  /** A special form, or a cast, in its simplest form. Its type may lose nullability only. */
  public static Expression form(Call call) {
    return switch (call.function()) {
      case "CAST" -> cast(call, Casts.find(operandType(call), call.type()));
      case "TRY_CAST" -> cast(call, Casts.findTry(operandType(call), call.type()));
      case "AND", "OR", "NOT", "CASE", "COALESCE" -> Truth.simplify(call);
      case "IS NULL", "IS NOT NULL" -> Truth.isNull(call);
      case "IS TRUE", "IS NOT TRUE", "IS FALSE", "IS NOT FALSE" -> Truth.is(call);
      case "+", "-", "*", "/", "%", "NEGATE" -> Numbers.arithmetic(call);
      case "=", "<>", "<", "<=", ">", ">=" -> Numbers.comparison(call);
      default -> call;
    };
  }

  private static DataType operandType(Call call) {
    return call.operands().get(0).type();
  }

  private static Expression cast(Call call, Optional<ResolvedFunction> cast) {
    if (call.operands().get(0) instanceof Literal literal && literal.text() == null) {
      return new Literal(null, call.type().withNullable(true));
    }
    return cast.isEmpty() ? call : function(call, cast.get());
  }

  /** A call of a function whose operands have the types that it takes. */
  public static Expression function(Call call, ResolvedFunction function) {
    boolean constant =
        function.determinism() == Determinism.DETERMINISTIC
            && writable(call.type())
            && call.operands().stream().allMatch(o -> o instanceof Literal && known(o.type()));
    return constant ? called(call, function) : call;
  }

  /** What fails now would fail whenever it is evaluated: it stays a call. */
  private static Expression called(Call call, ResolvedFunction function) {
    try {
      List<Column> arguments = new ArrayList<>();
      for (Expression operand : call.operands()) {
        arguments.add(column((Literal) operand));
      }
      ColumnBuilder out = ColumnBuilder.of(function.resultType(), 1);
      new Interpreter(function, new NoContext()).call(arguments, 0, out);
      Column value = out.build();
      DataType type = call.type().withNullable(value.isNull(0) || call.type().nullable());
      Literal literal = new Literal(Constants.text(value, function.resultType()), type);
      column(literal);
      return literal;
    } catch (RuntimeException e) {
      return call;
    }
  }

  private static Column column(Literal literal) {
    return Constants.column(literal.text(), literal.type(), ZoneOffset.UTC);
  }

  /** Whether a value of the type can be read without knowing the session's zone. */
  private static boolean known(DataType type) {
    return writable(type) || type instanceof IntervalType;
  }

  /** Whether a value of the type can be written down as a literal. */
  private static boolean writable(DataType type) {
    return !type.physical().isNested()
        && !(type instanceof NullType)
        && !(type instanceof IntervalType)
        && !(type instanceof TimestampType timestamp && timestamp.local());
  }
}
