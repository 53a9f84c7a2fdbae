package io.millrace.engine.codegen.expression;

import io.millrace.data.type.DataType;
import io.millrace.data.type.DataType.DecimalType;
import io.millrace.data.type.DataType.FloatingType;
import io.millrace.data.type.DataType.IntegralType;
import io.millrace.data.type.DataType.IntervalType;
import io.millrace.planner.plan.Expression.Call;
import io.millrace.planner.plan.Expression.Literal;
import java.util.Map;

/** {@code + - * / %} and the minus sign. Whole numbers wrap around, as Flink's do. */
final class ArithmeticForms {
  private static final String RUNTIME = "io.millrace.engine.codegen.runtime.Arithmetic.";

  private ArithmeticForms() {}

  static void register(Map<String, Form> forms) {
    forms.put("+", (call, out) -> binary(call, "+", out));
    forms.put("-", (call, out) -> binary(call, "-", out));
    forms.put("*", (call, out) -> binary(call, "*", out));
    forms.put("/", (call, out) -> binary(call, "/", out));
    forms.put("%", (call, out) -> binary(call, "%", out));
    forms.put("MOD", (call, out) -> binary(call, "%", out));
    forms.put("NEGATE", ArithmeticForms::negate);
  }

  /** Whether the value can be computed whatever the operands are, without an error. */
  static boolean isTotal(Call call) {
    return switch (call.function()) {
      case "+", "-", "*", "NEGATE" -> call.operands().stream().allMatch(e -> isPlain(e.type()));
      case "/" -> call.type() instanceof FloatingType && isPlain(call.operands().get(1).type());
      default -> false;
    };
  }

  private static boolean isPlain(DataType type) {
    return type instanceof IntegralType
        || type instanceof FloatingType
        || type instanceof IntervalType;
  }

  private static Value binary(Call call, String operator, Emitter out) {
    DataType left = call.operands().get(0).type();
    DataType right = call.operands().get(1).type();
    if (TemporalForms.isPoint(left) || TemporalForms.isPoint(right)) {
      return TemporalForms.emit(call, operator, out);
    }
    if (call.type() instanceof DecimalType
        || left instanceof DecimalType && right instanceof DecimalType) {
      return DecimalForms.binary(call, operator, out);
    }
    Value a = out.emitAs(call.operands().get(0), operandType(left, call.type()));
    Value b = out.emitAs(call.operands().get(1), operandType(right, call.type()));
    JavaKind kind = JavaKind.of(call.type());
    boolean whole = kind != JavaKind.DOUBLE;
    if (whole && (operator.equals("/") || operator.equals("%"))) {
      return divided(call, operator, a, b, out);
    }
    String expression = a.code() + " " + operator + " " + b.code();
    return operator.equals("%")
        ? out.guarded(kind, narrowed(expression, call.type()), a, b)
        : out.total(kind, narrowed(expression, call.type()), a, b);
  }

  /** Operands are taken as they are among whole numbers; beside floating ones as such. */
  private static DataType operandType(DataType operand, DataType result) {
    return result instanceof FloatingType || operand instanceof DecimalType ? result : operand;
  }

  /**
   * A literal divisor stands in the source, so that the JIT compiler replaces the division; any
   * other is checked.
   */
  private static Value divided(Call call, String operator, Value a, Value b, Emitter out) {
    JavaKind kind = JavaKind.of(call.type());
    String suffix = b.kind() == JavaKind.LONG ? "L" : "";
    if (call.operands().get(1) instanceof Literal divisor
        && divisor.text() != null
        && divisor.text().matches("[1-9][0-9]*")) {
      String expression = a.code() + " " + operator + " " + divisor.text() + suffix;
      return out.total(kind, narrowed(expression, call.type()), a);
    }
    String method = operator.equals("/") ? "divide" : "remainder";
    String expression = RUNTIME + method + "(" + a.code() + ", " + b.code() + ")";
    return out.guarded(kind, narrowed(expression, call.type()), a, b);
  }

  private static Value negate(Call call, Emitter out) {
    if (call.type() instanceof DecimalType) {
      return DecimalForms.negate(call, out);
    }
    Value value = out.emitAs(call.operands().get(0), call.type());
    return out.total(value.kind(), narrowed("-" + value.code(), call.type()), value);
  }

  /** Cuts the result of Java's arithmetic to the width of the type. */
  private static String narrowed(String expression, DataType type) {
    if (type instanceof IntegralType integral) {
      return switch (integral.width()) {
        case TINYINT -> "(byte) (" + expression + ")";
        case SMALLINT -> "(short) (" + expression + ")";
        case INT -> "(int) (" + expression + ")";
        case BIGINT -> expression;
      };
    }
    boolean single = type instanceof FloatingType floating && floating.single();
    boolean months = type instanceof IntervalType interval && interval.yearMonth();
    return single
        ? "(float) (" + expression + ")"
        : months ? "(int) (" + expression + ")" : expression;
  }
}
