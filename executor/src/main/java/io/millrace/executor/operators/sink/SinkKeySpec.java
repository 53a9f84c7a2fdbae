package io.millrace.executor.operators.sink;

import io.millrace.data.type.DataType;
import io.millrace.data.type.DataType.Field;
import java.util.List;

/**
 * How rows for a sink are told apart.
 *
 * @param columns of the rows
 * @param primaryKey columns by which the sink keeps one row; the input is spread by them
 * @param upsertKey columns by which the query tells its rows apart; empty: by all of them
 * @param updateBefore whether the sink must be told what a +U replaces
 * @param stateTtlMillis after which a row that was not written is forgotten; 0: never
 */
public record SinkKeySpec(
    List<Field> columns,
    List<Integer> primaryKey,
    List<Integer> upsertKey,
    boolean updateBefore,
    long stateTtlMillis) {
  public SinkKeySpec {
    columns = List.copyOf(columns);
    primaryKey = List.copyOf(primaryKey);
    upsertKey = List.copyOf(upsertKey);
  }

  List<DataType> types() {
    return columns.stream().map(Field::type).toList();
  }

  List<DataType> keyTypes() {
    return primaryKey.stream().map(i -> columns.get(i).type()).toList();
  }

  int[] keyColumns() {
    return primaryKey.stream().mapToInt(Integer::intValue).toArray();
  }
}
