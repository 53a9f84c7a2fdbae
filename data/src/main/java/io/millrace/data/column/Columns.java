package io.millrace.data.column;

import io.millrace.data.type.DataType;
import java.util.List;

/** Making whole columns. */
public final class Columns {
  private Columns() {}

  /** A column of no values. */
  public static Column empty(DataType type) {
    return ColumnBuilder.of(type, 1).build();
  }

  /** The values of all {@code columns}, one column after the other. */
  public static Column concat(DataType type, List<? extends Column> columns) {
    if (columns.size() == 1) {
      return columns.get(0);
    }
    ColumnBuilder builder =
        ColumnBuilder.of(type, columns.stream().mapToInt(Column::length).reduce(0, Math::addExact));
    for (Column column : columns) {
      builder.copyRange(column, 0, column.length());
    }
    return builder.build();
  }

  /** One value repeated; see {@link JavaValues} for the classes that stand for SQL types. */
  public static ConstantColumn constant(DataType type, Object value, int length) {
    ColumnBuilder builder = ColumnBuilder.of(type, 1);
    JavaValues.append(type, value, builder);
    return new ConstantColumn(length, builder.build());
  }

  /** NULL repeated. */
  public static ConstantColumn nulls(DataType type, int length) {
    return constant(type, null, length);
  }

  /** The values given, in order; for tests and VALUES. */
  public static Column of(DataType type, Object... values) {
    ColumnBuilder builder = ColumnBuilder.of(type, values.length);
    for (Object value : values) {
      JavaValues.append(type, value, builder);
    }
    return builder.build();
  }
}
