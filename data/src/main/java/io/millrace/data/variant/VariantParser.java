package io.millrace.data.variant;

import io.millrace.data.bytes.Slice;
import io.millrace.data.bytes.SliceWriter;
import java.nio.charset.StandardCharsets;

/**
 * Makes values of VARIANT of JSON as RFC 8259 has it. Numbers without an exponent are exact up to
 * 38 digits, all others DOUBLEs. One parser reads one text after the other.
 */
public final class VariantParser {
  /** How deep arrays and objects may be nested, as in Flink's parser. */
  private static final int DEEPEST = 1000;

  private final VariantWriter writer = new VariantWriter();
  private final VariantNumber number = new VariantNumber();
  private byte[] in;
  private int at;
  private int from;
  private int end;
  private boolean lastWins;
  private int depth;
  private SliceWriter out;
  private String problem;

  /**
   * Appends the value of a text.
   *
   * @param duplicates whether of several members of an object with one key the last stays; if not,
   *     they are an error
   * @return whether the text is JSON; if not, something may have been appended nevertheless
   */
  public boolean parse(Slice text, boolean duplicates, SliceWriter to) {
    in = text.array;
    from = text.offset;
    at = from;
    end = from + text.length;
    lastWins = duplicates;
    depth = 0;
    out = to;
    problem = null;
    writer.begin(to);
    skipBlanks();
    if (!value()) {
      return false;
    }
    skipBlanks();
    return at == end || fail("expected the end");
  }

  /** What is wrong with the text read last, and where. */
  public String problem() {
    int character = new String(in, from, at - from, StandardCharsets.UTF_8).length() + 1;
    boolean ends = at == end && problem.startsWith("expected");
    return problem + (ends ? ", but the text ends" : ", at character " + character);
  }

  /** The first of several reports stays. */
  private boolean fail(String expected) {
    problem = problem == null ? expected : problem;
    return false;
  }

  private void skipBlanks() {
    while (at < end && (in[at] == ' ' || in[at] == '\n' || in[at] == '\r' || in[at] == '\t')) {
      at++;
    }
  }

  private boolean take(char wanted) {
    if (at < end && in[at] == wanted) {
      at++;
      return true;
    }
    return false;
  }

  private boolean value() {
    if (at == end) {
      return fail("expected a value");
    }
    return switch (in[at]) {
      case '{' -> object();
      case '[' -> array();
      case '"' -> {
        writer.appendKind(Variant.STRING);
        yield string();
      }
      case 't' -> word("true", Variant.TRUE);
      case 'f' -> word("false", Variant.FALSE);
      case 'n' -> word("null", Variant.NULL);
      default -> number();
    };
  }

  private boolean word(String word, byte kind) {
    for (int i = 0; i < word.length(); i++) {
      if (at + i >= end || in[at + i] != word.charAt(i)) {
        return fail("expected a value");
      }
    }
    at += word.length();
    writer.appendKind(kind);
    return true;
  }

  private boolean number() {
    int next = number.read(in, at, end);
    if (next < 0) {
      at = ~next;
      return fail("expected a value");
    }
    if (number.isInfinite()) {
      return fail("a number is beyond the range of DOUBLE");
    }
    at = next;
    number.append(writer);
    return true;
  }

  private boolean array() {
    int start = out.length();
    int marks = writer.beginContainer();
    if (++depth > DEEPEST) {
      return fail("nested deeper than " + DEEPEST);
    }
    at++;
    skipBlanks();
    boolean more = !take(']');
    while (more) {
      skipBlanks();
      int value = out.length();
      if (!value()) {
        return false;
      }
      writer.part(value, value);
      skipBlanks();
      more = take(',');
      if (!more && !take(']')) {
        return fail("expected ',' or ']'");
      }
    }
    depth--;
    writer.endArray(start, marks);
    return true;
  }

  private boolean object() {
    int start = out.length();
    int marks = writer.beginContainer();
    if (++depth > DEEPEST) {
      return fail("nested deeper than " + DEEPEST);
    }
    at++;
    skipBlanks();
    boolean more = !take('}');
    while (more) {
      if (!member()) {
        return false;
      }
      skipBlanks();
      more = take(',');
      if (!more && !take('}')) {
        return fail("expected ',' or '}'");
      }
    }
    String twice = lastWins ? null : writer.twice(marks);
    if (twice != null) {
      return fail("the key \"" + twice + "\" is there twice");
    }
    depth--;
    writer.endObject(start, marks);
    return true;
  }

  private boolean member() {
    skipBlanks();
    if (at == end || in[at] != '"') {
      return fail("expected a key in '\"'");
    }
    int key = out.length();
    if (!string()) {
      return false;
    }
    int value = out.length();
    skipBlanks();
    if (!take(':')) {
      return fail("expected ':'");
    }
    skipBlanks();
    if (!value()) {
      return false;
    }
    writer.part(key, value);
    return true;
  }

  /** Appends the characters of the string that begins here. */
  private boolean string() {
    int start = ++at;
    while (at < end) {
      byte c = in[at];
      if (c == '"') {
        out.append(in, start, at++ - start);
        return true;
      }
      if (c >= 0 && c < ' ') {
        return fail("a control character in a string must be escaped");
      }
      if (c == '\\') {
        out.append(in, start, at - start);
        if (!escaped()) {
          return false;
        }
        start = at;
      } else {
        at++;
      }
    }
    return fail("expected '\"'");
  }

  private boolean escaped() {
    byte c = ++at < end ? in[at] : 0;
    at++;
    switch (c) {
      case '"', '\\', '/' -> out.append(c);
      case 'b' -> out.append((byte) '\b');
      case 'f' -> out.append((byte) '\f');
      case 'n' -> out.append((byte) '\n');
      case 'r' -> out.append((byte) '\r');
      case 't' -> out.append((byte) '\t');
      case 'u' -> {
        int unit = hex();
        if (unit < 0) {
          return fail("expected four hexadecimal digits after \\u");
        }
        appendUnit((char) unit);
      }
      default -> {
        at = Math.min(at, end);
        return fail("expected one of \" \\ / b f n r t u after \\");
      }
    }
    return true;
  }

  /** The value of four digits; -1 if there are not as many. */
  private int hex() {
    int value = 0;
    for (int i = 0; i < 4; i++) {
      int digit = at < end ? Character.digit(in[at], 16) : -1;
      if (digit < 0) {
        return -1;
      }
      at++;
      value = value << 4 | digit;
    }
    return value;
  }

  /** Appends a UTF-16 unit, with its other half if it is one; a half alone becomes {@code ?}. */
  private void appendUnit(char unit) {
    int character = unit;
    if (Character.isSurrogate(unit)) {
      int start = at;
      character = '?';
      if (Character.isHighSurrogate(unit) && take('\\') && take('u')) {
        int low = hex();
        if (low >= 0 && Character.isLowSurrogate((char) low)) {
          character = Character.toCodePoint(unit, (char) low);
        }
      }
      at = character == '?' ? start : at;
    }
    if (character < 0x80) {
      out.append((byte) character);
      return;
    }
    int more = character < 0x800 ? 1 : character < 0x10000 ? 2 : 3;
    out.append((byte) (0xf80 >> more | character >> 6 * more));
    for (int i = more - 1; i >= 0; i--) {
      out.append((byte) (0x80 | character >> 6 * i & 0x3f));
    }
  }
}
