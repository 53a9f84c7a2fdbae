package io.millrace.functions.string;

import io.millrace.data.bytes.Slice;
import io.millrace.data.bytes.SliceWriter;
import io.millrace.functions.api.NullFlag;
import io.millrace.functions.api.SqlFunction;

/** Characters taken from the ends of a string, or added there. */
public final class TrimFunctions {
  private static final Slice SPACE = Slice.of(" ");

  private TrimFunctions() {}

  @SqlFunction(
      name = "TRIM",
      args = {"STRING", "STRING", "STRING"},
      returns = "@VARYING_LAST",
      doc =
          "TRIM([BOTH | LEADING | TRAILING] a FROM b): b without characters of a at its ends;"
              + " without spaces if a is missing. The first argument of the call is the word.")
  public static void trim(Slice where, Slice characters, Slice text, SliceWriter out) {
    boolean leading = where.get(0) != 'T';
    boolean trailing = where.get(0) != 'L';
    cut(text, characters, leading, trailing, out);
  }

  @SqlFunction(name = "TRIM", args = "STRING", returns = "@VARYING0", doc = "See above.")
  public static void trim(Slice text, SliceWriter out) {
    cut(text, SPACE, true, true, out);
  }

  @SqlFunction(
      name = "BTRIM",
      args = "STRING",
      returns = "STRING",
      doc = "The string without spaces, or without the characters of the second, at both ends.")
  public static void btrim(Slice text, SliceWriter out) {
    cut(text, SPACE, true, true, out);
  }

  @SqlFunction(
      name = "BTRIM",
      args = {"STRING", "STRING"},
      returns = "STRING",
      doc = "See above.")
  public static void btrim(Slice text, Slice characters, SliceWriter out) {
    cut(text, characters, true, true, out);
  }

  @SqlFunction(
      name = "LTRIM",
      args = "STRING",
      returns = "@VARYING0",
      doc = "The string without spaces, or without the characters of the second, at its start.")
  public static void ltrim(Slice text, SliceWriter out) {
    cut(text, SPACE, true, false, out);
  }

  @SqlFunction(
      name = "LTRIM",
      args = {"STRING", "STRING"},
      returns = "@VARYING0",
      doc = "See above.")
  public static void ltrim(Slice text, Slice characters, SliceWriter out) {
    cut(text, characters, true, false, out);
  }

  @SqlFunction(
      name = "RTRIM",
      args = "STRING",
      returns = "@VARYING0",
      doc = "The string without spaces, or without the characters of the second, at its end.")
  public static void rtrim(Slice text, SliceWriter out) {
    cut(text, SPACE, false, true, out);
  }

  @SqlFunction(
      name = "RTRIM",
      args = {"STRING", "STRING"},
      returns = "@VARYING0",
      doc = "See above.")
  public static void rtrim(Slice text, Slice characters, SliceWriter out) {
    cut(text, characters, false, true, out);
  }

  private static void cut(
      Slice text, Slice characters, boolean leading, boolean trailing, SliceWriter out) {
    int from = 0;
    int to = text.length;
    while (leading && from < to) {
      int next = Utf8.skip(text, from, 1);
      if (!contains(characters, text, from, next)) {
        break;
      }
      from = next;
    }
    while (trailing && to > from) {
      int start = Utf8.before(text, to);
      if (!contains(characters, text, start, to)) {
        break;
      }
      to = start;
    }
    Utf8.append(out, text, from, to);
  }

  /**
   * Whether the character at bytes {@code from..to} of {@code text} is among {@code characters}.
   */
  private static boolean contains(Slice characters, Slice text, int from, int to) {
    int size = to - from;
    for (int at = 0; at + size <= characters.length; at += Utf8.size(characters.get(at))) {
      int i = 0;
      while (i < size && characters.get(at + i) == text.get(from + i)) {
        i++;
      }
      if (i == size) {
        return true;
      }
    }
    return false;
  }

  @SqlFunction(
      name = "LPAD",
      args = {"STRING", "INT", "STRING"},
      returns = "STRING",
      doc =
          "The string cut to a length, or filled up to it with the third on the left; NULL if the"
              + " length is negative or the third is empty.")
  public static void lpad(Slice text, int length, Slice pad, SliceWriter out, NullFlag flag) {
    if (length < 0 || pad.length == 0) {
      flag.isNull = true;
      return;
    }
    pad(length - Utf8.length(text), pad, out);
    Utf8.append(out, text, 0, Utf8.offset(text, length));
  }

  @SqlFunction(
      name = "RPAD",
      args = {"STRING", "INT", "STRING"},
      returns = "STRING",
      doc = "As LPAD, on the right.")
  public static void rpad(Slice text, int length, Slice pad, SliceWriter out, NullFlag flag) {
    if (length < 0 || pad.length == 0) {
      flag.isNull = true;
      return;
    }
    Utf8.append(out, text, 0, Utf8.offset(text, length));
    pad(length - Utf8.length(text), pad, out);
  }

  private static void pad(int characters, Slice pad, SliceWriter out) {
    if (characters <= 0) {
      return;
    }
    Sizes.bytes(characters, "LPAD or RPAD");
    int inPad = Utf8.length(pad);
    int left = characters;
    for (; left >= inPad; left -= inPad) {
      out.append(pad);
    }
    Utf8.append(out, pad, 0, Utf8.offset(pad, left));
  }
}
