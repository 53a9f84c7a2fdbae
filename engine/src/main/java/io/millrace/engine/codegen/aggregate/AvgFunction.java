package io.millrace.engine.codegen.aggregate;

import io.millrace.data.error.MillraceException;
import io.millrace.data.type.DataType;
import io.millrace.data.type.DataType.DecimalType;
import io.millrace.data.type.DataType.FloatingType;
import io.millrace.data.type.DataType.IntegralType;
import io.millrace.engine.codegen.expression.JavaKind;
import io.millrace.engine.codegen.expression.Value;
import io.millrace.planner.plan.AggregateCall;

/** AVG: of whole numbers a whole number, cut towards zero; NULL of no rows. */
final class AvgFunction implements AggregateFunction {
  @Override
  public Result plan(AggregateCall call, Accumulators accumulators) {
    Input input = accumulators.input(call);
    DataType type = accumulators.type(call.arguments().get(0));
    Placed count = accumulators.count(input);
    String divisor = "Math.max(1L, " + count.slot(0) + ")";
    if (type instanceof IntegralType) {
      Placed sum = accumulators.place(new WholeSum(input));
      String average = sum.slot(0) + " / " + divisor;
      return out -> SumFunction.whole(average, call.type(), count.isZero());
    } else if (type instanceof FloatingType floating) {
      Placed sum = accumulators.place(new RealSum(input, false));
      String average = RealSum.read(sum.slot(0)) + " / " + divisor;
      String rounded = floating.single() ? "(float) (" + average + ")" : average;
      return out -> Value.of(JavaKind.DOUBLE, rounded, count.isZero());
    } else if (type instanceof DecimalType decimal) {
      Placed sum = accumulators.place(new DecimalSum(input, decimal));
      return out -> {
        String int128 = "io.millrace.data.decimal.Int128";
        String rows = out.kernel().scratch(int128, "new " + int128 + "()");
        String average =
            "io.millrace.engine.codegen.runtime.WideSum.average(slots, base + %d, %d, %s.set(%s), %d, %d, "
                .formatted(
                    sum.slot(),
                    decimal.scale(),
                    rows,
                    count.slot(0),
                    SumFunction.digits(call.type()),
                    SumFunction.scale(call.type()));
        return SumFunction.decimal(average, call.type(), count.isZero(), out);
      };
    }
    throw MillraceException.notSupported("AVG of " + type.sql());
  }
}
