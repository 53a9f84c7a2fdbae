package io.millrace.engine.codegen.aggregate;

import io.millrace.data.type.DataType;
import io.millrace.data.type.DataType.DecimalType;
import io.millrace.data.type.DataType.FloatingType;
import io.millrace.engine.codegen.expression.JavaKind;
import io.millrace.engine.codegen.expression.Value;
import io.millrace.planner.plan.AggregateCall;

/**
 * VAR and STDDEV: of whole numbers a whole number, cut towards zero, of decimals a decimal as AVG
 * gives it. They are computed as DOUBLE, as in Flink; a decimal that does not fit is NULL.
 */
final class VarianceFunction implements AggregateFunction {
  private final boolean sample;
  private final boolean root;

  VarianceFunction(boolean sample, boolean root) {
    this.sample = sample;
    this.root = root;
  }

  @Override
  public Result plan(AggregateCall call, Accumulators accumulators) {
    DataType type = accumulators.type(call.arguments().get(0));
    Placed sums = accumulators.place(new MomentSums(accumulators.input(call), type));
    String where = "(slots, base + " + sums.slot() + ", " + sample;
    String missing = MomentSums.MOMENTS + "isMissing" + where + ")";
    String value = MomentSums.MOMENTS + "variance" + where + ", " + root + ")";
    if (type instanceof FloatingType floating) {
      String rounded = floating.single() ? "(float) (" + value + ")" : value;
      return out -> Value.of(JavaKind.DOUBLE, rounded, missing);
    }
    if (call.type() instanceof DecimalType decimal) {
      String made =
          "io.millrace.data.decimal.Decimals.ofDouble(%s, %d, %d, "
              .formatted(value, decimal.precision(), decimal.scale());
      return out -> SumFunction.decimal(made, decimal, missing, out);
    }
    return out -> SumFunction.whole("(long) " + value, call.type(), missing);
  }
}
