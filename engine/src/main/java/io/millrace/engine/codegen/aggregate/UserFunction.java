package io.millrace.engine.codegen.aggregate;

import io.millrace.data.type.DataType;
import io.millrace.engine.codegen.expression.JavaKind;
import io.millrace.engine.codegen.expression.Value;
import io.millrace.functions.user.AggregateClass;
import io.millrace.functions.user.AggregateTarget;
import io.millrace.planner.plan.AggregateCall;
import java.util.List;

/**
 * A function of a user. One that cannot merge accumulators gets a multiset that nobody reads: where
 * there is one, operators keep rows, or add them to every window, instead of merging.
 */
final class UserFunction implements AggregateFunction {
  private static final String READ = "io.millrace.engine.codegen.runtime.Nested.";
  private static final String SLICE = "io.millrace.data.bytes.Slice";

  private final AggregateClass users;

  UserFunction(AggregateClass users) {
    this.users = users;
  }

  @Override
  public Result plan(AggregateCall call, Accumulators accumulators) {
    List<DataType> types = call.arguments().stream().map(accumulators::type).toList();
    AggregateTarget target = users.target(types, accumulators.retracts());
    if (!target.merges() && !call.distinct()) {
      accumulators.multiset(call);
    }
    Input input =
        call.distinct() ? accumulators.input(call) : new Input(List.of(), call.filter(), -1, false);
    UserAccumulator accumulator = new UserAccumulator(input, call.arguments(), target);
    Placed at = accumulators.place(accumulator);
    return out -> {
      String column =
          out.local(
              "io.millrace.data.column.Column",
              "%s.result(segments.get(rows, row, %d))"
                  .formatted(accumulator.gathers(at), at.segment()));
      String isNull = "(" + column + ".isNull(0))";
      JavaKind kind = JavaKind.of(call.type());
      return switch (kind) {
        case BOOLEAN -> Value.of(kind, READ + "getInt(" + column + ", 0) != 0", isNull);
        case INT -> Value.of(kind, READ + "getInt(" + column + ", 0)", isNull);
        case LONG -> Value.of(kind, READ + "getLong(" + column + ", 0)", isNull);
        case DOUBLE -> Value.of(kind, READ + "getDouble(" + column + ", 0)", isNull);
        case PAIR ->
            new Value(
                kind,
                READ + "getHigh(" + column + ", 0)",
                READ + "getLow(" + column + ", 0)",
                isNull);
        case BYTES -> {
          String view = out.kernel().scratch(SLICE, "new " + SLICE + "()");
          yield Value.of(kind, READ + "getBytes(" + column + ", 0, " + view + ")", isNull);
        }
        case NESTED -> new Value(kind, column, "0", isNull);
      };
    };
  }
}
