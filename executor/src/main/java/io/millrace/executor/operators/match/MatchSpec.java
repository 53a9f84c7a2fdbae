package io.millrace.executor.operators.match;

import io.millrace.data.type.DataType;
import io.millrace.data.type.DataType.Field;
import java.util.List;

/**
 * A MATCH_RECOGNIZE.
 *
 * @param columns of the input; ids of what is kept in state are their names
 * @param keys columns of PARTITION BY
 * @param order columns by which rows of equal time are ordered
 * @param variables of the pattern, in order
 * @param withinMillis between first and last row of a match must be less; 0: no limit
 */
public record MatchSpec(
    List<Field> columns,
    List<Integer> keys,
    List<Order> order,
    List<MatchVariable> variables,
    AfterMatch after,
    long withinMillis) {
  public MatchSpec {
    columns = List.copyOf(columns);
    keys = List.copyOf(keys);
    order = List.copyOf(order);
    variables = List.copyOf(variables);
  }

  /** A column to order by; NULLs are lowest. */
  public record Order(int column, boolean descending) {}

  List<DataType> keyTypes() {
    return keys.stream().map(k -> columns.get(k).type()).toList();
  }

  int[] keyColumns() {
    return keys.stream().mapToInt(Integer::intValue).toArray();
  }

  List<DataType> types() {
    return columns.stream().map(Field::type).toList();
  }
}
