package io.millrace.connectors.format.scalar;

import io.millrace.data.error.MillraceException;
import java.nio.charset.StandardCharsets;

/** Shows the values of the user's data in errors. */
public final class ValueText {
  private static final int LONGEST = 80;

  private ValueText() {}

  /** A value in quotes, on one line and not too long. */
  public static String quote(byte[] bytes, int from, int to) {
    int end = Math.min(to, from + LONGEST);
    StringBuilder out = new StringBuilder("'");
    new String(bytes, from, end - from, StandardCharsets.UTF_8)
        .codePoints()
        .forEach(c -> out.append(c < ' ' ? escape(c) : Character.toString(c)));
    return out.append(end < to ? "…'" : "'").toString();
  }

  private static String escape(int control) {
    return switch (control) {
      case '\n' -> "\\n";
      case '\r' -> "\\r";
      case '\t' -> "\\t";
      default -> String.format("\\u%04x", control);
    };
  }

  /** The error for a value that is none of its column's type. */
  public static MillraceException error(String column, BadValue e, byte[] bytes, int from, int to) {
    return MillraceException.deterministic(
        "column '"
            + column
            + "': expected "
            + e.getMessage()
            + ", but the value is "
            + quote(bytes, from, to),
        e);
  }

  /** The error for a NULL where the table says that there is none. */
  public static MillraceException nullError(String column) {
    return MillraceException.deterministic(
        "column '" + column + "' is declared NOT NULL, but its value is NULL");
  }
}
