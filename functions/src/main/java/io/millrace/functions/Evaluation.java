package io.millrace.functions;

import io.millrace.data.column.Column;
import io.millrace.data.column.ColumnBuilder;
import io.millrace.data.type.DataType;
import io.millrace.functions.api.FunctionContext;
import io.millrace.functions.call.Interpreter;
import io.millrace.functions.cast.Casts;
import io.millrace.functions.registry.ResolvedFunction;
import java.util.ArrayList;
import java.util.List;

/** A call whose arguments are cast to what the function wants first. Slow; for one thread. */
public final class Evaluation {
  private final Interpreter call;
  private final List<DataType> wanted;
  private final List<Interpreter> casts = new ArrayList<>();

  /**
   * @param given types of the arguments
   * @param context may be null for functions that take none
   */
  public Evaluation(ResolvedFunction function, List<DataType> given, FunctionContext context) {
    call = new Interpreter(function, context);
    wanted = function.argumentTypes();
    for (int i = 0; i < given.size(); i++) {
      DataType from = given.get(i);
      DataType to = wanted.get(i);
      casts.add(
          Casts.isIdentity(from, to)
              ? null
              : new Interpreter(Casts.find(from, to).orElseThrow(), context));
    }
  }

  /** Appends the result for row {@code row} of the arguments, which are of the types given. */
  public void call(List<? extends Column> arguments, int row, ColumnBuilder out) {
    List<Column> converted = new ArrayList<>();
    for (int i = 0; i < arguments.size(); i++) {
      Column column = arguments.get(i).take(new int[] {row}, 1).flat();
      if (casts.get(i) != null) {
        ColumnBuilder builder = ColumnBuilder.of(wanted.get(i), 1);
        casts.get(i).call(List.of(column), 0, builder);
        column = builder.build();
      }
      converted.add(column);
    }
    call.call(converted, 0, out);
  }
}
