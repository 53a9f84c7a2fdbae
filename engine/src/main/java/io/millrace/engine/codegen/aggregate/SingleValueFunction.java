package io.millrace.engine.codegen.aggregate;

import io.millrace.data.error.MillraceException;
import io.millrace.data.type.DataType;
import io.millrace.engine.codegen.expression.JavaKind;
import io.millrace.planner.plan.AggregateCall;
import java.util.List;

/**
 * SINGLE_VALUE: the value of a scalar sub-query. More than one row is an error; no row, or a NULL,
 * is NULL. The value is kept as that of MAX, which of one row is it.
 */
final class SingleValueFunction implements AggregateFunction {
  @Override
  public Result plan(AggregateCall call, Accumulators accumulators) {
    DataType type = accumulators.type(call.arguments().get(0));
    if (JavaKind.of(type) == JavaKind.NESTED) {
      throw MillraceException.notSupported("scalar sub-queries of " + type.sql());
    }
    Placed rows = accumulators.count(new Input(List.of(), call.filter(), -1, false));
    Result greatest = new ExtremeFunction(true).plan(call, accumulators);
    return out -> {
      String check = "io.millrace.engine.codegen.runtime.SingleValue.check(";
      out.code().line(check + rows.slot(0) + ");");
      return greatest.emit(out);
    };
  }
}
