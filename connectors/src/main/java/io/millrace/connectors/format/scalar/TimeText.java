package io.millrace.connectors.format.scalar;

import io.millrace.data.bytes.SliceWriter;
import java.time.LocalDate;

/**
 * Dates and times as text: {@code 2020-12-30}, {@code 12:13:14.123}. Reading keeps no state but
 * what it returns, so values that need two numbers are read in two calls.
 */
final class TimeText {
  static final long MILLIS_PER_DAY = 86_400_000L;
  private static final long NANOS_PER_SECOND = 1_000_000_000L;
  private static final int DATE_LENGTH = 10;

  private TimeText() {}

  /** Days since 1970-01-01 of {@code yyyy-[m]m-[d]d}, which is all of the range. */
  static int parseDate(byte[] bytes, int from, int to, String expected) {
    int month = indexOf(bytes, from + 1, to, '-') + 1;
    int day = month == 0 ? 0 : indexOf(bytes, month, to, '-') + 1;
    if (day == 0 || month - from > 12 || from == to) {
      throw new BadValue(expected);
    }
    boolean signed = bytes[from] == '-' || bytes[from] == '+';
    int year = number(bytes, signed ? from + 1 : from, month - 1, 4, 10, expected);
    int m = number(bytes, month, day - 1, 1, 2, expected);
    int d = number(bytes, day, to, 1, 2, expected);
    int y = bytes[from] == '-' ? -year : year;
    if (m < 1 || m > 12 || d < 1 || d > daysOf(y, m)) {
      throw new BadValue(expected);
    }
    return (int) LocalDate.of(y, m, d).toEpochDay();
  }

  /** Nanoseconds of the day of {@code HH:mm:ss[.fffffffff]}; without seconds only if allowed. */
  static long parseTime(byte[] bytes, int from, int to, boolean secondsOptional, String expected) {
    boolean seconds = to - from >= 8 && bytes[from + 5] == ':';
    if (to - from < 5
        || bytes[from + 2] != ':'
        || !seconds && !(secondsOptional && to - from == 5)) {
      throw new BadValue(expected);
    }
    int h = number(bytes, from, from + 2, 2, 2, expected);
    int m = number(bytes, from + 3, from + 5, 2, 2, expected);
    int s = seconds ? number(bytes, from + 6, from + 8, 2, 2, expected) : 0;
    if (h > 23 || m > 59 || s > 59) {
      throw new BadValue(expected);
    }
    long nanos = ((h * 60L + m) * 60 + s) * NANOS_PER_SECOND;
    if (to - from <= 8) {
      return nanos;
    }
    if (bytes[from + 8] != '.' || to - from > 18 || to - from == 9) {
      throw new BadValue(expected);
    }
    long fraction = number(bytes, from + 9, to, 1, 9, expected);
    for (int digits = to - from - 9; digits < 9; digits++) {
      fraction *= 10;
    }
    return nanos + fraction;
  }

  /** Where the time begins in a timestamp, or an error. */
  static int separator(byte[] bytes, int from, int to, byte separator, String expected) {
    int at =
        to - from > DATE_LENGTH && bytes[from + DATE_LENGTH] == separator
            ? from + DATE_LENGTH
            : indexOf(bytes, from, to, (char) separator);
    if (at < 0) {
      throw new BadValue(expected);
    }
    return at;
  }

  private static int indexOf(byte[] bytes, int from, int to, char wanted) {
    for (int i = from; i < to; i++) {
      if (bytes[i] == wanted) {
        return i;
      }
    }
    return -1;
  }

  private static int number(
      byte[] bytes, int from, int to, int minDigits, int maxDigits, String expected) {
    if (to - from < minDigits || to - from > maxDigits) {
      throw new BadValue(expected);
    }
    int value = 0;
    for (int i = from; i < to; i++) {
      int digit = bytes[i] - '0';
      if (digit < 0 || digit > 9 || value > 99_999_999) {
        throw new BadValue(expected);
      }
      value = value * 10 + digit;
    }
    return value;
  }

  private static int daysOf(int year, int month) {
    return switch (month) {
      case 2 -> (year & 3) == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28;
      case 4, 6, 9, 11 -> 30;
      default -> 31;
    };
  }

  static void appendDate(long epochDay, SliceWriter out) {
    LocalDate date = LocalDate.ofEpochDay(epochDay);
    if (date.getYear() < 0 || date.getYear() > 9999) {
      out.append(date.toString());
      return;
    }
    NumberText.appendPadded(date.getYear(), 4, out);
    out.append((byte) '-');
    NumberText.appendPadded(date.getMonthValue(), 2, out);
    out.append((byte) '-');
    NumberText.appendPadded(date.getDayOfMonth(), 2, out);
  }

  /** Appends {@code HH:mm:ss} and as many digits of the fraction as are needed. */
  static void appendTime(int millisOfDay, int nanosOfMilli, SliceWriter out) {
    int seconds = millisOfDay / 1000;
    NumberText.appendPadded(seconds / 3600, 2, out);
    out.append((byte) ':');
    NumberText.appendPadded(seconds / 60 % 60, 2, out);
    out.append((byte) ':');
    NumberText.appendPadded(seconds % 60, 2, out);
    int nanos = millisOfDay % 1000 * 1_000_000 + nanosOfMilli;
    if (nanos == 0) {
      return;
    }
    int digits = 9;
    for (; nanos % 10 == 0; nanos /= 10) {
      digits--;
    }
    out.append((byte) '.');
    NumberText.appendPadded(nanos, digits, out);
  }
}
