package io.millrace.functions.temporal;

import io.millrace.data.bytes.Slice;
import io.millrace.data.error.MillraceException;
import io.millrace.data.time.TimestampText;
import io.millrace.functions.time.ZoneState;
import java.text.ParsePosition;
import java.text.SimpleDateFormat;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Date;
import java.util.Locale;
import java.util.TimeZone;

/** The formats of one place of call; made anew only when the pattern changes. */
public final class FormatState extends ZoneState {
  static final String USUAL = "yyyy-MM-dd HH:mm:ss";

  final TimestampText timestamps = new TimestampText();
  private String pattern;
  private DateTimeFormatter formatter;
  private String simplePattern;
  private SimpleDateFormat simple;

  /** The formatter of a pattern (java.time); a malformed one is an error. */
  DateTimeFormatter formatter(Slice wanted) {
    String text = wanted.toString();
    if (!text.equals(pattern)) {
      formatter = null;
      try {
        formatter = DateTimeFormatter.ofPattern(text, Locale.US);
      } catch (IllegalArgumentException e) {
        throw malformed(text, e);
      }
      pattern = text;
    }
    return formatter;
  }

  private static MillraceException malformed(String pattern, Exception cause) {
    return MillraceException.deterministic("malformed date format '" + pattern + "'", cause);
  }

  private SimpleDateFormat simple(String text, ZoneId zone) {
    if (!text.equals(simplePattern)) {
      try {
        simple = new SimpleDateFormat(text, Locale.US);
      } catch (IllegalArgumentException e) {
        throw malformed(text, e);
      }
      simplePattern = text;
    }
    simple.setTimeZone(TimeZone.getTimeZone(zone));
    return simple;
  }

  /**
   * Milliseconds of a text in the older Java format, which may go on after it; null if it fails.
   */
  Long parseSimple(String text, String format, ZoneId zone) {
    Date date = simple(format, zone).parse(text, new ParsePosition(0));
    return date == null ? null : date.getTime();
  }

  /** An instant in the older Java format. */
  String formatSimple(long millis, String format, ZoneId zone) {
    return simple(format, zone).format(new Date(millis));
  }
}
