package io.millrace.functions.collection;

import io.millrace.data.bytes.Slice;
import io.millrace.data.column.ColumnBuilder;
import io.millrace.data.column.RowBuilder;
import io.millrace.data.column.RowColumn;
import io.millrace.data.type.DataType;
import io.millrace.data.type.DataType.RowType;
import io.millrace.functions.api.CallState;
import io.millrace.functions.api.Element;
import io.millrace.functions.api.NullFlag;
import io.millrace.functions.api.SqlFunction;
import io.millrace.functions.api.SqlFunction.Nulls;
import io.millrace.functions.api.TypeOf;
import java.util.Arrays;

/** Objects of structured types, which are rows with the name of a class. */
public final class ObjectFunctions {
  private ObjectFunctions() {}

  /** For each field of an object which of the pairs gives it a value; -1: none. */
  public static final class FieldState implements CallState {
    private int[] pairs;
  }

  @SqlFunction(
      name = "OBJECT_OF",
      args = {"STRING", "ANY..."},
      returns = "@OBJECT_OF?",
      nulls = Nulls.CALLED,
      doc =
          "OBJECT_OF('class', 'field', value, ...): an object of a structured type with these"
              + " fields. Names are literals; there need not be such a class. It is never NULL,"
              + " though its type may be, as in Flink: of a NULL value the field is NULL.")
  public static void make(Slice className, Element[] pairs, ColumnBuilder out) {
    RowBuilder object = (RowBuilder) out;
    for (int i = 0; i < object.fieldCount(); i++) {
      append(pairs[2 * i + 1], object.field(i));
    }
    object.end();
  }

  @SqlFunction(
      name = "OBJECT_UPDATE",
      args = {"ROW", "ANY..."},
      returns = "@OBJECT_UPDATE?",
      nulls = Nulls.CALLED,
      doc =
          "OBJECT_UPDATE(object, 'field', value, ...): the object with other values in these"
              + " fields; NULL if it is NULL.")
  public static void update(
      FieldState state,
      @TypeOf(0) DataType type,
      Element object,
      Element[] pairs,
      ColumnBuilder out,
      NullFlag flag) {
    flag.isNull = object == null;
    if (object == null) {
      return;
    }
    if (state.pairs == null) {
      state.pairs = pairs((RowType) type, pairs);
    }
    RowBuilder updated = (RowBuilder) out;
    RowColumn row = (RowColumn) object.column;
    for (int i = 0; i < state.pairs.length; i++) {
      if (state.pairs[i] >= 0) {
        append(pairs[state.pairs[i]], updated.field(i));
      } else {
        updated.field(i).copyFrom(row.fields().get(i), object.position);
      }
    }
    updated.end();
  }

  private static int[] pairs(RowType type, Element[] pairs) {
    int[] found = new int[type.fields().size()];
    Arrays.fill(found, -1);
    for (int i = 0; i + 1 < pairs.length; i += 2) {
      Element name = pairs[i];
      for (int f = 0; f < found.length; f++) {
        if (Values.isText(name.column, name.position, type.fields().get(f).name())) {
          found[f] = i + 1;
        }
      }
    }
    return found;
  }

  private static void append(Element value, ColumnBuilder out) {
    if (value == null) {
      out.appendNull();
    } else {
      out.copyFrom(value.column, value.position);
    }
  }
}
