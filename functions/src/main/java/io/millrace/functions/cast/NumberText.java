package io.millrace.functions.cast;

import io.millrace.data.bytes.Slice;
import io.millrace.functions.api.NullFlag;

/** Numbers read from text. */
final class NumberText {
  private static final int SURE_DIGITS = 18;

  private NumberText() {}

  /** First byte that is no space. */
  static int start(Slice text) {
    int start = 0;
    while (start < text.length && text.get(start) == ' ') {
      start++;
    }
    return start;
  }

  /** Byte after the last that is no space. */
  static int end(Slice text, int start) {
    int end = text.length;
    while (end > start && text.get(end - 1) == ' ') {
      end--;
    }
    return end;
  }

  /**
   * A whole number: spaces, a sign, digits, and a fraction, which is cut off; sets the flag if the
   * text is none or does not fit 64 bits.
   */
  static long integer(Slice text, NullFlag flag) {
    int at = start(text);
    int end = end(text, at);
    boolean negative = at < end && text.get(at) == '-';
    if (negative || at < end && text.get(at) == '+') {
      at++;
    }
    int digits = at;
    long value = 0;
    while (at < end && isDigit(text.get(at))) {
      int digit = text.get(at) - '0';
      long next = value * 10 - digit;
      if (at - digits >= SURE_DIGITS && (value < Long.MIN_VALUE / 10 || next > 0)) {
        flag.isNull = true;
        return 0;
      }
      value = next;
      at++;
    }
    boolean any = at < end || at > digits;
    if (at < end && text.get(at) == '.') {
      at++;
      while (at < end && isDigit(text.get(at))) {
        at++;
      }
    }
    if (!any || at < end || !negative && value == Long.MIN_VALUE) {
      flag.isNull = true;
    }
    return negative ? value : -value;
  }

  private static boolean isDigit(byte b) {
    return b >= '0' && b <= '9';
  }

  /** A number as Java reads a float or double; sets the flag if the text is none. */
  static double floating(Slice text, boolean single, NullFlag flag) {
    try {
      String trimmed = text.toString();
      return single ? Float.parseFloat(trimmed) : Double.parseDouble(trimmed);
    } catch (NumberFormatException e) {
      flag.isNull = true;
      return 0;
    }
  }
}
