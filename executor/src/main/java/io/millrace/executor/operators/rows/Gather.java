package io.millrace.executor.operators.rows;

import io.millrace.data.column.Column;
import io.millrace.data.column.ColumnBuilder;
import io.millrace.data.column.Columns;
import io.millrace.data.type.DataType;
import java.util.List;

/** Takes values of columns by position. */
public final class Gather {
  private Gather() {}

  /** The values at {@code positions[0..count)}; NULL where the position is -1. */
  public static Column takeOrNull(DataType type, Column column, int[] positions, int count) {
    boolean allThere = true;
    for (int i = 0; i < count; i++) {
      allThere &= positions[i] >= 0;
    }
    if (allThere) {
      return column.take(positions, count);
    }
    ColumnBuilder builder = ColumnBuilder.of(type, count);
    for (int i = 0; i < count; i++) {
      if (positions[i] < 0) {
        builder.appendNull();
      } else {
        builder.copyFrom(column, positions[i]);
      }
    }
    return builder.build();
  }

  /** Builders for columns of these types. */
  public static ColumnBuilder[] builders(List<DataType> types, int capacity) {
    return types.stream()
        .map(type -> ColumnBuilder.of(type, capacity))
        .toArray(ColumnBuilder[]::new);
  }

  /** What the builders hold, which are empty then. */
  public static Column[] build(ColumnBuilder[] builders) {
    Column[] columns = new Column[builders.length];
    for (int i = 0; i < columns.length; i++) {
      columns[i] = builders[i].build();
    }
    return columns;
  }

  /** Columns without values. */
  public static Column[] empty(List<DataType> types) {
    return types.stream().map(Columns::empty).toArray(Column[]::new);
  }
}
