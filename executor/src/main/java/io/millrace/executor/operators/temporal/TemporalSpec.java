package io.millrace.executor.operators.temporal;

import io.millrace.data.type.DataType;
import java.util.ArrayList;
import java.util.List;

/**
 * What a temporal join is told. The keys hold the right side's unique key.
 *
 * @param nullSafe for each pair of keys whether NULL equals NULL
 * @param outer whether a left row without a version comes out with NULLs
 */
public record TemporalSpec(Side left, Side right, List<Boolean> nullSafe, boolean outer) {

  /**
   * One input.
   *
   * @param types of its columns
   * @param keys columns that equal those of the other side
   */
  public record Side(List<DataType> types, List<Integer> keys) {}

  Side side(int input) {
    return input == 0 ? left : right;
  }

  /** Types under which the keys of both sides, and of exchanges before, are encoded. */
  public List<DataType> keyTypes() {
    List<DataType> types = new ArrayList<>();
    for (int i = 0; i < left.keys.size(); i++) {
      DataType a = left.types.get(left.keys.get(i));
      DataType b = right.types.get(right.keys.get(i));
      types.add(a.withNullable(a.nullable() || b.nullable()));
    }
    return types;
  }
}
