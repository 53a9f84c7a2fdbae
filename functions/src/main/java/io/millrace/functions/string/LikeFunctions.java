package io.millrace.functions.string;

import io.millrace.data.bytes.Slice;
import io.millrace.data.error.MillraceException;
import io.millrace.functions.api.CallState;
import io.millrace.functions.api.SqlFunction;

/** LIKE and SIMILAR TO; the compiled pattern is kept while it stays the same. */
public final class LikeFunctions {
  private LikeFunctions() {}

  /** The pattern of the last call. */
  public static final class LikeState implements CallState {
    private final Remembered pattern = new Remembered();
    private final Remembered escape = new Remembered();
    private LikePattern compiled;

    LikePattern compiled(Slice newPattern, Slice newEscape) {
      boolean same = pattern.isStill(newPattern);
      same &= newEscape == null || escape.isStill(newEscape);
      if (!same || compiled == null) {
        int character = newEscape == null ? -1 : singleCharacter(newEscape);
        compiled = new LikePattern(newPattern.toString(), character);
      }
      return compiled;
    }
  }

  private static int singleCharacter(Slice escape) {
    String text = escape.toString();
    if (text.codePointCount(0, text.length()) != 1) {
      throw MillraceException.deterministic(
          "the escape must be a single character, but is '" + text + "'");
    }
    return text.codePointAt(0);
  }

  @SqlFunction(
      name = "LIKE",
      args = {"STRING", "STRING"},
      returns = "BOOLEAN",
      doc =
          "Whether the string matches a pattern in which % stands for any characters and _ for one;"
              + " an escape character makes them ordinary.")
  public static boolean like(LikeState state, Slice text, Slice pattern) {
    return state.compiled(pattern, null).matches(text);
  }

  @SqlFunction(
      name = "LIKE",
      args = {"STRING", "STRING", "STRING"},
      returns = "BOOLEAN",
      doc = "See above.")
  public static boolean like(LikeState state, Slice text, Slice pattern, Slice escape) {
    return state.compiled(pattern, escape).matches(text);
  }

  @SqlFunction(
      name = "SIMILAR TO",
      args = {"STRING", "STRING"},
      returns = "BOOLEAN",
      doc =
          "Whether the string matches a regular expression of the SQL standard: %, _, |, *, +, ?,"
              + " {m,n}, (), [].")
  public static boolean similar(SimilarState state, Slice text, Slice pattern) {
    return state.matches(text, pattern, null);
  }

  @SqlFunction(
      name = "SIMILAR TO",
      args = {"STRING", "STRING", "STRING"},
      returns = "BOOLEAN",
      doc = "See above.")
  public static boolean similar(SimilarState state, Slice text, Slice pattern, Slice escape) {
    return state.matches(text, pattern, escape);
  }
}
