package io.millrace.functions.temporal;

import io.millrace.data.bytes.Slice;
import io.millrace.data.error.MillraceException;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A point in time that is being read or converted. */
final class Moment {
  private static final Pattern FRACTION = Pattern.compile("S*$");
  private static final long EARLIEST_SECONDS = -62_167_219_200L;
  private static final long LATEST_SECONDS = 253_402_300_799L;
  private static final int[] POWERS = {
    1, 10, 100, 1000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000
  };

  long millis;
  long nanos;

  /** The precision of a timestamp in a format: its last letters S, but at least 3. */
  static int precision(String format) {
    Matcher matcher = FRACTION.matcher(format);
    int letters = matcher.find() ? matcher.end() - matcher.start() : 0;
    return Math.max(3, Math.min(9, letters));
  }

  /**
   * Reads a text in a format, or else in the usual one; parts that the format lacks are those of
   * 1970-01-01 00:00:00. False if it cannot be read.
   */
  boolean parse(FormatState state, Slice text, Slice format, int precision) {
    try {
      TemporalAccessor read = state.formatter(format).parse(text.toString());
      LocalDateTime time =
          LocalDateTime.of(
              part(read, ChronoField.YEAR, 1970),
              part(read, ChronoField.MONTH_OF_YEAR, 1),
              part(read, ChronoField.DAY_OF_MONTH, 1),
              part(read, ChronoField.HOUR_OF_DAY, 0),
              part(read, ChronoField.MINUTE_OF_HOUR, 0),
              part(read, ChronoField.SECOND_OF_MINUTE, 0),
              part(read, ChronoField.NANO_OF_SECOND, 0));
      int nano = time.getNano() - time.getNano() % POWERS[9 - precision];
      millis = time.toEpochSecond(ZoneOffset.UTC) * 1000 + nano / 1_000_000;
      nanos = nano % 1_000_000;
      return true;
    } catch (DateTimeException | MillraceException e) {
      return parseUsual(state, text, precision);
    }
  }

  private static int part(TemporalAccessor read, ChronoField field, int missing) {
    return read.isSupported(field) ? read.get(field) : missing;
  }

  private boolean parseUsual(FormatState state, Slice text, int precision) {
    boolean read = state.timestamps.parse(text, precision);
    millis = state.timestamps.millis();
    nanos = state.timestamps.nanosOfMilli();
    return read;
  }

  /** Takes what was read as local time in a zone; false if there is no such zone. */
  boolean inZone(Slice zone) {
    try {
      LocalDateTime time =
          LocalDateTime.ofEpochSecond(
              Math.floorDiv(millis, 1000L),
              Math.floorMod(millis, 1000) * 1_000_000,
              ZoneOffset.UTC);
      millis = time.atZone(ZoneId.of(zone.toString())).toInstant().toEpochMilli();
      return true;
    } catch (DateTimeException e) {
      return false;
    }
  }

  /** Sets the instant {@code epoch} in units of a precision (0: seconds); false: years 0..9999. */
  boolean setEpoch(long epoch, int precision) {
    checkPrecision(precision);
    long unit = POWERS[precision];
    long seconds = Math.floorDiv(epoch, unit);
    long nano = Math.floorMod(epoch, unit) * POWERS[9 - precision];
    millis = seconds * 1000 + nano / 1_000_000;
    nanos = nano % 1_000_000;
    return seconds >= EARLIEST_SECONDS && seconds <= LATEST_SECONDS;
  }

  /** The same for a number with a fraction. */
  boolean setEpoch(double epoch, int precision) {
    checkPrecision(precision);
    double seconds = epoch / POWERS[precision];
    return seconds >= EARLIEST_SECONDS
        && seconds <= LATEST_SECONDS
        && setEpoch((long) (epoch * POWERS[9 - precision]), 9);
  }

  private static void checkPrecision(int precision) {
    if (precision < 0 || precision > 9) {
      throw MillraceException.deterministic(
          "TO_TIMESTAMP_LTZ: the precision must be 0 to 9, but is " + precision);
    }
  }
}
