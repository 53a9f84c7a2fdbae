package io.millrace.functions.system;

import io.millrace.data.bytes.Slice;
import io.millrace.data.bytes.SliceWriter;
import io.millrace.data.column.JavaValues;
import io.millrace.data.type.DataType;
import io.millrace.data.type.DataType.RowType;
import io.millrace.functions.api.Element;
import io.millrace.functions.api.FunctionContext;
import io.millrace.functions.api.NullFlag;
import io.millrace.functions.api.SqlFunction;
import io.millrace.functions.api.SqlFunction.Determinism;
import io.millrace.functions.api.SqlFunction.Nulls;
import io.millrace.functions.api.TypeOf;
import java.util.IllegalFormatException;
import java.util.Locale;

/** TYPEOF, PRINTF, ELT and the session's database. */
public final class SystemFunctions {
  private SystemFunctions() {}

  @SqlFunction(
      name = "TYPEOF",
      args = "ANY",
      returns = "STRING?",
      nulls = Nulls.CALLED,
      doc = "The type of the argument; with a second argument of true written out in full.")
  public static void typeOf(@TypeOf(0) DataType type, Element value, SliceWriter out) {
    out.append(text(type));
  }

  /** Flink names intervals by their finest unit. */
  private static String text(DataType type) {
    return type.toString()
        .replace("INTERVAL DAY TO SECOND", "INTERVAL SECOND(3)")
        .replace("INTERVAL YEAR TO MONTH", "INTERVAL MONTH");
  }

  @SqlFunction(
      name = "TYPEOF",
      args = {"ANY", "BOOLEAN"},
      returns = "STRING?",
      nulls = Nulls.CALLED,
      doc = "See above.")
  public static void typeOf(
      @TypeOf(0) DataType type, Element value, boolean full, boolean noFull, SliceWriter out) {
    String text = text(type);
    out.append(
        full
            ? text.replaceAll("\\bSTRING\\b", "VARCHAR(2147483647)")
                .replaceAll("\\bBYTES\\b", "VARBINARY(2147483647)")
            : text);
  }

  @SqlFunction(
      name = "PRINTF",
      args = {"STRING", "ANY..."},
      returns = "STRING",
      nulls = Nulls.CALLED,
      doc = "The values in a format of Java's Formatter; NULL if they do not fit it.")
  public static void printf(
      @TypeOf(TypeOf.ALL) DataType types,
      Slice format,
      Element[] values,
      SliceWriter out,
      NullFlag flag) {
    if (format == null) {
      flag.isNull = true;
      return;
    }
    Object[] objects = new Object[values.length];
    for (int i = 0; i < values.length; i++) {
      DataType type = ((RowType) types).fields().get(i + 1).type();
      Element value = values[i];
      objects[i] = value == null ? null : JavaValues.get(type, value.column, value.position);
    }
    try {
      out.append(String.format(Locale.US, format.toString(), objects));
    } catch (IllegalFormatException e) {
      flag.isNull = true;
    }
  }

  @SqlFunction(
      name = "ELT",
      args = {"BIGINT", "STRING", "STRING..."},
      returns = "@LONGEST?",
      nulls = Nulls.CALLED,
      doc = "The argument after the first whose number (from 1) the first gives; NULL if none.")
  public static void elt(
      long index, boolean noIndex, Slice first, Slice[] more, SliceWriter out, NullFlag flag) {
    Slice chosen = null;
    if (!noIndex && index >= 1 && index <= more.length + 1) {
      chosen = index == 1 ? first : more[(int) index - 2];
    }
    if (chosen == null) {
      flag.isNull = true;
    } else {
      out.append(chosen);
    }
  }

  @SqlFunction(
      name = "ELT",
      args = {"BIGINT", "BYTES", "BYTES..."},
      returns = "@LONGEST?",
      nulls = Nulls.CALLED,
      doc = "See above.")
  public static void eltBytes(
      long index, boolean noIndex, Slice first, Slice[] more, SliceWriter out, NullFlag flag) {
    elt(index, noIndex, first, more, out, flag);
  }

  @SqlFunction(
      name = "CURRENT_DATABASE",
      args = {},
      returns = "STRING",
      determinism = Determinism.DYNAMIC,
      doc = "The name of the session's database.")
  public static void currentDatabase(FunctionContext context, SliceWriter out) {
    out.append(context.currentDatabase());
  }

  @SqlFunction(
      name = "CURRENT_CATALOG",
      args = {},
      returns = "STRING",
      determinism = Determinism.DYNAMIC,
      doc = "The name of the session's catalog.")
  public static void currentCatalog(FunctionContext context, SliceWriter out) {
    out.append(context.currentCatalog());
  }
}
