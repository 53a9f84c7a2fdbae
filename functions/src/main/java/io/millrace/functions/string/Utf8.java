package io.millrace.functions.string;

import io.millrace.data.bytes.Slice;
import io.millrace.data.bytes.SliceWriter;

/** Code points in UTF-8. Malformed bytes count as one code point each where they do no harm. */
public final class Utf8 {
  private Utf8() {}

  /** Whether all bytes are below 128. */
  public static boolean isAscii(Slice text) {
    int any = 0;
    for (int i = text.offset; i < text.offset + text.length; i++) {
      any |= text.array[i];
    }
    return any >= 0;
  }

  /** Number of code points. */
  public static int length(Slice text) {
    return length(text.array, text.offset, text.length);
  }

  /** Number of code points in a range of bytes. */
  public static int length(byte[] array, int offset, int bytes) {
    int continuations = 0;
    for (int i = offset; i < offset + bytes; i++) {
      continuations += (array[i] & 0xC0) == 0x80 ? 1 : 0;
    }
    return bytes - continuations;
  }

  /** Bytes of the code point that starts with {@code first}. */
  public static int size(byte first) {
    if (first >= 0) {
      return 1;
    } else if ((first & 0xE0) == 0xC0) {
      return 2;
    } else if ((first & 0xF0) == 0xE0) {
      return 3;
    }
    return (first & 0xF8) == 0xF0 ? 4 : 1;
  }

  /**
   * Bytes before code point {@code index} (from 0), counted from the start of {@code text}; its
   * length if there are fewer.
   */
  public static int offset(Slice text, int index) {
    return skip(text, 0, index);
  }

  /** Like {@link #offset}, but counting from byte {@code from} of {@code text}. */
  public static int skip(Slice text, int from, int codePoints) {
    int at = from;
    for (int i = 0; i < codePoints && at < text.length; i++) {
      at += size(text.get(at));
    }
    return Math.min(at, text.length);
  }

  /** Start of the code point that ends before byte {@code end} of {@code text}. */
  public static int before(Slice text, int end) {
    int at = end - 1;
    while (at > 0 && (text.get(at) & 0xC0) == 0x80) {
      at--;
    }
    return at;
  }

  /**
   * First byte at or after {@code from} where {@code wanted} stands in {@code text}; -1: nowhere.
   */
  public static int find(Slice text, Slice wanted, int from) {
    int last = text.length - wanted.length;
    if (wanted.length == 0) {
      return from <= text.length ? from : -1;
    }
    byte first = wanted.get(0);
    for (int at = from; at <= last; at++) {
      if (text.get(at) == first && matches(text, at, wanted)) {
        return at;
      }
    }
    return -1;
  }

  /** Whether {@code wanted} stands at byte {@code at} of {@code text}. */
  public static boolean matches(Slice text, int at, Slice wanted) {
    if (at < 0 || at + wanted.length > text.length) {
      return false;
    }
    for (int i = 0; i < wanted.length; i++) {
      if (text.get(at + i) != wanted.get(i)) {
        return false;
      }
    }
    return true;
  }

  /** Appends bytes {@code from..to} of {@code text}. */
  public static void append(SliceWriter out, Slice text, int from, int to) {
    out.append(text.array, text.offset + from, to - from);
  }

  /** Appends one code point. */
  public static void append(SliceWriter out, int codePoint) {
    if (codePoint < 0x80) {
      out.append((byte) codePoint);
    } else if (codePoint < 0x800) {
      out.append((byte) (0xC0 | codePoint >> 6));
      out.append((byte) (0x80 | codePoint & 0x3F));
    } else {
      out.append(Character.toString(codePoint));
    }
  }
}
