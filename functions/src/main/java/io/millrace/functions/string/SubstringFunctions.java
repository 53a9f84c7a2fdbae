package io.millrace.functions.string;

import io.millrace.data.bytes.Slice;
import io.millrace.data.bytes.SliceWriter;
import io.millrace.functions.api.NullFlag;
import io.millrace.functions.api.SqlFunction;

/** Parts of a string. Positions are characters (code points) from 1, from the end if negative. */
public final class SubstringFunctions {
  private SubstringFunctions() {}

  @SqlFunction(
      name = "SUBSTRING",
      aliases = "SUBSTR",
      args = {"STRING", "INT"},
      returns = "@VARYING0?",
      doc =
          "The string from a position (from 1; from the end if negative) on, or that many"
              + " characters of it.")
  public static void substring(Slice text, int position, SliceWriter out) {
    part(text, position, Integer.MAX_VALUE, out);
  }

  @SqlFunction(
      name = "SUBSTRING",
      aliases = "SUBSTR",
      args = {"STRING", "INT", "INT"},
      returns = "@VARYING0?",
      doc = "See above; a negative length gives NULL.")
  public static void substring(
      Slice text, int position, int length, SliceWriter out, NullFlag flag) {
    if (length < 0) {
      flag.isNull = true;
    } else {
      part(text, position, length, out);
    }
  }

  private static void part(Slice text, int position, int length, SliceWriter out) {
    int start;
    if (position >= 0) {
      start = Utf8.offset(text, Math.max(0, position - 1));
    } else {
      start = fromEnd(text, position);
      if (start < 0) {
        return;
      }
    }
    int end = length == Integer.MAX_VALUE ? text.length : Utf8.skip(text, start, length);
    Utf8.append(out, text, start, end);
  }

  /** Byte where the last {@code -position} characters begin; -1 if there are fewer. */
  private static int fromEnd(Slice text, int position) {
    int at = text.length;
    for (int i = 0; i > position; i--) {
      if (at == 0) {
        return -1;
      }
      at = Utf8.before(text, at);
    }
    return at;
  }

  @SqlFunction(
      name = "LEFT",
      args = {"STRING", "INT"},
      returns = "@VARYING0?",
      doc = "The first characters of the string; empty if the number is not positive.")
  public static void left(Slice text, int count, SliceWriter out) {
    Utf8.append(out, text, 0, Utf8.offset(text, Math.max(0, count)));
  }

  @SqlFunction(
      name = "RIGHT",
      args = {"STRING", "INT"},
      returns = "@VARYING0?",
      doc = "The last characters of the string; empty if the number is not positive.")
  public static void right(Slice text, int count, SliceWriter out) {
    if (count > 0) {
      Utf8.append(out, text, Math.max(0, fromEnd(text, -count)), text.length);
    }
  }

  @SqlFunction(
      name = "OVERLAY",
      args = {"STRING", "STRING", "INT"},
      returns = "@VARYING_CONCAT",
      doc =
          "The first string with the characters from a position on replaced by the second; as many"
              + " as it has, or as the fourth argument says.")
  public static void overlay(Slice text, Slice with, int start, SliceWriter out) {
    overlay(text, with, start, Utf8.length(with), out);
  }

  @SqlFunction(
      name = "OVERLAY",
      args = {"STRING", "STRING", "INT", "INT"},
      returns = "@VARYING_CONCAT",
      doc = "See above.")
  public static void overlay(Slice text, Slice with, int start, int length, SliceWriter out) {
    int characters = Utf8.length(text);
    if (start <= 0 || start > characters) {
      out.append(text);
      return;
    }
    int from = Utf8.offset(text, start - 1);
    Utf8.append(out, text, 0, from);
    out.append(with);
    if (length > 0 && (long) start + length <= characters) {
      Utf8.append(out, text, Utf8.skip(text, from, length), text.length);
    }
  }

  @SqlFunction(
      name = "SPLIT_INDEX",
      args = {"STRING", "STRING", "INT"},
      returns = "STRING",
      doc =
          "Part number n (from 0) of the string split at a separator; NULL if there are fewer parts"
              + " or n is negative.")
  public static void splitIndex(
      Slice text, Slice separator, int index, SliceWriter out, NullFlag flag) {
    if (index < 0 || text.length == 0) {
      flag.isNull = true;
      return;
    }
    int from = 0;
    for (int i = 0; i < index; i++) {
      int at = findSeparator(text, separator, from);
      if (at < 0) {
        flag.isNull = true;
        return;
      }
      from = at + Math.max(1, separator.length);
    }
    int end = findSeparator(text, separator, from);
    Utf8.append(out, text, from, end < 0 ? text.length : end);
  }

  /** Where the next separator stands, which is a blank character if it is empty; -1 if nowhere. */
  private static int findSeparator(Slice text, Slice separator, int from) {
    if (separator.length > 0) {
      return Utf8.find(text, separator, from);
    }
    for (int at = from; at < text.length; at++) {
      if (text.get(at) >= 0 && Character.isWhitespace(text.get(at))) {
        return at;
      }
    }
    return -1;
  }

  @SqlFunction(
      name = "SPLIT_INDEX",
      args = {"STRING", "INT", "INT"},
      returns = "STRING",
      doc = "See above; the separator is the character of a code from 1 to 255.")
  public static void splitIndex(
      Slice text, int separator, int index, SliceWriter out, NullFlag flag) {
    if (separator < 1 || separator > 255) {
      flag.isNull = true;
    } else {
      splitIndex(text, Slice.of(Character.toString(separator)), index, out, flag);
    }
  }
}
