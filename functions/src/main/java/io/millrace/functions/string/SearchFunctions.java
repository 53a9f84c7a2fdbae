package io.millrace.functions.string;

import io.millrace.data.bytes.Slice;
import io.millrace.data.error.MillraceException;
import io.millrace.functions.api.SqlFunction;

/** Where a string stands in another. Positions are characters (code points) from 1; 0: nowhere. */
public final class SearchFunctions {
  private SearchFunctions() {}

  @SqlFunction(
      name = "POSITION",
      args = {"STRING", "STRING"},
      returns = "INT",
      doc = "POSITION(a IN b): where a first stands in b, from 1; 0 if nowhere.")
  public static int position(Slice wanted, Slice text) {
    return indexFrom(wanted, text, 1);
  }

  @SqlFunction(
      name = "POSITION",
      args = {"STRING", "STRING", "INT"},
      returns = "INT",
      doc = "See above; from a position on.")
  public static int position(Slice wanted, Slice text, int from) {
    return indexFrom(wanted, text, from);
  }

  @SqlFunction(
      name = "LOCATE",
      args = {"STRING", "STRING"},
      returns = "INT",
      doc = "Where the first string first stands in the second, from 1; 0 if nowhere.")
  public static int locate(Slice wanted, Slice text) {
    return indexFrom(wanted, text, 1);
  }

  @SqlFunction(
      name = "LOCATE",
      args = {"STRING", "STRING", "INT"},
      returns = "INT",
      doc = "See above; from a position on.")
  public static int locate(Slice wanted, Slice text, int from) {
    return indexFrom(wanted, text, from);
  }

  private static int indexFrom(Slice wanted, Slice text, int from) {
    if (wanted.length == 0) {
      return 1;
    }
    int at = Utf8.find(text, wanted, Utf8.offset(text, Math.max(0, from - 1)));
    return at < 0 ? 0 : Utf8.length(text.array, text.offset, at) + 1;
  }

  @SqlFunction(
      name = "INSTR",
      args = {"STRING", "STRING"},
      returns = "INT",
      doc =
          "Where the second string stands in the first, from 1; 0 if nowhere. The search begins at"
              + " the third argument (from the end, backwards, if negative) and takes the occurrence"
              + " that the fourth says.")
  public static int instr(Slice text, Slice wanted) {
    return indexFrom(wanted, text, 1);
  }

  @SqlFunction(
      name = "INSTR",
      args = {"STRING", "STRING", "INT"},
      returns = "INT",
      doc = "See above.")
  public static int instr(Slice text, Slice wanted, int start) {
    return instr(text, wanted, start, 1);
  }

  @SqlFunction(
      name = "INSTR",
      args = {"STRING", "STRING", "INT", "INT"},
      returns = "INT",
      doc = "See above.")
  public static int instr(Slice text, Slice wanted, int start, int occurrence) {
    if (occurrence <= 0) {
      throw MillraceException.deterministic(
          "INSTR: the occurrence must be positive, but is " + occurrence);
    }
    if (start == 0) {
      return 0;
    }
    return start > 0
        ? forwards(text, wanted, start, occurrence)
        : backwards(text, wanted, -start, occurrence);
  }

  private static int forwards(Slice text, Slice wanted, int start, int occurrence) {
    int from = start;
    int found = 0;
    for (int i = 0; i < occurrence; i++) {
      found = indexFrom(wanted, text, from);
      if (found == 0) {
        return 0;
      }
      from = found + 1;
    }
    return found;
  }

  /** Looks for occurrences that end at or before the {@code fromEnd}th character from the end. */
  private static int backwards(Slice text, Slice wanted, int fromEnd, int occurrence) {
    if (wanted.length == 0) {
      return Utf8.length(text) + 1;
    }
    int end = text.length;
    for (int i = 1; i < fromEnd && end > 0; i++) {
      end = Utf8.before(text, end);
    }
    int left = occurrence;
    for (int at = end - wanted.length; at >= 0; at--) {
      if (Utf8.matches(text, at, wanted) && --left == 0) {
        return Utf8.length(text.array, text.offset, at) + 1;
      }
    }
    return 0;
  }

  @SqlFunction(
      name = "STARTSWITH",
      args = {"STRING", "STRING"},
      returns = "BOOLEAN",
      doc =
          "Whether the first string begins with the second; every string does with the empty one.")
  public static boolean startsWith(Slice text, Slice start) {
    return Utf8.matches(text, 0, start);
  }

  @SqlFunction(
      name = "STARTSWITH",
      args = {"BYTES", "BYTES"},
      returns = "BOOLEAN",
      doc = "See above.")
  public static boolean startsWithBytes(Slice text, Slice start) {
    return Utf8.matches(text, 0, start);
  }

  @SqlFunction(
      name = "ENDSWITH",
      args = {"STRING", "STRING"},
      returns = "BOOLEAN",
      doc = "Whether the first string ends with the second; every string does with the empty one.")
  public static boolean endsWith(Slice text, Slice end) {
    return Utf8.matches(text, text.length - end.length, end);
  }

  @SqlFunction(
      name = "ENDSWITH",
      args = {"BYTES", "BYTES"},
      returns = "BOOLEAN",
      doc = "See above.")
  public static boolean endsWithBytes(Slice text, Slice end) {
    return Utf8.matches(text, text.length - end.length, end);
  }
}
