package io.millrace.functions.string;

import io.millrace.data.bytes.Slice;
import io.millrace.data.error.MillraceException;
import java.util.ArrayList;
import java.util.List;

/**
 * A pattern of LIKE, made ready to be matched many times: literal pieces between runs of {@code %},
 * with {@code _} for one character inside them. Matching needs no String and no allocation.
 */
final class LikePattern {
  /** Stands for {@code _} in a piece. */
  private static final int ONE = -1;

  private final List<int[]> pieces = new ArrayList<>();
  private final boolean openStart;
  private final boolean openEnd;

  /**
   * @param escape the escape character, or -1 for none
   */
  LikePattern(String pattern, int escape) {
    List<Integer> piece = new ArrayList<>();
    boolean startsOpen = false;
    boolean endsOpen = false;
    int at = 0;
    while (at < pattern.length()) {
      int c = pattern.codePointAt(at);
      at += Character.charCount(c);
      endsOpen = false;
      if (c == escape) {
        int escaped = escapedAt(pattern, at, escape);
        at += Character.charCount(escaped);
        addBytes(piece, escaped);
      } else if (c == '%') {
        startsOpen |= pieces.isEmpty() && piece.isEmpty();
        endsOpen = true;
        close(piece);
      } else if (c == '_') {
        piece.add(ONE);
      } else {
        addBytes(piece, c);
      }
    }
    close(piece);
    openStart = startsOpen;
    openEnd = endsOpen;
  }

  private static int escapedAt(String pattern, int at, int escape) {
    int c = at < pattern.length() ? pattern.codePointAt(at) : 0;
    if (c != '%' && c != '_' && c != escape) {
      throw MillraceException.deterministic(
          "invalid escape sequence in the LIKE pattern '"
              + pattern
              + "': the escape character must stand before %, _ or itself");
    }
    return c;
  }

  private static void addBytes(List<Integer> piece, int codePoint) {
    Slice bytes = Slice.of(Character.toString(codePoint));
    for (int i = 0; i < bytes.length; i++) {
      piece.add(bytes.get(i) & 0xFF);
    }
  }

  private void close(List<Integer> piece) {
    if (!piece.isEmpty()) {
      pieces.add(piece.stream().mapToInt(Integer::intValue).toArray());
      piece.clear();
    }
  }

  boolean matches(Slice text) {
    if (pieces.isEmpty()) {
      return openStart || text.length == 0;
    }
    int first = 0;
    int last = pieces.size();
    int from = 0;
    if (!openStart) {
      from = match(text, 0, pieces.get(0));
      if (from < 0 || last == 1 && !openEnd) {
        return from == text.length;
      }
      first = 1;
    }
    int inner = openEnd ? last : last - 1;
    for (int i = first; i < inner; i++) {
      from = find(text, from, pieces.get(i));
      if (from < 0) {
        return false;
      }
    }
    return openEnd || endsWith(text, from, pieces.get(last - 1));
  }

  /** Byte after the first occurrence of a piece at or after {@code from}; -1 if there is none. */
  private static int find(Slice text, int from, int[] piece) {
    int at = from;
    while (at < text.length) {
      int end = match(text, at, piece);
      if (end >= 0) {
        return end;
      }
      at += Utf8.size(text.get(at));
    }
    return -1;
  }

  /** Whether the text ends with a piece that begins at or after {@code from}. */
  private static boolean endsWith(Slice text, int from, int[] piece) {
    int at = text.length;
    for (int i = 0; i < piece.length; i++) {
      boolean begins = piece[i] == ONE || (piece[i] & 0xC0) != 0x80;
      if (begins) {
        if (at <= from) {
          return false;
        }
        at = Utf8.before(text, at);
      }
    }
    return at >= from && match(text, at, piece) == text.length;
  }

  /** Byte after the piece if it stands at {@code start}; -1 if it does not. */
  private static int match(Slice text, int start, int[] piece) {
    int at = start;
    for (int wanted : piece) {
      if (at >= text.length) {
        return -1;
      }
      if (wanted == ONE) {
        at += Utf8.size(text.get(at));
      } else if ((text.get(at) & 0xFF) == wanted) {
        at++;
      } else {
        return -1;
      }
    }
    return Math.min(at, text.length);
  }
}
