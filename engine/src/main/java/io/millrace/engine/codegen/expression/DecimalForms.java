package io.millrace.engine.codegen.expression;

import io.millrace.data.error.MillraceException;
import io.millrace.data.type.DataType;
import io.millrace.data.type.DataType.DecimalType;
import io.millrace.data.type.DataType.IntegralType;
import io.millrace.data.type.DataType.IntegralWidth;
import io.millrace.planner.plan.Expression;
import io.millrace.planner.plan.Expression.Call;

/**
 * Arithmetic on DECIMAL. A result with more digits than its type is NULL, as in Flink. Operands of
 * at most 18 digits with a result of the same kind stay in one long.
 */
final class DecimalForms {
  private static final String DECIMAL = "io.millrace.data.decimal.";
  private static final String CHECK = "io.millrace.engine.codegen.runtime.Arithmetic.divisor(";

  private DecimalForms() {}

  /** Digits and scale of an operand; whole numbers are decimals without fraction. */
  private record Shape(int precision, int scale) {
    static Shape of(DataType type) {
      if (type instanceof DecimalType decimal) {
        return new Shape(decimal.precision(), decimal.scale());
      } else if (type instanceof IntegralType integral) {
        return new Shape(integral.width() == IntegralWidth.BIGINT ? 19 : 10, 0);
      }
      throw MillraceException.notSupported("DECIMAL arithmetic with " + type.sql());
    }

    boolean isShort() {
      return precision <= 18;
    }
  }

  static Value binary(Call call, String operator, Emitter out) {
    Expression left = call.operands().get(0);
    Expression right = call.operands().get(1);
    DataType type = call.type();
    Shape a = Shape.of(left.type());
    Shape b = Shape.of(right.type());
    Value x = out.emit(left);
    Value y = out.emit(right);
    Shape result = Shape.of(type);
    if (!(type instanceof DecimalType)) {
      DecimalType between = new DecimalType(Math.min(a.precision(), b.precision()), 0, true);
      Value value = wide(operator, x, a, y, b, Shape.of(between), between, out);
      return CastForms.convert(value, between, type, out);
    }
    boolean isShort = a.isShort() && b.isShort() && result.isShort();
    return isShort && !operator.equals("%")
        ? shortly(operator, x, a, y, b, result, out)
        : wide(operator, x, a, y, b, result, type, out);
  }

  private static Value shortly(
      String operator, Value x, Shape a, Value y, Shape b, Shape result, Emitter out) {
    if (isExact(operator, a, b, result)) {
      return out.total(JavaKind.LONG, "(long) " + x.code() + " " + operator + " " + y.code(), x, y);
    }
    String method =
        switch (operator) {
          case "+" -> "add";
          case "-" -> "subtract";
          case "*" -> "multiply";
          default -> "divide";
        };
    String divisor = operator.equals("/") ? CHECK + y.code() + ")" : y.code();
    String call =
        "%sShortDecimals.%s(%s, %d, %s, %d, %d, %d)"
            .formatted(
                DECIMAL,
                method,
                x.code(),
                a.scale(),
                divisor,
                b.scale(),
                result.precision(),
                result.scale());
    Value value = out.guarded(JavaKind.LONG, call, x, y);
    String overflow = value.code() + " == " + DECIMAL + "ShortDecimals.OVERFLOW";
    return value.withNull(out.local("boolean", value.isNull() + " || " + overflow));
  }

  /** Whether Java's operator on the unscaled values gives the result, and always fits. */
  private static boolean isExact(String operator, Shape a, Shape b, Shape result) {
    return switch (operator) {
      case "+", "-" ->
          a.scale() == b.scale()
              && result.scale() == a.scale()
              && result.precision() > Math.max(a.precision(), b.precision());
      case "*" ->
          result.scale() == a.scale() + b.scale()
              && result.precision() >= a.precision() + b.precision();
      default -> false;
    };
  }

  private static Value wide(
      String operator,
      Value x,
      Shape a,
      Value y,
      Shape b,
      Shape result,
      DataType type,
      Emitter out) {
    String method =
        switch (operator) {
          case "+" -> "add";
          case "-" -> "subtract";
          case "*" -> "multiply";
          case "/" -> "divide";
          default -> "remainder";
        };
    boolean divides = operator.equals("/") || operator.equals("%");
    String sum = scratch(out);
    String left = loaded(x, out);
    String right = loaded(y, out);
    String call =
        "%sDecimals.%s(%s, %d, %s, %d, %d, %d, %s)"
            .formatted(
                DECIMAL,
                method,
                left,
                a.scale(),
                divides ? CHECK + right + ")" : right,
                b.scale(),
                result.precision(),
                result.scale(),
                sum);
    Value fits = out.guarded(JavaKind.BOOLEAN, call, x, y);
    String isNull = out.local("boolean", "!" + fits.code());
    if (JavaKind.of(type) == JavaKind.LONG) {
      return Value.of(JavaKind.LONG, out.local("long", sum + ".low"), isNull);
    }
    String high = out.local("long", sum + ".high");
    return new Value(JavaKind.PAIR, high, out.local("long", sum + ".low"), isNull);
  }

  private static String scratch(Emitter out) {
    return out.kernel().scratch(DECIMAL + "Int128", "new " + DECIMAL + "Int128()");
  }

  private static String loaded(Value value, Emitter out) {
    return value.kind() == JavaKind.PAIR
        ? scratch(out) + ".set(" + value.code() + ", " + value.second() + ")"
        : scratch(out) + ".set((long) " + value.code() + ")";
  }

  static Value negate(Call call, Emitter out) {
    Value value = out.emitAs(call.operands().get(0), call.type());
    if (value.kind() == JavaKind.LONG) {
      return out.total(JavaKind.LONG, "-" + value.code(), value);
    }
    String low = out.local("long", "-" + value.second());
    String high =
        out.local("long", "~%s + (%s == 0L ? 1L : 0L)".formatted(value.code(), value.second()));
    return new Value(JavaKind.PAIR, high, low, value.isNull());
  }
}
