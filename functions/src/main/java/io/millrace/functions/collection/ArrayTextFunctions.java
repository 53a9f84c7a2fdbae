package io.millrace.functions.collection;

import static io.millrace.functions.collection.ArrayFunctions.end;
import static io.millrace.functions.collection.ArrayFunctions.start;

import io.millrace.data.bytes.Slice;
import io.millrace.data.bytes.SliceWriter;
import io.millrace.data.column.ArrayBuilder;
import io.millrace.data.column.ArrayColumn;
import io.millrace.data.column.BytesBuilder;
import io.millrace.data.column.BytesColumn;
import io.millrace.data.column.Column;
import io.millrace.functions.api.Element;
import io.millrace.functions.api.SqlFunction;

/** Arrays made from strings, and strings from arrays. */
public final class ArrayTextFunctions {
  private ArrayTextFunctions() {}

  @SqlFunction(
      name = "ARRAY_JOIN",
      args = {"ARRAY<STRING>", "STRING"},
      returns = "STRING",
      doc =
          "The strings of the array, joined by the second argument; NULLs are skipped, or replaced"
              + " by the third.")
  public static void join(Element array, Slice separator, SliceWriter out) {
    join(array, separator, null, out);
  }

  @SqlFunction(
      name = "ARRAY_JOIN",
      args = {"ARRAY<STRING>", "STRING", "STRING"},
      returns = "STRING",
      doc = "See above.")
  public static void join(Element array, Slice separator, Slice forNull, SliceWriter out) {
    Column elements = ((ArrayColumn) array.column).elements();
    Slice slice = new Slice();
    boolean first = true;
    for (int i = start(array); i < end(array); i++) {
      Slice one = forNull;
      if (!elements.isNull(i)) {
        one = ((BytesColumn) Values.flat(elements)).get(Values.flat(elements, i), slice);
      }
      if (one != null) {
        if (!first) {
          out.append(separator);
        }
        out.append(one);
        first = false;
      }
    }
  }

  @SqlFunction(
      name = "SPLIT",
      args = {"STRING", "STRING"},
      returns = "ARRAY<STRING>",
      doc =
          "The parts of the string between occurrences of a separator; its characters if that is"
              + " empty.")
  public static void split(Slice text, Slice separator, ArrayBuilder out) {
    BytesBuilder parts = (BytesBuilder) out.elements();
    int from = 0;
    int at = 0;
    while (at < text.length) {
      if (separator.length == 0) {
        int next = at + 1;
        while (next < text.length && (text.get(next) & 0xC0) == 0x80) {
          next++;
        }
        parts.append(text.array, text.offset + at, next - at);
        at = next;
      } else if (stands(text, at, separator)) {
        parts.append(text.array, text.offset + from, at - from);
        at += separator.length;
        from = at;
      } else {
        at++;
      }
    }
    if (separator.length > 0 && text.length > 0) {
      parts.append(text.array, text.offset + from, text.length - from);
    }
    out.end();
  }

  private static boolean stands(Slice text, int at, Slice wanted) {
    if (at + wanted.length > text.length) {
      return false;
    }
    for (int i = 0; i < wanted.length; i++) {
      if (text.get(at + i) != wanted.get(i)) {
        return false;
      }
    }
    return true;
  }
}
