package io.millrace.functions.cast;

import io.millrace.data.type.DataType;
import io.millrace.data.type.DataType.ArrayType;
import io.millrace.data.type.DataType.MapType;
import io.millrace.data.type.DataType.MultisetType;
import io.millrace.data.type.DataType.NullType;
import io.millrace.data.type.DataType.RowType;
import java.util.List;

/** Which nested types can be cast to which: those of one shape, whose parts can. */
final class NestedTypes {
  private NestedTypes() {}

  static boolean castable(DataType from, DataType to) {
    if (from instanceof NullType) {
      return true;
    }
    boolean sameShape =
        from instanceof ArrayType && to instanceof ArrayType
            || from instanceof MapType && to instanceof MapType
            || from instanceof MultisetType && to instanceof MultisetType
            || from instanceof RowType && to instanceof RowType;
    List<DataType> inner = Casts.children(from);
    List<DataType> wanted = Casts.children(to);
    if (!sameShape || inner.size() != wanted.size()) {
      return false;
    }
    for (int i = 0; i < inner.size(); i++) {
      if (!Casts.isIdentity(inner.get(i), wanted.get(i))
          && Casts.find(inner.get(i), wanted.get(i)).isEmpty()) {
        return false;
      }
    }
    return true;
  }
}
