package io.millrace.functions.cast;

import static io.millrace.functions.registry.TypeFamily.ARRAY;
import static io.millrace.functions.registry.TypeFamily.MAP;
import static io.millrace.functions.registry.TypeFamily.MULTISET;
import static io.millrace.functions.registry.TypeFamily.ROW;

import io.millrace.data.column.ArrayBuilder;
import io.millrace.data.column.ArrayColumn;
import io.millrace.data.column.ColumnBuilder;
import io.millrace.data.column.MapBuilder;
import io.millrace.data.column.MapColumn;
import io.millrace.data.column.RowBuilder;
import io.millrace.data.column.RowColumn;
import io.millrace.data.error.MillraceException;
import io.millrace.data.type.DataType;
import io.millrace.functions.api.Element;
import io.millrace.functions.api.FunctionContext;
import io.millrace.functions.api.NullFlag;
import io.millrace.functions.api.TypeOf;
import io.millrace.functions.cast.CastFunction.Mode;

/** Nested types to nested types of the same shape, part by part. */
public final class NestedCasts {
  private NestedCasts() {}

  @CastFunction(
      from = {ARRAY, MAP, MULTISET, ROW},
      to = {ARRAY, MAP, MULTISET, ROW},
      mode = Mode.CAST)
  public static void nested(
      FunctionContext context,
      NestedState state,
      @TypeOf(0) DataType from,
      @TypeOf(TypeOf.RESULT) DataType to,
      Element value,
      ColumnBuilder out) {
    state.prepare(Casts.children(from), Casts.children(to), context);
    int at = value.position;
    if (value.column instanceof ArrayColumn array) {
      ArrayBuilder builder = (ArrayBuilder) out;
      for (int i = array.offsets()[at]; i < array.offsets()[at + 1]; i++) {
        state.append(0, array.elements(), i, builder.elements());
      }
      builder.end();
    } else if (value.column instanceof MapColumn map) {
      appendMap(state, map, at, Casts.children(from).size() == 1, (MapBuilder) out);
    } else {
      RowColumn row = (RowColumn) value.column;
      RowBuilder builder = (RowBuilder) out;
      for (int i = 0; i < builder.fieldCount(); i++) {
        state.append(i, row.fields().get(i), at, builder.field(i));
      }
      builder.end();
    }
  }

  private static void appendMap(
      NestedState state, MapColumn map, int at, boolean multiset, MapBuilder builder) {
    for (int i = map.offsets()[at]; i < map.offsets()[at + 1]; i++) {
      state.append(0, map.keys(), i, builder.keys());
      if (multiset) {
        builder.values().copyFrom(map.values(), i);
      } else {
        state.append(1, map.values(), i, builder.values());
      }
    }
    builder.end();
  }

  @CastFunction(
      from = {ARRAY, MAP, MULTISET, ROW},
      to = {ARRAY, MAP, MULTISET, ROW},
      mode = Mode.TRY)
  public static void tryNested(
      FunctionContext context,
      NestedState state,
      @TypeOf(0) DataType from,
      @TypeOf(TypeOf.RESULT) DataType to,
      Element value,
      ColumnBuilder out,
      NullFlag flag) {
    int before = out.length();
    try {
      nested(context, state, from, to, value, out);
    } catch (MillraceException e) {
      out.truncate(before);
      flag.isNull = true;
    }
  }
}
