package io.millrace.engine.codegen.expression;

import io.millrace.data.type.DataType;
import io.millrace.data.type.DataType.DecimalType;
import io.millrace.data.type.DataType.FloatingType;
import io.millrace.data.type.DataType.TimestampType;
import io.millrace.data.type.Types;
import io.millrace.planner.plan.Expression;
import io.millrace.planner.plan.Expression.Call;
import java.util.Map;

/** {@code = <> < <= > >=} and IS [NOT] DISTINCT FROM, over all types. */
final class ComparisonForms {
  private static final String RUNTIME = "io.millrace.engine.codegen.runtime.Comparison.";

  private ComparisonForms() {}

  static void register(Map<String, Form> forms) {
    forms.put("=", (call, out) -> compare(call, "==", out));
    forms.put("<>", (call, out) -> compare(call, "!=", out));
    forms.put("<", (call, out) -> compare(call, "<", out));
    forms.put("<=", (call, out) -> compare(call, "<=", out));
    forms.put(">", (call, out) -> compare(call, ">", out));
    forms.put(">=", (call, out) -> compare(call, ">=", out));
    forms.put("IS DISTINCT FROM", (call, out) -> distinct(call, "!", out));
    forms.put("IS NOT DISTINCT FROM", (call, out) -> distinct(call, "", out));
  }

  /** Whether two types compare as Java primitives. */
  static boolean isPlain(DataType a, DataType b) {
    boolean plain = JavaKind.of(a).isPrimitiveNumber() && JavaKind.of(b).isPrimitiveNumber();
    boolean decimal = a instanceof DecimalType || b instanceof DecimalType;
    return plain && (!decimal || a.withNullable(true).equals(b.withNullable(true)));
  }

  private static Value compare(Call call, String operator, Emitter out) {
    Value[] values = operands(call, out);
    return compare(values[0], values[1], operator, out);
  }

  /** Both operands in one layout. */
  private static Value[] operands(Call call, Emitter out) {
    Expression left = call.operands().get(0);
    Expression right = call.operands().get(1);
    DataType common = common(left.type(), right.type());
    return new Value[] {
      common == null ? out.emit(left) : out.emitAs(left, common),
      common == null ? out.emit(right) : out.emitAs(right, common)
    };
  }

  /** The type to compare in; null: as they are. */
  private static DataType common(DataType a, DataType b) {
    if (isPlain(a, b)) {
      return null;
    }
    if (a instanceof DecimalType || b instanceof DecimalType) {
      return commonNumber(a, b);
    }
    if (a instanceof TimestampType x && b instanceof TimestampType y) {
      return x.precision() >= y.precision() ? a : b;
    }
    return a instanceof DataType.NullType ? b : a;
  }

  private static DataType commonNumber(DataType a, DataType b) {
    if (a instanceof FloatingType || b instanceof FloatingType) {
      return Types.DOUBLE;
    }
    int scale = Math.max(scale(a), scale(b));
    int whole = Math.max(precision(a) - scale(a), precision(b) - scale(b));
    return Types.decimal(Math.min(38, whole + scale), scale);
  }

  private static int scale(DataType type) {
    return type instanceof DecimalType decimal ? decimal.scale() : 0;
  }

  private static int precision(DataType type) {
    return type instanceof DecimalType decimal
        ? decimal.precision()
        : JavaKind.of(type) == JavaKind.LONG ? 19 : 10;
  }

  /** Compares values of one layout; {@code operator} is Java's. */
  static Value compare(Value a, Value b, String operator, Emitter out) {
    boolean equality = operator.equals("==") || operator.equals("!=");
    if (a.alwaysNull() || b.alwaysNull()) {
      return Value.nothing(JavaKind.BOOLEAN);
    }
    if (a.kind().isPrimitiveNumber() || a.kind() == JavaKind.BOOLEAN && equality) {
      return out.total(JavaKind.BOOLEAN, a.code() + " " + operator + " " + b.code(), a, b);
    }
    if (a.kind() == JavaKind.PAIR && equality) {
      String same = "%s == %s && %s == %s".formatted(a.code(), b.code(), a.second(), b.second());
      String expression = operator.equals("==") ? same : "!(" + same + ")";
      return out.total(JavaKind.BOOLEAN, expression, a, b);
    }
    String sign = operator.equals("!=") ? "!" : "";
    String expression =
        equality
            ? sign + equal(a, b)
            : RUNTIME + "compare(" + arguments(a, b) + ") " + operator + " 0";
    return out.guarded(JavaKind.BOOLEAN, expression, a, b);
  }

  private static String equal(Value a, Value b) {
    return a.kind() == JavaKind.BYTES
        ? a.code() + ".contentEquals(" + b.code() + ")"
        : RUNTIME + "equal(" + arguments(a, b) + ")";
  }

  private static String arguments(Value a, Value b) {
    return a.kind().isDouble()
        ? String.join(", ", a.code(), a.second(), b.code(), b.second())
        : a.code() + ", " + b.code();
  }

  private static Value distinct(Call call, String sign, Emitter out) {
    Value[] values = operands(call, out);
    Value a = values[0];
    Value b = values[1];
    if (a.alwaysNull() || b.alwaysNull()) {
      String both = a.isNull() + " && " + b.isNull();
      return Value.notNull(JavaKind.BOOLEAN, out.local("boolean", sign + "(" + both + ")"));
    }
    Value equal = compare(a, b, "==", out);
    String same =
        equal.neverNull()
            ? equal.code()
            : "(%s ? %s && %s : %s)"
                .formatted(equal.isNull(), a.isNull(), b.isNull(), equal.code());
    return Value.notNull(JavaKind.BOOLEAN, out.local("boolean", sign + same));
  }
}
