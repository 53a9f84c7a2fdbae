package io.millrace.functions.temporal;

import io.millrace.data.bytes.Slice;
import io.millrace.data.time.DateText;
import io.millrace.functions.api.CallState;
import io.millrace.functions.api.NullFlag;
import io.millrace.functions.api.SqlFunction;
import java.time.ZoneOffset;

/** Text as DATE and TIMESTAMP. What cannot be read is NULL. */
public final class ParseFunctions {
  private ParseFunctions() {}

  /** The reader of dates of one place of call. */
  public static final class DateState implements CallState {
    private final DateText reader = new DateText();
  }

  @SqlFunction(
      name = "TO_DATE",
      args = "STRING",
      returns = "DATE",
      doc =
          "The date of a string 'yyyy-MM-dd', or in a format of Java's SimpleDateFormat; NULL if it"
              + " cannot be read.")
  public static int toDate(DateState state, Slice text, NullFlag flag) {
    int days = state.reader.parseDate(text);
    flag.isNull = days == DateText.MALFORMED;
    return days;
  }

  @SqlFunction(
      name = "TO_DATE",
      args = {"STRING", "STRING"},
      returns = "DATE",
      doc = "See above.")
  public static int toDate(FormatState state, Slice text, Slice format, NullFlag flag) {
    Long millis = state.parseSimple(text.toString(), format.toString(), ZoneOffset.UTC);
    flag.isNull = millis == null;
    return millis == null ? 0 : Fields.days(millis);
  }

  @SqlFunction(
      name = "TO_TIMESTAMP",
      args = "STRING",
      returns = "TIMESTAMP(3)",
      doc =
          "The timestamp of a string 'yyyy-MM-dd[ HH:mm:ss[.fraction]]', or in a format of Java's"
              + " DateTimeFormatter; NULL if it cannot be read.")
  public static long toTimestamp(FormatState state, Slice text, NullFlag flag) {
    flag.isNull = !state.timestamps.parse(text, 3);
    return state.timestamps.millis();
  }

  @SqlFunction(
      name = "TO_TIMESTAMP",
      args = {"STRING", "STRING"},
      returns = "TIMESTAMP(3)",
      doc = "See above.")
  public static long toTimestamp(FormatState state, Slice text, Slice format, NullFlag flag) {
    Moment moment = new Moment();
    flag.isNull = !moment.parse(state, text, format, 3);
    return moment.millis;
  }
}
