package io.millrace.engine.codegen.aggregate;

import io.millrace.data.error.MillraceException;
import io.millrace.data.type.DataType;
import io.millrace.data.type.DataType.DecimalType;
import io.millrace.data.type.DataType.FloatingType;
import io.millrace.data.type.DataType.IntegralType;
import io.millrace.engine.codegen.expression.Emitter;
import io.millrace.engine.codegen.expression.JavaKind;
import io.millrace.engine.codegen.expression.Value;
import io.millrace.planner.plan.AggregateCall;

/**
 * SUM: NULL of no rows. Whole numbers wrap around in the type of the result; a decimal that does
 * not fit is NULL, as in Flink.
 */
final class SumFunction implements AggregateFunction {
  private static final String INT128 = "io.millrace.data.decimal.Int128";

  private final boolean zeroOfNothing;

  /** SUM, or a SUM that is zero where there is nothing to sum. */
  SumFunction(boolean zeroOfNothing) {
    this.zeroOfNothing = zeroOfNothing;
  }

  @Override
  public Result plan(AggregateCall call, Accumulators accumulators) {
    Input input = accumulators.input(call);
    DataType type = accumulators.type(call.arguments().get(0));
    Placed count = accumulators.count(input);
    String isNull = zeroOfNothing ? "false" : count.isZero();
    if (type instanceof IntegralType) {
      Placed sum = accumulators.place(new WholeSum(input));
      return out -> whole(sum.slot(0), call.type(), isNull);
    } else if (type instanceof FloatingType floating) {
      Placed sum = accumulators.place(new RealSum(input, floating.single()));
      return out -> Value.of(JavaKind.DOUBLE, RealSum.read(sum.slot(0)), isNull);
    } else if (type instanceof DecimalType decimal) {
      Placed sum = accumulators.place(new DecimalSum(input, decimal));
      String call128 =
          "io.millrace.engine.codegen.runtime.WideSum.get(slots, base + %d, %d, %d, %d, "
              .formatted(sum.slot(), decimal.scale(), digits(call.type()), scale(call.type()));
      return out -> decimal(call128, call.type(), isNull, out);
    }
    throw MillraceException.notSupported("SUM of " + type.sql());
  }

  /** A whole number cut to the width of a type. */
  static Value whole(String number, DataType type, String isNull) {
    if (type instanceof IntegralType integral) {
      return switch (integral.width()) {
        case TINYINT -> Value.of(JavaKind.INT, "(byte) (" + number + ")", isNull);
        case SMALLINT -> Value.of(JavaKind.INT, "(short) (" + number + ")", isNull);
        case INT -> Value.of(JavaKind.INT, "(int) (" + number + ")", isNull);
        case BIGINT -> Value.of(JavaKind.LONG, number, isNull);
      };
    }
    return type instanceof FloatingType
        ? Value.of(JavaKind.DOUBLE, "(double) (" + number + ")", isNull)
        : Value.of(JavaKind.LONG, number, isNull);
  }

  /** The value that a call puts into a 128-bit number, its last argument; false: NULL. */
  static Value decimal(String callWithoutTarget, DataType type, String isNull, Emitter out) {
    String target = out.kernel().scratch(INT128, "new " + INT128 + "()");
    String missing = out.local("boolean", isNull + " || !" + callWithoutTarget + target + ")");
    return JavaKind.of(type) == JavaKind.LONG
        ? Value.of(JavaKind.LONG, target + ".low", missing)
        : new Value(JavaKind.PAIR, target + ".high", target + ".low", missing);
  }

  static int digits(DataType type) {
    return ((DecimalType) type).precision();
  }

  static int scale(DataType type) {
    return ((DecimalType) type).scale();
  }
}
