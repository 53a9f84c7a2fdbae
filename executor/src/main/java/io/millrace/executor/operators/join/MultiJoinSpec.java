package io.millrace.executor.operators.join;

import io.millrace.data.type.DataType;
import java.util.ArrayList;
import java.util.List;

/**
 * What a join of several inputs is told: each is joined with all before it by a key that all have.
 *
 * @param outer for each input whether rows of those before stay that have no match in it; false for
 *     the first one
 */
public record MultiJoinSpec(List<JoinSide> sides, List<Boolean> outer) {
  public MultiJoinSpec {
    sides = List.copyOf(sides);
    outer = List.copyOf(outer);
    int keys = sides.get(0).keys().size();
    if (sides.size() != outer.size()
        || outer.get(0)
        || sides.stream().anyMatch(side -> side.keys().size() != keys)) {
      throw new IllegalArgumentException("inputs of a join that do not fit each other");
    }
  }

  boolean anyOuter() {
    return outer.contains(true);
  }

  /** The types under which the keys of all inputs are encoded, as {@link JoinSpec#keyTypes}. */
  public List<DataType> keyTypes() {
    List<DataType> types = new ArrayList<>();
    for (int k = 0; k < sides.get(0).keys().size(); k++) {
      DataType type = null;
      for (JoinSide side : sides) {
        DataType each = side.types().get(side.keys().get(k));
        if (type != null && type.physical() != each.physical()) {
          throw new IllegalArgumentException("a join of " + type + " with " + each);
        }
        type = type == null ? each : type.withNullable(type.nullable() || each.nullable());
      }
      types.add(type);
    }
    return types;
  }
}
