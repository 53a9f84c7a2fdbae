package io.millrace.functions.cast;

import static io.millrace.functions.registry.TypeFamily.ARRAY;
import static io.millrace.functions.registry.TypeFamily.MAP;
import static io.millrace.functions.registry.TypeFamily.MULTISET;
import static io.millrace.functions.registry.TypeFamily.ROW;
import static io.millrace.functions.registry.TypeFamily.STRING;

import io.millrace.data.bytes.Slice;
import io.millrace.data.bytes.SliceWriter;
import io.millrace.data.column.ArrayColumn;
import io.millrace.data.column.Column;
import io.millrace.data.column.MapColumn;
import io.millrace.data.column.RowColumn;
import io.millrace.data.type.DataType;
import io.millrace.data.type.DataType.MultisetType;
import io.millrace.data.type.DataType.RowType;
import io.millrace.data.type.Types;
import io.millrace.functions.api.Element;
import io.millrace.functions.api.FunctionContext;
import io.millrace.functions.api.TypeOf;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Nested types to text: {@code [a, b]}, {@code {k=v}}, {@code (a, b)}, of objects {@code (x=a,
 * y=b)}; NULL is {@code NULL}.
 */
public final class NestedTextCasts {
  private NestedTextCasts() {}

  @CastFunction(
      from = {ARRAY, MAP, MULTISET, ROW},
      to = STRING)
  public static void nested(
      FunctionContext context,
      NestedState state,
      @TypeOf(0) DataType from,
      @TypeOf(TypeOf.RESULT) DataType to,
      Element value,
      SliceWriter out) {
    List<DataType> parts = new ArrayList<>(Casts.children(from));
    if (from instanceof MultisetType) {
      parts.add(Types.INT);
    }
    state.prepare(parts, Collections.nCopies(parts.size(), Types.STRING), context);
    int start = out.length();
    int at = value.position;
    if (value.column instanceof ArrayColumn array) {
      out.append((byte) '[');
      for (int i = array.offsets()[at]; i < array.offsets()[at + 1]; i++) {
        part(state, 0, array.elements(), i, i > array.offsets()[at] ? ", " : "", out);
      }
      out.append((byte) ']');
    } else if (value.column instanceof MapColumn map) {
      out.append((byte) '{');
      for (int i = map.offsets()[at]; i < map.offsets()[at + 1]; i++) {
        part(state, 0, map.keys(), i, i > map.offsets()[at] ? ", " : "", out);
        part(state, 1, map.values(), i, "=", out);
      }
      out.append((byte) '}');
    } else {
      RowColumn row = (RowColumn) value.column;
      out.append((byte) '(');
      for (int i = 0; i < row.fields().size(); i++) {
        out.append(i > 0 ? ", " : "");
        if (from instanceof RowType object && object.isStructured()) {
          out.append(object.fields().get(i).name());
          out.append((byte) '=');
        }
        part(state, i, row.fields().get(i), at, "", out);
      }
      out.append((byte) ')');
    }
    TextLength.fit(to, out, start);
  }

  private static void part(
      NestedState state, int index, Column column, int position, String before, SliceWriter out) {
    out.append(before);
    if (column.isNull(position)) {
      out.append("NULL");
      return;
    }
    state.append(index, column, position, state.text);
    out.append(state.text.get(0, new Slice()));
    state.text.truncate(0);
  }
}
