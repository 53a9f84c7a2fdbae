package io.millrace.functions.temporal;

import io.millrace.functions.api.Element;
import io.millrace.functions.api.FunctionContext;
import io.millrace.functions.api.NullFlag;
import io.millrace.functions.api.SqlFunction;
import io.millrace.functions.api.SqlFunction.Determinism;
import io.millrace.functions.api.SqlFunction.Nulls;
import io.millrace.functions.time.ZoneState;

/** The present: processing time and watermark. */
public final class CurrentFunctions {
  private CurrentFunctions() {}

  @SqlFunction(
      name = "CURRENT_TIMESTAMP",
      aliases = {"NOW", "CURRENT_ROW_TIMESTAMP", "PROCTIME"},
      args = {},
      returns = "TIMESTAMP_LTZ(3)",
      determinism = Determinism.DYNAMIC,
      doc = "The present instant, when the row is processed.")
  public static long currentTimestamp(FunctionContext context) {
    return context.currentTimeMillis();
  }

  @SqlFunction(
      name = "LOCALTIMESTAMP",
      args = {},
      returns = "TIMESTAMP(3)",
      determinism = Determinism.DYNAMIC,
      doc = "The present date and time in the session's zone.")
  public static long localTimestamp(FunctionContext context, ZoneState state) {
    return state.clock(context).toLocal(context.currentTimeMillis());
  }

  @SqlFunction(
      name = "CURRENT_DATE",
      args = {},
      returns = "DATE",
      determinism = Determinism.DYNAMIC,
      doc = "The present date in the session's zone.")
  public static int currentDate(FunctionContext context, ZoneState state) {
    return Fields.days(localTimestamp(context, state));
  }

  @SqlFunction(
      name = "LOCALTIME",
      aliases = "CURRENT_TIME",
      args = {},
      returns = "TIME(0)",
      determinism = Determinism.DYNAMIC,
      doc = "The present time of day in the session's zone.")
  public static int localTime(FunctionContext context, ZoneState state) {
    int millis = Fields.ofDay(localTimestamp(context, state));
    return millis - millis % 1000;
  }

  @SqlFunction(
      name = "CURRENT_WATERMARK",
      args = "TIMESTAMP|TIMESTAMP_LTZ",
      returns = "@WATERMARK",
      nulls = Nulls.CALLED,
      determinism = Determinism.NON_DETERMINISTIC,
      doc = "The watermark that stands before the row of a time attribute; NULL if there is none.")
  public static long currentWatermark(FunctionContext context, Element rowtime, NullFlag flag) {
    flag.isNull = context.currentWatermark() == Long.MIN_VALUE;
    return context.currentWatermark();
  }
}
