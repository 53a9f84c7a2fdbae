package io.millrace.data.time;

import io.millrace.data.bytes.Slice;
import io.millrace.data.bytes.SliceWriter;

/** DATE, TIME and intervals as text, as Flink's CAST reads and writes them. */
public final class DateText {
  /** What parsing returns for a text that is none. */
  public static final int MALFORMED = Integer.MIN_VALUE;

  private static final int MAX_YEAR = 9999;
  private static final int MILLIS_PER_DAY = 86_400_000;

  private final TextCursor cursor = new TextCursor();

  /**
   * Days of {@code yyyy[-MM[-dd]]} up to the year 9999, whatever follows after a blank; or {@link
   * #MALFORMED}. One reader serves one thread.
   */
  public int parseDate(Slice text) {
    cursor.set(text.array, text.offset, text.length);
    int year = cursor.number(1, 9);
    int month = 1;
    int day = 1;
    if (year >= 0 && cursor.take('-')) {
      month = cursor.number(1, 2);
      if (month >= 0 && cursor.take('-')) {
        day = cursor.number(1, 2);
      }
    }
    boolean read = year >= 0 && (cursor.atEnd() || cursor.take(' '));
    return read && year <= MAX_YEAR && CivilDate.isValid(year, month, day)
        ? CivilDate.days(year, month, day)
        : MALFORMED;
  }

  /**
   * Milliseconds of the day of {@code HH[:mm[:ss[.fraction]]]}, cut to milliseconds; or {@link
   * #MALFORMED}.
   */
  public int parseTime(Slice text) {
    cursor.set(text.array, text.offset, text.length);
    int hour = cursor.number(1, 2);
    int minute = 0;
    int second = 0;
    int nanos = 0;
    if (cursor.take(':')) {
      minute = cursor.number(1, 2);
      if (cursor.take(':')) {
        second = cursor.number(1, 2);
        if (cursor.take('.')) {
          nanos = cursor.nanos();
        }
      }
    }
    boolean valid =
        cursor.atEnd()
            && inRange(hour, 23)
            && inRange(minute, 59)
            && inRange(second, 59)
            && nanos >= 0;
    return valid ? ((hour * 60 + minute) * 60 + second) * 1000 + nanos / 1_000_000 : MALFORMED;
  }

  static boolean inRange(int value, int most) {
    return value >= 0 && value <= most;
  }

  /** Appends {@code yyyy-MM-dd}; a year before 0 or of more than four digits with its sign. */
  public static void printDate(int days, SliceWriter out) {
    long fields = CivilDate.fields(days);
    printYear(CivilDate.yearOf(fields), out);
    out.append((byte) '-');
    printNumber(CivilDate.monthOf(fields), 2, out);
    out.append((byte) '-');
    printNumber(CivilDate.dayOf(fields), 2, out);
  }

  private static void printYear(int year, SliceWriter out) {
    if (year < 0) {
      out.append((byte) '-');
    } else if (year > 9999) {
      out.append((byte) '+');
    }
    printNumber(Math.abs(year), Math.max(4, digits(Math.abs(year))), out);
  }

  /**
   * Appends {@code HH:mm:ss} and, for a precision above 0, a point and the fraction without zeros
   * at its end, but at least one digit.
   */
  public static void printTime(int millisOfDay, int precision, SliceWriter out) {
    int millis = Math.floorMod(millisOfDay, MILLIS_PER_DAY);
    printClock(millis, out);
    if (precision > 0) {
      out.append((byte) '.');
      int fraction = millis % 1000;
      int digits = 0;
      do {
        out.append((byte) ('0' + fraction / 100));
        fraction = fraction % 100 * 10;
        digits++;
      } while (fraction != 0 && digits < precision);
    }
  }

  /** Appends {@code HH:mm:ss}. */
  static void printClock(int millisOfDay, SliceWriter out) {
    printNumber(millisOfDay / 3_600_000, 2, out);
    out.append((byte) ':');
    printNumber(millisOfDay / 60_000 % 60, 2, out);
    out.append((byte) ':');
    printNumber(millisOfDay / 1000 % 60, 2, out);
  }

  /** Appends {@code +years-months}. */
  public static void printMonths(int months, SliceWriter out) {
    long left = Math.abs((long) months);
    out.append((byte) (months < 0 ? '-' : '+'));
    printNumber((int) (left / 12), digits((int) (left / 12)), out);
    out.append((byte) '-');
    printNumber((int) (left % 12), 2, out);
  }

  /** Appends {@code +days hours:minutes:seconds.millis}. */
  public static void printMillis(long millis, SliceWriter out) {
    long left = Math.abs(millis);
    out.append((byte) (millis < 0 ? '-' : '+'));
    out.append(Long.toUnsignedString(Long.divideUnsigned(left, MILLIS_PER_DAY)));
    out.append((byte) ' ');
    int ofDay = (int) Long.remainderUnsigned(left, MILLIS_PER_DAY);
    printClock(ofDay, out);
    out.append((byte) '.');
    printNumber(ofDay % 1000, 3, out);
  }

  static int digits(int value) {
    int digits = 1;
    for (int left = value; left >= 10; left /= 10) {
      digits++;
    }
    return digits;
  }

  /** Appends a number, which is not negative, in exactly {@code digits} digits. */
  static void printNumber(int value, int digits, SliceWriter out) {
    out.reserve(digits);
    int left = value;
    for (int at = out.length() + digits - 1; at >= out.length(); at--) {
      out.array()[at] = (byte) ('0' + left % 10);
      left /= 10;
    }
    out.advance(digits);
  }
}
