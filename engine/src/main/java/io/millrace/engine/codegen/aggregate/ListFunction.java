package io.millrace.engine.codegen.aggregate;

import io.millrace.data.type.DataType;
import io.millrace.planner.plan.AggregateCall;

/**
 * LISTAGG, FIRST_VALUE and LAST_VALUE: of values that are not NULL, in the order of their coming.
 */
final class ListFunction implements AggregateFunction {
  private static final String SLICE = "io.millrace.data.bytes.Slice";

  /** What is made of the list. */
  enum Part {
    ALL,
    FIRST,
    LAST
  }

  private final Part part;

  ListFunction(Part part) {
    this.part = part;
  }

  @Override
  public Result plan(AggregateCall call, Accumulators accumulators) {
    DataType type = accumulators.type(call.arguments().get(0));
    boolean one = part != Part.ALL && !accumulators.retracts();
    Accumulator accumulator =
        one
            ? new EdgeValue(accumulators.input(call), part == Part.LAST, type)
            : new ValueList(accumulators.input(call), type);
    Placed at = accumulators.place(accumulator);
    if (one && !KeptBytes.are(type)) {
      return out -> Extreme.stored(at, type).withNull(at.isZero());
    }
    return out -> {
      String stored = "segments.get(rows, row, " + at.segment() + ")";
      if (one) {
        return KeptBytes.VALUES.read(out.local(SLICE, stored), type, out);
      }
      String lists = out.kernel().scratch(ValueList.LISTS, "new " + ValueList.LISTS + "()");
      String read =
          part == Part.ALL
              ? lists + ".joined(" + stored + ")"
              : lists + ".edge(" + stored + ", " + (part == Part.LAST) + ")";
      String value = out.local(SLICE, read);
      return KeptBytes.are(type)
          ? KeptBytes.FOUND_AGAIN.read(value, type, out)
          : Extreme.read(
                  index -> ValueList.LISTS + ".number(" + value + ", " + (index - 1) + ")", type)
              .withNull("(" + value + " == null)");
    };
  }
}
