package io.millrace.data.decimal;

import io.millrace.data.bytes.Slice;
import io.millrace.data.bytes.SliceWriter;
import java.math.BigDecimal;

/** DECIMAL as text: {@code -12.340}. */
public final class DecimalText {
  private static final int MAX_FAST_DIGITS = 18;

  /** What came of parsing. */
  public enum Result {
    OK,
    /** The text is no number. */
    MALFORMED,
    /** The number has too many digits before the point. */
    OVERFLOW
  }

  private DecimalText() {}

  /**
   * Reads {@code [+-]digits[.digits][E[+-]digits]}, without blanks around it, rounding HALF_UP to
   * the scale.
   */
  public static Result parse(Slice text, int precision, int scale, Int128 out) {
    byte[] bytes = text.array;
    int end = text.offset + text.length;
    int at = text.offset;
    boolean negative = at < end && bytes[at] == '-';
    if (at < end && (bytes[at] == '-' || bytes[at] == '+')) {
      at++;
    }
    long value = 0;
    int digits = 0;
    int point = -1;
    for (; at < end; at++) {
      int digit = bytes[at] - '0';
      if (digit >= 0 && digit <= 9) {
        value = value * 10 + digit;
        digits++;
      } else if (bytes[at] == '.' && point < 0) {
        point = digits;
      } else {
        break;
      }
    }
    if (at < end || digits == 0 || digits > MAX_FAST_DIGITS) {
      return parseAny(text, precision, scale, out);
    }
    int found = point < 0 ? 0 : digits - point;
    out.set(negative ? -value : value);
    return Decimals.rescale(out, found, precision, scale, out) ? Result.OK : Result.OVERFLOW;
  }

  private static Result parseAny(Slice text, int precision, int scale, Int128 out) {
    for (int i = 0; i < text.length; i++) {
      if (text.get(i) < 0) {
        // BigDecimal would read digits of other scripts.
        return Result.MALFORMED;
      }
    }
    try {
      BigDecimal value = new BigDecimal(text.toString());
      return Decimals.set(value, precision, scale, out) ? Result.OK : Result.OVERFLOW;
    } catch (NumberFormatException e) {
      return Result.MALFORMED;
    }
  }

  /** Appends a value with all digits of its scale. */
  public static void print(long value, int scale, SliceWriter out) {
    if (value == Long.MIN_VALUE) {
      print(new Int128().set(value), scale, out);
      return;
    }
    if (value < 0) {
      out.append((byte) '-');
    }
    long left = Math.abs(value);
    int digits = Math.max(scale + 1, digits(left));
    int length = digits + (scale > 0 ? 1 : 0);
    out.reserve(length);
    byte[] array = out.array();
    int at = out.length() + length;
    for (int i = 0; i < digits; i++) {
      if (i == scale && scale > 0) {
        array[--at] = '.';
      }
      array[--at] = (byte) ('0' + left % 10);
      left /= 10;
    }
    out.advance(length);
  }

  private static int digits(long value) {
    int digits = 1;
    for (long left = value; left >= 10; left /= 10) {
      digits++;
    }
    return digits;
  }

  /** Appends a value with all digits of its scale. */
  public static void print(Int128 value, int scale, SliceWriter out) {
    if (value.fitsLong() && value.low != Long.MIN_VALUE) {
      print(value.low, scale, out);
    } else {
      out.append(new BigDecimal(value.toBigInteger(), scale).toPlainString());
    }
  }
}
