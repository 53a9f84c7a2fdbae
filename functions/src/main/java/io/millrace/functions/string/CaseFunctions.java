package io.millrace.functions.string;

import io.millrace.data.bytes.Slice;
import io.millrace.data.bytes.SliceWriter;
import io.millrace.functions.api.SqlFunction;
import java.util.Locale;

/** Upper and lower case. */
public final class CaseFunctions {
  private static final int DISTANCE = 'a' - 'A';

  private CaseFunctions() {}

  @SqlFunction(
      name = "UPPER",
      args = "STRING",
      returns = "@ARG0",
      doc = "The string in upper case.")
  public static void upper(Slice text, SliceWriter out) {
    if (Utf8.isAscii(text)) {
      shift(text, out, 'a', 'z', -DISTANCE);
    } else {
      out.append(text.toString().toUpperCase(Locale.ROOT));
    }
  }

  @SqlFunction(
      name = "LOWER",
      args = "STRING",
      returns = "@ARG0",
      doc = "The string in lower case.")
  public static void lower(Slice text, SliceWriter out) {
    if (Utf8.isAscii(text)) {
      shift(text, out, 'A', 'Z', DISTANCE);
    } else {
      out.append(text.toString().toLowerCase(Locale.ROOT));
    }
  }

  private static void shift(Slice text, SliceWriter out, int first, int last, int distance) {
    out.reserve(text.length);
    byte[] to = out.array();
    int at = out.length();
    for (int i = text.offset; i < text.offset + text.length; i++) {
      byte b = text.array[i];
      to[at++] = b >= first && b <= last ? (byte) (b + distance) : b;
    }
    out.advance(text.length);
  }

  @SqlFunction(
      name = "INITCAP",
      args = "STRING",
      returns = "@ARG0",
      doc =
          "The string with the first letter of each word in upper case and the others in lower"
              + " case; a word is a run of ASCII letters and digits.")
  public static void initcap(Slice text, SliceWriter out) {
    boolean start = true;
    for (int i = 0; i < text.length; i++) {
      byte b = text.get(i);
      boolean upper = b >= 'A' && b <= 'Z';
      boolean lower = b >= 'a' && b <= 'z';
      if (start && lower) {
        out.append((byte) (b - DISTANCE));
      } else if (!start && upper) {
        out.append((byte) (b + DISTANCE));
      } else {
        out.append(b);
      }
      start = !(upper || lower || b >= '0' && b <= '9');
    }
  }
}
