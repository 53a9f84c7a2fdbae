package io.millrace.engine.codegen.aggregate;

import io.millrace.data.error.MillraceException;
import io.millrace.data.type.DataType;
import io.millrace.engine.codegen.expression.JavaKind;
import io.millrace.engine.codegen.expression.Value;
import io.millrace.planner.plan.AggregateCall;
import java.util.List;

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
    if (accumulators.retracts() && !accumulators.mayKeepMultisets()) {
      return ofAll(rows, type, accumulators);
    }
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

  /** Of all values, which are kept in bytes that can be merged. */
  private Result ofAll(Input rows, DataType type, Accumulators accumulators) {
    DataType kept = type.withNullable(true);
    Collected values = new Collected(rows, rows.columns(), List.of(kept), -1, null, -1, true);
    Placed at = accumulators.place(values);
    return out -> {
      String readers = "io.millrace.engine.codegen.runtime.ElementReader";
      String constant = out.kernel().constant(DataType.class.getName(), kept);
      String reader = out.kernel().scratch(readers, "new " + readers + "(" + constant + ")");
      String extreme =
          "%s.extreme(segments.get(rows, row, %d), %s)"
              .formatted(values.reader(out.kernel()), at.segment(), greatest);
      String found = out.local("boolean", reader + ".read(" + extreme + ")");
      return ElementExtreme.read(reader, type).withNull("!" + found);
    };
  }
}
