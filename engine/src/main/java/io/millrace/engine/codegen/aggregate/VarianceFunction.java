package io.millrace.engine.codegen.aggregate;

import io.millrace.data.error.MillraceException;
import io.millrace.data.type.DataType;
import io.millrace.data.type.DataType.FloatingType;
import io.millrace.data.type.DataType.IntegralType;
import io.millrace.engine.codegen.expression.JavaKind;
import io.millrace.engine.codegen.expression.Value;
import io.millrace.planner.plan.AggregateCall;

/** VAR and STDDEV in the argument's type: of whole numbers a whole number, cut towards zero. */
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
    if (!(type instanceof IntegralType) && !(type instanceof FloatingType)) {
      throw MillraceException.notSupported(call.function() + " of " + type.sql())
          .withHint("use CAST(… AS DOUBLE)");
    }
    Placed sums = accumulators.place(new MomentSums(accumulators.input(call)));
    String where = "(slots, base + " + sums.slot() + ", " + sample;
    String missing = MomentSums.MOMENTS + "isMissing" + where + ")";
    String value = MomentSums.MOMENTS + "variance" + where + ", " + root + ")";
    if (type instanceof FloatingType floating) {
      String rounded = floating.single() ? "(float) (" + value + ")" : value;
      return out -> Value.of(JavaKind.DOUBLE, rounded, missing);
    }
    return out -> SumFunction.whole("(long) " + value, call.type(), missing);
  }
}
