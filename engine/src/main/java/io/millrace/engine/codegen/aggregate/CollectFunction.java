package io.millrace.engine.codegen.aggregate;

import io.millrace.data.type.DataType;
import io.millrace.engine.codegen.expression.JavaKind;
import io.millrace.engine.codegen.expression.Value;
import io.millrace.planner.plan.AggregateCall;
import java.util.List;

/** Functions of all values of a group: COLLECT, ARRAY_AGG, PERCENTILE and those of JSON. */
final class CollectFunction implements AggregateFunction {
  private static final String COLUMN = "io.millrace.data.column.Column";

  /** What is made of the values. */
  enum Made {
    MULTISET,
    ARRAY,
    JSON_ARRAY,
    JSON_OBJECT,
    PERCENTILE
  }

  private final Made made;
  private final boolean nulls;

  /** Makes a result; {@code nulls} says whether NULLs are kept. */
  CollectFunction(Made made, boolean nulls) {
    this.made = made;
    this.nulls = nulls;
  }

  @Override
  public Result plan(AggregateCall call, Accumulators accumulators) {
    List<Integer> arguments = call.arguments();
    int kept = made == Made.JSON_OBJECT ? 2 : 1;
    boolean percentile = made == Made.PERCENTILE;
    List<Integer> values = arguments.subList(0, kept);
    int header = percentile ? arguments.get(1) : -1;
    int frequency = percentile && arguments.size() > 2 ? arguments.get(2) : -1;
    List<Integer> required = nulls ? List.of() : arguments.subList(kept - 1, kept);
    Collected collected =
        new Collected(
            new Input(required, call.filter(), -1, false),
            values,
            values.stream().map(accumulators::type).toList(),
            header,
            header < 0 ? null : accumulators.type(header),
            frequency,
            call.distinct() || made == Made.MULTISET || percentile);
    Placed at = accumulators.place(collected);
    boolean raw = call.function().endsWith("_OF_JSON");
    return out -> {
      String reader = collected.reader(out.kernel());
      String bag = "segments.get(rows, row, " + at.segment() + ")";
      return switch (made) {
        case JSON_ARRAY, JSON_OBJECT -> {
          String method = made == Made.JSON_ARRAY ? "jsonArray" : "jsonObject";
          String text =
              out.local(
                  "io.millrace.data.bytes.Slice",
                  "%s.%s(%s, %s, row >= 0L)".formatted(reader, method, bag, raw));
          yield Value.of(JavaKind.BYTES, text, "(" + text + " == null)");
        }
        case MULTISET ->
            nested(out.local(COLUMN, reader + ".multiset(" + bag + ", " + call.distinct() + ")"));
        case ARRAY -> nested(out.local(COLUMN, reader + ".array(" + bag + ")"));
        case PERCENTILE ->
            percentile(out.local(COLUMN, reader + ".percentiles(" + bag + ")"), call.type());
      };
    };
  }

  private static Value nested(String column) {
    return new Value(JavaKind.NESTED, column, "0", "(" + column + " == null)");
  }

  private static Value percentile(String column, DataType type) {
    String isNull = "(" + column + " == null)";
    return JavaKind.of(type) == JavaKind.NESTED
        ? nested(column)
        : Value.of(
            JavaKind.DOUBLE,
            "((io.millrace.data.column.DoubleColumn) " + column + ").values()[0]",
            isNull);
  }
}
