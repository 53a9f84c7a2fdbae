package io.millrace.functions.string;

import io.millrace.data.bytes.Slice;
import io.millrace.data.bytes.SliceWriter;
import io.millrace.functions.api.NullFlag;
import io.millrace.functions.api.SqlFunction;
import io.millrace.functions.api.SqlFunction.Nulls;

/** Length, concatenation, repetition and replacement. */
public final class StringFunctions {
  private StringFunctions() {}

  @SqlFunction(
      name = "CHAR_LENGTH",
      aliases = "CHARACTER_LENGTH",
      args = "STRING",
      returns = "INT",
      doc = "Number of characters (code points) of the string.")
  public static int charLength(Slice text) {
    return Utf8.length(text);
  }

  @SqlFunction(
      name = "||",
      args = {"STRING", "STRING"},
      returns = "@CONCAT",
      doc = "Both strings, one after the other.")
  public static void join(Slice left, Slice right, SliceWriter out) {
    out.append(left);
    out.append(right);
  }

  @SqlFunction(
      name = "||",
      args = {"BYTES", "BYTES"},
      returns = "BYTES",
      doc = "Both byte strings, one after the other.")
  public static void joinBytes(Slice left, Slice right, SliceWriter out) {
    join(left, right, out);
  }

  @SqlFunction(
      name = "CONCAT",
      args = {"STRING", "STRING..."},
      returns = "STRING",
      doc = "All strings, one after the other; NULL if one is NULL.")
  public static void concat(Slice first, Slice[] more, SliceWriter out) {
    out.append(first);
    for (Slice one : more) {
      out.append(one);
    }
  }

  @SqlFunction(
      name = "CONCAT_WS",
      args = {"STRING", "STRING..."},
      returns = "@STRING0",
      nulls = Nulls.CALLED,
      doc =
          "The strings after the first, joined by the first; NULL strings are skipped, a NULL"
              + " separator gives NULL.")
  public static void concatWs(Slice separator, Slice[] parts, SliceWriter out, NullFlag flag) {
    if (separator == null) {
      flag.isNull = true;
      return;
    }
    boolean first = true;
    for (Slice part : parts) {
      if (part != null) {
        if (!first) {
          out.append(separator);
        }
        out.append(part);
        first = false;
      }
    }
  }

  @SqlFunction(
      name = "REPEAT",
      args = {"STRING", "INT"},
      returns = "STRING",
      doc = "The string repeated a number of times; empty if that is not positive.")
  public static void repeat(Slice text, int times, SliceWriter out) {
    if (times > 0) {
      out.reserve(Sizes.bytes((long) text.length * times, "REPEAT"));
      for (int i = 0; i < times; i++) {
        out.append(text);
      }
    }
  }

  @SqlFunction(
      name = "REVERSE",
      args = "STRING",
      returns = "STRING?",
      doc = "The characters of the string from last to first.")
  public static void reverse(Slice text, SliceWriter out) {
    int end = text.length;
    while (end > 0) {
      int start = Utf8.before(text, end);
      Utf8.append(out, text, start, end);
      end = start;
    }
  }

  @SqlFunction(
      name = "REPLACE",
      args = {"STRING", "STRING", "STRING"},
      returns = "STRING",
      doc = "The first string with every occurrence of the second replaced by the third.")
  public static void replace(Slice text, Slice old, Slice with, SliceWriter out) {
    if (old.length == 0) {
      insertEverywhere(text, with, out);
      return;
    }
    int from = 0;
    for (int at = Utf8.find(text, old, 0); at >= 0; at = Utf8.find(text, old, from)) {
      Utf8.append(out, text, from, at);
      out.append(with);
      from = at + old.length;
    }
    Utf8.append(out, text, from, text.length);
  }

  /** The empty string stands before every character and at the end. */
  private static void insertEverywhere(Slice text, Slice with, SliceWriter out) {
    int at = 0;
    while (at < text.length) {
      int next = Utf8.skip(text, at, 1);
      out.append(with);
      Utf8.append(out, text, at, next);
      at = next;
    }
    out.append(with);
  }

  @SqlFunction(
      name = "TRANSLATE",
      aliases = "TRANSLATE3",
      args = {"STRING", "STRING", "STRING"},
      returns = "@STRING0",
      nulls = Nulls.CALLED,
      doc =
          "The first string with each character of the second replaced by the one at the same"
              + " place of the third, or removed if that is shorter.")
  public static void translate(Slice text, Slice from, Slice to, SliceWriter out, NullFlag flag) {
    if (text == null) {
      flag.isNull = true;
    } else if (from == null || from.length == 0) {
      out.append(text);
    } else {
      int size;
      for (int at = 0; at < text.length; at += size) {
        size = Math.min(Utf8.size(text.get(at)), text.length - at);
        translateOne(text, at, size, from, to, out);
      }
    }
  }

  private static void translateOne(
      Slice text, int at, int size, Slice from, Slice to, SliceWriter out) {
    int target = 0;
    int next;
    for (int i = 0; i < from.length; i = next) {
      next = Utf8.skip(from, i, 1);
      int targetEnd = to == null ? 0 : Utf8.skip(to, target, 1);
      if (next - i == size && same(text, at, from, i, size)) {
        if (targetEnd > target) {
          Utf8.append(out, to, target, targetEnd);
        }
        return;
      }
      target = targetEnd;
    }
    Utf8.append(out, text, at, at + size);
  }

  private static boolean same(Slice a, int atA, Slice b, int atB, int size) {
    for (int i = 0; i < size; i++) {
      if (a.get(atA + i) != b.get(atB + i)) {
        return false;
      }
    }
    return true;
  }
}
