package io.millrace.functions.cast;

import io.millrace.data.column.BytesBuilder;
import io.millrace.data.column.Column;
import io.millrace.data.column.ColumnBuilder;
import io.millrace.data.type.DataType;
import io.millrace.functions.api.CallState;
import io.millrace.functions.api.FunctionContext;
import io.millrace.functions.call.Interpreter;
import java.util.ArrayList;
import java.util.List;

/** The casts of the parts of a nested type at one place of call. */
public final class NestedState implements CallState {
  private List<Interpreter> parts;
  final BytesBuilder text = new BytesBuilder(1);

  /** Casts from each type to the one at the same place; does nothing after the first time. */
  void prepare(List<DataType> from, List<DataType> to, FunctionContext context) {
    if (parts != null) {
      return;
    }
    List<Interpreter> made = new ArrayList<>();
    for (int i = 0; i < from.size(); i++) {
      made.add(
          Casts.isIdentity(from.get(i), to.get(i))
              ? null
              : new Interpreter(Casts.findPart(from.get(i), to.get(i)).orElseThrow(), context));
    }
    parts = made;
  }

  /** Appends part {@code index} of a value, which stands at {@code position} of a column. */
  void append(int index, Column column, int position, ColumnBuilder out) {
    Interpreter cast = parts.get(index);
    if (cast == null) {
      out.copyFrom(column, position);
    } else {
      cast.call(List.of(column), position, out);
    }
  }
}
