package io.millrace.data.variant;

import io.millrace.data.decimal.Int128;
import java.nio.charset.StandardCharsets;

/** The number that stands at a place of a text, as JSON writes it. */
final class VariantNumber {
  private static final int MOST_DIGITS = 38;

  /** What times ten is surely a long. */
  private static final long FEW = Long.MAX_VALUE / 10 - 1;

  private final Int128 unscaled = new Int128();
  private int scale;
  private boolean isDouble;
  private double value;

  private byte[] in;
  private int at;
  private int end;

  /** Digits read, without zeros in front. */
  private int digits;

  /** Zeros at the end of a fraction so far. */
  private int zeros;

  /** Reads; returns where the number ends, or the complement of the place of a mistake. */
  int read(byte[] text, int from, int to) {
    in = text;
    at = from;
    end = to;
    unscaled.set(0);
    digits = 0;
    zeros = 0;
    boolean negative = take('-');
    int start = at;
    int whole = digits(false);
    if (whole == 0 || whole > 1 && in[start] == '0') {
      return ~start;
    }
    int fraction = take('.') ? digits(true) : 0;
    if (fraction == 0 && in[at - 1] == '.') {
      return ~at;
    }
    boolean exponent = take('e') || take('E');
    if (exponent && !exponent()) {
      return ~at;
    }
    scale = fraction - zeros;
    isDouble = exponent || digits > MOST_DIGITS || fraction > MOST_DIGITS;
    if (isDouble) {
      value = Double.parseDouble(new String(in, from, at - from, StandardCharsets.US_ASCII));
    } else if (negative) {
      unscaled.negate();
    }
    return at;
  }

  private boolean exponent() {
    if (!take('+')) {
      take('-');
    }
    int start = at;
    while (isDigit()) {
      at++;
    }
    return at > start;
  }

  private boolean take(char wanted) {
    if (at < end && in[at] == wanted) {
      at++;
      return true;
    }
    return false;
  }

  private boolean isDigit() {
    return at < end && in[at] >= '0' && in[at] <= '9';
  }

  /** Reads digits; returns how many. Zeros at the end of a fraction are left out of the number. */
  private int digits(boolean fraction) {
    int start = at;
    while (isDigit()) {
      int digit = in[at++] - '0';
      if (digits > 0 || digit > 0) {
        digits++;
      }
      if (digits > MOST_DIGITS) {
        continue;
      }
      if (fraction && digit == 0) {
        zeros++;
        continue;
      }
      for (; zeros > 0; zeros--) {
        append(0);
      }
      append(digit);
    }
    return at - start;
  }

  /** Ten times the number, which is 8 times and 2 times it, and a digit. */
  private void append(int digit) {
    long high = unscaled.high;
    long low = unscaled.low;
    if (high == 0 && low >= 0 && low < FEW) {
      unscaled.set(low * 10 + digit);
      return;
    }
    unscaled.set(high << 3 | low >>> 61, low << 3);
    unscaled.add(high << 1 | low >>> 63, low << 1);
    unscaled.add(0, digit);
  }

  boolean isInfinite() {
    return isDouble && Double.isInfinite(value);
  }

  void append(VariantWriter writer) {
    if (isDouble) {
      writer.appendDouble(value);
      return;
    }
    if (scale == 0 && unscaled.fitsLong()) {
      writer.appendInteger(unscaled.low);
    } else {
      writer.appendDecimal(unscaled, scale);
    }
  }
}
