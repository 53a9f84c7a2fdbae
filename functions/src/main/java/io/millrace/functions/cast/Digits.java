package io.millrace.functions.cast;

import io.millrace.data.bytes.SliceWriter;

/** Numbers written as text without making a String. */
final class Digits {
  private static final int LONGEST = 20;

  private Digits() {}

  /** Appends a whole number. */
  static void append(SliceWriter out, long value) {
    out.reserve(LONGEST);
    if (value < 0) {
      out.append((byte) '-');
    }
    // negative, because the smallest number has no positive counterpart
    long left = value < 0 ? value : -value;
    long unit = -1;
    while (left / 10 <= unit) {
      unit *= 10;
    }
    for (; unit != 0; unit /= 10) {
      out.append((byte) ('0' + left / unit));
      left %= unit;
    }
  }
}
