package io.millrace.engine.codegen.aggregate;

import io.millrace.data.type.DataType;
import io.millrace.planner.plan.AggregateCall;
import java.util.List;

/**
 * LAG: the value so many rows before the newest one; its arguments are the value, the number of
 * rows, and what there is instead where there are fewer.
 */
final class LagFunction implements AggregateFunction {
  private static final String SLICE = "io.millrace.data.bytes.Slice";

  @Override
  public Result plan(AggregateCall call, Accumulators accumulators) {
    DataType type = accumulators.type(call.arguments().get(0));
    // A NULL is a value like others.
    Input all = new Input(List.of(), call.filter(), -1, false);
    Placed at = accumulators.place(new LastValues(all, call.arguments(), type));
    return out -> {
      String lists = out.kernel().scratch(LastValues.VALUES, "new " + LastValues.VALUES + "()");
      String stored = "segments.get(rows, row, " + at.segment() + ")";
      String value = out.local(SLICE, lists + ".value(" + stored + ")");
      return KeptBytes.are(type)
          ? KeptBytes.VALUES.read(value, type, out)
          : Extreme.read(
                  index -> ValueList.LISTS + ".number(" + value + ", " + (index - 1) + ")", type)
              .withNull("(" + value + " == null)");
    };
  }
}
