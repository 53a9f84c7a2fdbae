package io.millrace.executor.operators.rows;

import io.millrace.data.encoding.Layout;
import io.millrace.data.type.DataType;
import io.millrace.data.type.DataType.Field;
import java.util.ArrayList;
import java.util.List;

/** Layouts of state whose columns have no names of their own. */
public final class Layouts {
  private Layouts() {}

  /** Columns of these types, named by a prefix and their position. */
  public static Layout numbered(String prefix, List<DataType> types) {
    List<Field> fields = new ArrayList<>();
    for (int i = 0; i < types.size(); i++) {
      fields.add(new Field(prefix + i, types.get(i)));
    }
    return Layout.of(fields);
  }
}
