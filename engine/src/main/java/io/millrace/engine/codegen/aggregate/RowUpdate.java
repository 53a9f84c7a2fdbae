package io.millrace.engine.codegen.aggregate;

import io.millrace.data.type.DataType;
import io.millrace.engine.codegen.expression.Emitter;
import io.millrace.engine.codegen.expression.Value;
import io.millrace.engine.codegen.source.Code;
import io.millrace.planner.plan.Expression.Call;
import io.millrace.planner.plan.Expression.ColumnRef;
import java.util.List;

/**
 * The statements for one row, within a condition that it counts.
 *
 * @param types of the input's columns
 * @param sign a Java expression: 1 to add, -1 to take away; null: always added
 */
record RowUpdate(Emitter out, List<DataType> types, String sign) {

  /** The argument in column {@code column}, which is not NULL. */
  Value argument(int column) {
    return out.emit(new ColumnRef(column, types.get(column)));
  }

  /** The argument in column {@code column}, which is not NULL, by CAST as another type. */
  Value converted(int column, DataType type) {
    return out.emit(new Call("CAST", List.of(new ColumnRef(column, types.get(column))), type));
  }

  Code code() {
    return out.code();
  }

  /** A statement: adds the sign to a slot. */
  void count(String slot) {
    code().line(sign == null ? slot + "++;" : slot + " += " + sign + ";");
  }

  /** A Java expression: the value, or its negative when it is taken away. */
  String signed(String value) {
    return sign == null ? value : sign + " * " + value;
  }
}
