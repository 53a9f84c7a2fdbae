package io.millrace.executor.operators.join;

import io.millrace.data.type.DataType;
import java.util.ArrayList;
import java.util.List;

/**
 * What a join is told.
 *
 * @param nullSafe for each pair of keys whether NULL equals NULL
 */
public record JoinSpec(JoinKind kind, JoinSide left, JoinSide right, List<Boolean> nullSafe) {
  public JoinSpec {
    nullSafe = List.copyOf(nullSafe);
    if (left.keys().size() != right.keys().size() || left.keys().size() != nullSafe.size()) {
      throw new IllegalArgumentException("keys of a join that do not come in pairs");
    }
  }

  JoinSide side(int input) {
    return input == 0 ? left : right;
  }

  /**
   * The types under which the keys of both sides are encoded: NULL may come if it may on either
   * side. Exchanges before a join must encode with these too, or equal keys part.
   */
  public List<DataType> keyTypes() {
    List<DataType> types = new ArrayList<>();
    for (int i = 0; i < nullSafe.size(); i++) {
      DataType a = left.types().get(left.keys().get(i));
      DataType b = right.types().get(right.keys().get(i));
      if (a.physical() != b.physical()) {
        throw new IllegalArgumentException("a join of " + a + " with " + b);
      }
      types.add(a.withNullable(a.nullable() || b.nullable()));
    }
    return types;
  }
}
