package io.millrace.executor.operators.join;

import io.millrace.data.type.DataType;
import java.util.List;

/**
 * One input of a join.
 *
 * @param types of its columns
 * @param keys columns that equal those of the other side
 * @param uniqueKey columns no two rows agree in at a time; empty: there may be equal rows. A row
 *     then replaces the one with its unique key, and is taken away by it
 * @param ttlMillis after which a row that was not written is forgotten; 0: never
 */
public record JoinSide(
    List<DataType> types, List<Integer> keys, List<Integer> uniqueKey, long ttlMillis) {
  public JoinSide {
    types = List.copyOf(types);
    keys = List.copyOf(keys);
    uniqueKey = List.copyOf(uniqueKey);
  }

  /** Whether there is at most one row for each value of the join key. */
  boolean onePerKey() {
    return !uniqueKey.isEmpty() && keys.containsAll(uniqueKey);
  }
}
