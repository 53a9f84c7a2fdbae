package io.millrace.engine.session;

import io.millrace.data.type.DataType;
import io.millrace.data.type.DataType.Field;
import java.util.List;

/**
 * What is known of a statement before it runs.
 *
 * @param columns of its rows; empty if it yields none
 * @param parameters types of its {@code ?}, in order
 */
public record Prepared(List<Field> columns, List<DataType> parameters) {
  public Prepared {
    columns = List.copyOf(columns);
    parameters = List.copyOf(parameters);
  }
}
