package io.millrace.data.time;

import io.millrace.data.bytes.Slice;
import io.millrace.data.bytes.SliceWriter;

/**
 * TIMESTAMP as text, as Flink's CAST reads and writes it: {@code yyyy-MM-dd[ HH:mm:ss[.fraction]]}.
 * A reader keeps what it read last and serves one thread.
 */
public final class TimestampText {
  private static final long MILLIS_PER_DAY = 86_400_000;
  private static final int[] UNITS = {
    1_000_000_000, 100_000_000, 10_000_000, 1_000_000, 100_000, 10_000, 1000, 100, 10, 1
  };

  private final TextCursor cursor = new TextCursor();
  private long millis;
  private int nanos;

  /** Milliseconds since the epoch of what was read, as if it were UTC. */
  public long millis() {
    return millis;
  }

  /** Nanoseconds within the millisecond of what was read, 0..999999. */
  public int nanosOfMilli() {
    return nanos;
  }

  /**
   * Reads a timestamp; false, and nothing changes, if the text is none. All parts but the year may
   * have one digit; a day that the month lacks is its last one; 24:00:00 is the next midnight;
   * digits beyond the precision (0..9) go without rounding. Unlike dates, timestamps take no blanks
   * around them.
   */
  public boolean parse(Slice text, int precision) {
    if (hasOuterBlank(text)) {
      return false;
    }
    cursor.set(text.array, text.offset, text.length);
    int year = cursor.number(4, 4);
    if (year < 1 || !cursor.take('-')) {
      return false;
    }
    int month = cursor.number(1, 2);
    if (month < 1 || month > 12 || !cursor.take('-')) {
      return false;
    }
    int day = cursor.number(1, 2);
    if (day < 1 || day > 31) {
      return false;
    }
    int days = CivilDate.days(year, month, Math.min(day, CivilDate.daysInMonth(year, month)));
    if (cursor.atEnd()) {
      millis = days * MILLIS_PER_DAY;
      nanos = 0;
      return true;
    }
    return cursor.take(' ') && parseTime(days, precision);
  }

  private static boolean hasOuterBlank(Slice text) {
    return text.length > 0
        && (text.array[text.offset] == ' ' || text.array[text.offset + text.length - 1] == ' ');
  }

  private boolean parseTime(int days, int precision) {
    int hour = cursor.number(1, 2);
    int minute = cursor.take(':') ? cursor.number(1, 2) : -1;
    int second = cursor.take(':') ? cursor.number(1, 2) : -1;
    int fraction = cursor.take('.') ? cursor.nanos() : 0;
    boolean midnight = hour == 24 && minute == 0 && second == 0 && fraction == 0;
    boolean valid =
        (DateText.inRange(hour, 23) || midnight)
            && DateText.inRange(minute, 59)
            && DateText.inRange(second, 59)
            && fraction >= 0
            && cursor.atEnd();
    if (!valid) {
      return false;
    }
    int cut = fraction - fraction % UNITS[precision];
    long seconds = (hour * 60L + minute) * 60 + second;
    millis = days * MILLIS_PER_DAY + seconds * 1000 + cut / 1_000_000;
    nanos = cut % 1_000_000;
    return true;
  }

  /**
   * Appends {@code yyyy-MM-dd HH:mm:ss} and a fraction of {@code precision} digits, with more only
   * as far as they are not 0.
   */
  public static void print(long millis, int nanosOfMilli, int precision, SliceWriter out) {
    long days = Math.floorDiv(millis, MILLIS_PER_DAY);
    int ofDay = (int) (millis - days * MILLIS_PER_DAY);
    DateText.printDate(Math.toIntExact(days), out);
    out.append((byte) ' ');
    DateText.printClock(ofDay, out);
    int fraction = ofDay % 1000 * 1_000_000 + nanosOfMilli;
    int digits = 9;
    while (digits > precision && fraction % 10 == 0) {
      fraction /= 10;
      digits--;
    }
    if (digits > 0) {
      out.append((byte) '.');
      DateText.printNumber(fraction, digits, out);
    }
  }
}
