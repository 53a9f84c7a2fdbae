package io.millrace.data.variant;

import io.millrace.data.bytes.SliceWriter;

/** Writes strings of JSON. */
public final class JsonString {
  private static final byte[] HEX = {
    '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'A', 'B', 'C', 'D', 'E', 'F'
  };

  private JsonString() {}

  /** Appends text in UTF-8 with quotes and escapes. */
  public static void append(byte[] text, int from, int to, SliceWriter out) {
    out.append((byte) '"');
    int written = from;
    for (int i = from; i < to; i++) {
      byte b = text[i];
      if (b == '"' || b == '\\' || b >= 0 && b < ' ') {
        out.append(text, written, i - written);
        appendEscaped(b, out);
        written = i + 1;
      }
    }
    out.append(text, written, to - written);
    out.append((byte) '"');
  }

  private static void appendEscaped(byte b, SliceWriter out) {
    out.append((byte) '\\');
    switch (b) {
      case '\b' -> out.append((byte) 'b');
      case '\f' -> out.append((byte) 'f');
      case '\n' -> out.append((byte) 'n');
      case '\r' -> out.append((byte) 'r');
      case '\t' -> out.append((byte) 't');
      case '"', '\\' -> out.append(b);
      default -> {
        out.append("u00");
        out.append(HEX[b >> 4]);
        out.append(HEX[b & 15]);
      }
    }
  }
}
