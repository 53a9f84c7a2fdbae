package io.millrace.engine.codegen.aggregate;

import io.millrace.data.error.MillraceException;
import io.millrace.data.type.DataType;
import io.millrace.engine.codegen.expression.JavaKind;
import io.millrace.engine.codegen.expression.Value;
import io.millrace.planner.plan.AggregateCall;

/** MIN and MAX; DISTINCT makes no difference to them. */
final class ExtremeFunction implements AggregateFunction {
  private final boolean greatest;

  ExtremeFunction(boolean greatest) {
    this.greatest = greatest;
  }

  @Override
  public Result plan(AggregateCall call, Accumulators accumulators) {
    DataType type = accumulators.type(call.arguments().get(0));
    JavaKind kind = JavaKind.of(type);
    if (kind == JavaKind.NESTED) {
      throw MillraceException.notSupported(call.function() + " of " + type.sql());
    }
    Input rows = new Input(call.arguments(), call.filter(), -1, false);
    Accumulator accumulator;
    if (accumulators.retracts()) {
      accumulator = new ElementExtreme(accumulators.multiset(call), greatest, type);
    } else if (kind == JavaKind.BYTES) {
      accumulator = new BytesExtreme(rows, greatest, type);
    } else {
      accumulator = new Extreme(rows, greatest, type);
    }
    Placed at = accumulators.place(accumulator);
    if (kind != JavaKind.BYTES) {
      return out -> Extreme.stored(at, type).withNull(at.isZero());
    }
    return out -> {
      String value =
          out.local(
              "io.millrace.data.bytes.Slice", "segments.get(rows, row, " + at.segment() + ")");
      return Value.of(kind, value, "(" + value + " == null)");
    };
  }
}
