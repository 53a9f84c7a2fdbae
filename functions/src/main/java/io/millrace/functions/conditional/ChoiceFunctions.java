package io.millrace.functions.conditional;

import io.millrace.data.bytes.Slice;
import io.millrace.data.bytes.SliceWriter;
import io.millrace.data.column.ColumnBuilder;
import io.millrace.functions.api.Element;
import io.millrace.functions.api.LongPair;
import io.millrace.functions.api.NullFlag;
import io.millrace.functions.api.SqlFunction;
import io.millrace.functions.api.SqlFunction.Nulls;

/** IF and IFNULL for each layout of a value. */
public final class ChoiceFunctions {
  private ChoiceFunctions() {}

  @SqlFunction(
      name = "IF",
      args = {"BOOLEAN", "T", "T"},
      returns = "@IF",
      nulls = Nulls.CALLED,
      doc = "The second argument if the first is true, otherwise the third.")
  public static boolean choose(
      boolean condition,
      boolean noCondition,
      boolean then,
      boolean noThen,
      boolean other,
      boolean noOther,
      NullFlag flag) {
    boolean first = !noCondition && condition;
    flag.isNull = first ? noThen : noOther;
    return first ? then : other;
  }

  @SqlFunction(
      name = "IFNULL",
      args = {"T", "T"},
      returns = "@COALESCE",
      nulls = Nulls.CALLED,
      doc = "The first argument, or the second if it is NULL.")
  public static boolean ifNull(
      boolean value, boolean noValue, boolean other, boolean noOther, NullFlag flag) {
    flag.isNull = noValue && noOther;
    return noValue ? other : value;
  }

  @SqlFunction(
      name = "IF",
      args = {"BOOLEAN", "T", "T"},
      returns = "@IF",
      nulls = Nulls.CALLED,
      doc = "See above.")
  public static int choose(
      boolean condition,
      boolean noCondition,
      int then,
      boolean noThen,
      int other,
      boolean noOther,
      NullFlag flag) {
    boolean first = !noCondition && condition;
    flag.isNull = first ? noThen : noOther;
    return first ? then : other;
  }

  @SqlFunction(
      name = "IFNULL",
      args = {"T", "T"},
      returns = "@COALESCE",
      nulls = Nulls.CALLED,
      doc = "See above.")
  public static int ifNull(int value, boolean noValue, int other, boolean noOther, NullFlag flag) {
    flag.isNull = noValue && noOther;
    return noValue ? other : value;
  }

  @SqlFunction(
      name = "IF",
      args = {"BOOLEAN", "T", "T"},
      returns = "@IF",
      nulls = Nulls.CALLED,
      doc = "See above.")
  public static long choose(
      boolean condition,
      boolean noCondition,
      long then,
      boolean noThen,
      long other,
      boolean noOther,
      NullFlag flag) {
    boolean first = !noCondition && condition;
    flag.isNull = first ? noThen : noOther;
    return first ? then : other;
  }

  @SqlFunction(
      name = "IFNULL",
      args = {"T", "T"},
      returns = "@COALESCE",
      nulls = Nulls.CALLED,
      doc = "See above.")
  public static long ifNull(
      long value, boolean noValue, long other, boolean noOther, NullFlag flag) {
    flag.isNull = noValue && noOther;
    return noValue ? other : value;
  }

  @SqlFunction(
      name = "IF",
      args = {"BOOLEAN", "T", "T"},
      returns = "@IF",
      nulls = Nulls.CALLED,
      doc = "See above.")
  public static double choose(
      boolean condition,
      boolean noCondition,
      double then,
      boolean noThen,
      double other,
      boolean noOther,
      NullFlag flag) {
    boolean first = !noCondition && condition;
    flag.isNull = first ? noThen : noOther;
    return first ? then : other;
  }

  @SqlFunction(
      name = "IFNULL",
      args = {"T", "T"},
      returns = "@COALESCE",
      nulls = Nulls.CALLED,
      doc = "See above.")
  public static double ifNull(
      double value, boolean noValue, double other, boolean noOther, NullFlag flag) {
    flag.isNull = noValue && noOther;
    return noValue ? other : value;
  }

  @SqlFunction(
      name = "IF",
      args = {"BOOLEAN", "T", "T"},
      returns = "@IF",
      nulls = Nulls.CALLED,
      doc = "See above.")
  public static void choose(
      boolean condition,
      boolean noCondition,
      Slice then,
      Slice other,
      SliceWriter out,
      NullFlag flag) {
    ifNull(!noCondition && condition ? then : other, null, out, flag);
  }

  @SqlFunction(
      name = "IFNULL",
      args = {"T", "T"},
      returns = "@COALESCE",
      nulls = Nulls.CALLED,
      doc = "See above.")
  public static void ifNull(Slice value, Slice other, SliceWriter out, NullFlag flag) {
    Slice chosen = value == null ? other : value;
    if (chosen == null) {
      flag.isNull = true;
    } else {
      out.append(chosen);
    }
  }

  @SqlFunction(
      name = "IF",
      args = {"BOOLEAN", "T", "T"},
      returns = "@IF",
      nulls = Nulls.CALLED,
      doc = "See above.")
  public static void choose(
      boolean condition,
      boolean noCondition,
      LongPair then,
      LongPair other,
      LongPair out,
      NullFlag flag) {
    ifNull(!noCondition && condition ? then : other, null, out, flag);
  }

  @SqlFunction(
      name = "IFNULL",
      args = {"T", "T"},
      returns = "@COALESCE",
      nulls = Nulls.CALLED,
      doc = "See above.")
  public static void ifNull(LongPair value, LongPair other, LongPair out, NullFlag flag) {
    LongPair chosen = value == null ? other : value;
    if (chosen == null) {
      flag.isNull = true;
    } else {
      out.set(chosen.high, chosen.low);
    }
  }

  @SqlFunction(
      name = "IF",
      args = {"BOOLEAN", "T", "T"},
      returns = "@IF",
      nulls = Nulls.CALLED,
      doc = "See above.")
  public static void choose(
      boolean condition,
      boolean noCondition,
      Element then,
      Element other,
      ColumnBuilder out,
      NullFlag flag) {
    ifNull(!noCondition && condition ? then : other, null, out, flag);
  }

  @SqlFunction(
      name = "IFNULL",
      args = {"T", "T"},
      returns = "@COALESCE",
      nulls = Nulls.CALLED,
      doc = "See above.")
  public static void ifNull(Element value, Element other, ColumnBuilder out, NullFlag flag) {
    Element chosen = value == null ? other : value;
    if (chosen == null) {
      flag.isNull = true;
    } else {
      out.copyFrom(chosen.column, chosen.position);
    }
  }
}
