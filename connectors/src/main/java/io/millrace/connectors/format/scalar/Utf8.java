package io.millrace.connectors.format.scalar;

import io.millrace.data.bytes.Bytes;

/** Checks text. */
public final class Utf8 {
  private static final long HIGH_BITS = 0x8080808080808080L;

  private Utf8() {}

  /** Whether {@code bytes[from..to)} is well-formed UTF-8 (Unicode 15, table 3-7). */
  public static boolean isValid(byte[] bytes, int from, int to) {
    int at = from;
    while (at + 8 <= to && (Bytes.getLong(bytes, at) & HIGH_BITS) == 0) {
      at += 8;
    }
    while (at < to) {
      int lead = bytes[at++];
      if (lead < 0) {
        int more = continuation(lead, at < to ? bytes[at] & 0xFF : 0);
        if (more == 0 || at + more > to) {
          return false;
        }
        for (int i = 1; i < more; i++) {
          if ((bytes[at + i] & 0xC0) != 0x80) {
            return false;
          }
        }
        at += more;
      }
    }
    return true;
  }

  /**
   * How many bytes follow a lead byte, given the first of them; 0 if the two do not go together.
   */
  private static int continuation(int leadByte, int second) {
    int lead = leadByte & 0xFF;
    boolean usual = second >= 0x80 && second <= 0xBF;
    if (lead >= 0xC2 && lead <= 0xDF) {
      return usual ? 1 : 0;
    }
    if (lead >= 0xE0 && lead <= 0xEF) {
      boolean allowed =
          usual && (lead != 0xE0 || second >= 0xA0) && (lead != 0xED || second < 0xA0);
      return allowed ? 2 : 0;
    }
    if (lead >= 0xF0 && lead <= 0xF4) {
      boolean allowed =
          usual && (lead != 0xF0 || second >= 0x90) && (lead != 0xF4 || second < 0x90);
      return allowed ? 3 : 0;
    }
    return 0;
  }
}
