package io.millrace.data.time;

/** Reads numbers and signs from a range of bytes. Reused. */
final class TextCursor {
  private byte[] bytes;
  private int at;
  private int end;

  /** How many digits the last number had. */
  private int digits;

  /** Begins with a range, outer blanks left out. */
  TextCursor set(byte[] array, int offset, int length) {
    bytes = array;
    at = offset;
    end = offset + length;
    while (at < end && bytes[at] == ' ') {
      at++;
    }
    while (at < end && bytes[end - 1] == ' ') {
      end--;
    }
    return this;
  }

  boolean atEnd() {
    return at == end;
  }

  boolean take(char wanted) {
    if (at < end && bytes[at] == wanted) {
      at++;
      return true;
    }
    return false;
  }

  int digits() {
    return digits;
  }

  /** A number of {@code least} to {@code most} (9) digits, or -1, and nothing read, if none. */
  int number(int least, int most) {
    int start = at;
    int value = 0;
    while (at < end && at - start < most && bytes[at] >= '0' && bytes[at] <= '9') {
      value = value * 10 + bytes[at++] - '0';
    }
    digits = at - start;
    if (digits < least) {
      at = start;
      return -1;
    }
    return value;
  }

  /** A fraction of up to nine digits, in nanoseconds; -1 if there is none. */
  int nanos() {
    int value = number(1, 9);
    for (int i = digits; value > 0 && i < 9; i++) {
      value *= 10;
    }
    return value;
  }
}
