package io.millrace.connectors.format.scalar;

import io.millrace.data.bytes.SliceWriter;
import java.nio.charset.StandardCharsets;

/** Whole and floating-point numbers as text. */
final class NumberText {
  private static final double[] POWERS = {
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18, 1e19, 1e20, 1e21, 1e22
  };
  private static final long EXACT = 1L << 53;
  private static final byte[] LEAST =
      String.valueOf(Long.MIN_VALUE).getBytes(StandardCharsets.US_ASCII);

  private NumberText() {}

  /** A whole number between two bounds; blanks around it are allowed. */
  static long parseLong(byte[] bytes, int from, int to, long min, long max, String expected) {
    int at = from;
    int end = to;
    while (at < end && bytes[at] <= ' ') {
      at++;
    }
    while (end > at && bytes[end - 1] <= ' ') {
      end--;
    }
    boolean negative = at < end && bytes[at] == '-';
    if (at < end && (bytes[at] == '-' || bytes[at] == '+')) {
      at++;
    }
    if (at == end) {
      throw new BadValue(expected);
    }
    long value = 0;
    for (; at < end; at++) {
      int digit = bytes[at] - '0';
      if (digit < 0 || digit > 9 || value < (Long.MIN_VALUE + digit) / 10) {
        throw new BadValue(expected);
      }
      value = value * 10 - digit;
    }
    if (negative ? value < min : value < -max) {
      throw new BadValue(expected);
    }
    return negative ? value : -value;
  }

  /** A number as {@link Double#parseDouble} reads it. */
  static double parseDouble(byte[] bytes, int from, int to, String expected) {
    int at = from;
    boolean negative = at < to && bytes[at] == '-';
    if (negative) {
      at++;
    }
    long mantissa = 0;
    int digits = 0;
    int fraction = 0;
    boolean point = false;
    for (; at < to; at++) {
      int digit = bytes[at] - '0';
      if (digit >= 0 && digit <= 9) {
        mantissa = mantissa * 10 + digit;
        digits++;
        fraction += point ? 1 : 0;
      } else if (bytes[at] == '.' && !point) {
        point = true;
      } else {
        break;
      }
    }
    if (at < to || digits == 0 || digits > 18 || mantissa > EXACT || fraction >= POWERS.length) {
      return parseSlowly(bytes, from, to, expected);
    }
    double value = mantissa / POWERS[fraction];
    return negative ? -value : value;
  }

  private static double parseSlowly(byte[] bytes, int from, int to, String expected) {
    try {
      return Double.parseDouble(new String(bytes, from, to - from, StandardCharsets.ISO_8859_1));
    } catch (NumberFormatException e) {
      throw new BadValue(expected, e);
    }
  }

  static void append(long value, SliceWriter out) {
    if (value == Long.MIN_VALUE) {
      out.append(LEAST, 0, LEAST.length);
      return;
    }
    if (value < 0) {
      out.append((byte) '-');
    }
    long rest = Math.abs(value);
    int digits = 1;
    for (long power = 10; digits < 19 && rest >= power; power *= 10) {
      digits++;
    }
    appendPadded(rest, digits, out);
  }

  /** Appends exactly {@code digits} digits of a number that is not negative. */
  static void appendPadded(long value, int digits, SliceWriter out) {
    out.reserve(digits);
    int start = out.length();
    byte[] array = out.array();
    long rest = value;
    for (int i = start + digits - 1; i >= start; i--) {
      long next = rest / 10;
      array[i] = (byte) ('0' + (rest - next * 10));
      rest = next;
    }
    out.advance(digits);
  }
}
