package io.millrace.functions.cast;

import static io.millrace.functions.registry.TypeFamily.*;

import io.millrace.data.bytes.SliceWriter;
import io.millrace.data.column.ColumnBuilder;
import io.millrace.functions.api.LongPair;
import io.millrace.functions.api.NullFlag;

/** From the type of a bare NULL. NULLs propagate, so none of these is ever called with a value. */
public final class NullCasts {
  private NullCasts() {}

  @CastFunction(from = NULL, to = BOOLEAN)
  public static boolean toBoolean(int none, NullFlag flag) {
    flag.isNull = true;
    return false;
  }

  @CastFunction(
      from = NULL,
      to = {TINYINT, SMALLINT, INT, DATE, TIME, INTERVAL_YEAR_MONTH})
  public static int toInt(int none, NullFlag flag) {
    flag.isNull = true;
    return 0;
  }

  @CastFunction(
      from = NULL,
      to = {BIGINT, DECIMAL, TIMESTAMP, TIMESTAMP_LTZ, INTERVAL_DAY_TIME})
  public static long toLong(int none, NullFlag flag) {
    flag.isNull = true;
    return 0;
  }

  @CastFunction(
      from = NULL,
      to = {FLOAT, DOUBLE})
  public static double toDouble(int none, NullFlag flag) {
    flag.isNull = true;
    return 0;
  }

  @CastFunction(
      from = NULL,
      to = {DECIMAL, TIMESTAMP, TIMESTAMP_LTZ})
  public static void toPair(int none, LongPair out, NullFlag flag) {
    flag.isNull = true;
  }

  @CastFunction(
      from = NULL,
      to = {STRING, BYTES, VARIANT})
  public static void toBytes(int none, SliceWriter out, NullFlag flag) {
    flag.isNull = true;
  }

  @CastFunction(
      from = NULL,
      to = {ARRAY, MAP, MULTISET, ROW})
  public static void toNested(int none, ColumnBuilder out, NullFlag flag) {
    flag.isNull = true;
  }
}
