package io.millrace.functions.registry;

import io.millrace.data.type.DataType;
import io.millrace.data.type.Types;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the variables of a signature stand for in one call. */
final class Bindings {
  private final Map<String, List<DataType>> seen = new HashMap<>();
  private final Map<String, DataType> types = new HashMap<>();

  void add(String variable, DataType type) {
    seen.computeIfAbsent(variable, v -> new ArrayList<>()).add(type);
  }

  /** Settles each variable; false if the arguments of one have no common type. */
  boolean settle() {
    for (Map.Entry<String, List<DataType>> entry : seen.entrySet()) {
      DataType common = Coercion.commonType(entry.getValue()).orElse(null);
      if (common == null) {
        return false;
      }
      types.put(entry.getKey(), common);
    }
    return true;
  }

  /** Number of places whose type differs from that of their variable. */
  int conversions() {
    int count = 0;
    for (Map.Entry<String, List<DataType>> entry : seen.entrySet()) {
      DataType common = types.get(entry.getKey()).withNullable(true);
      for (DataType type : entry.getValue()) {
        count += type.withNullable(true).equals(common) ? 0 : 1;
      }
    }
    return count;
  }

  /** Gives a variable another type than the arguments suggest. */
  void set(String variable, DataType type) {
    types.put(variable, type);
  }

  DataType get(String variable) {
    return types.getOrDefault(variable, Types.NULL);
  }
}
