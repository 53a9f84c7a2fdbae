package io.millrace.connectors.format.json;

import io.millrace.data.bytes.Slice;
import io.millrace.data.bytes.SliceWriter;

/**
 * Walks over a JSON text (RFC 8259) in UTF-8. Each call begins at the first byte of a token,
 * leading blanks skipped. What is no JSON raises {@link MalformedJson}.
 */
public final class JsonCursor {
  private static final int DEEPEST = 1000;

  private final SliceWriter unescaped = new SliceWriter();
  private byte[] bytes;
  private int start;
  private int at;
  private int end;

  /** Goes to the beginning of a text. */
  public JsonCursor set(byte[] text, int from, int to) {
    bytes = text;
    start = from;
    at = from;
    end = to;
    return this;
  }

  byte[] bytes() {
    return bytes;
  }

  /** Index of the next byte. */
  public int position() {
    return at;
  }

  /** Goes back to a position. */
  public void back(int position) {
    at = position;
  }

  /** Skips blanks and returns the byte that follows; 0 at the end. */
  public int peek() {
    while (at < end) {
      byte b = bytes[at];
      if (b > ' ' || b < 0 || b != ' ' && b != '\n' && b != '\r' && b != '\t') {
        return b;
      }
      at++;
    }
    return 0;
  }

  /** Takes a character, or leaves it. */
  public boolean take(char wanted) {
    if (peek() == wanted && at < end) {
      at++;
      return true;
    }
    return false;
  }

  public void require(char wanted) {
    if (!take(wanted)) {
      throw malformed("'" + wanted + "'");
    }
  }

  /** Raises an error unless only blanks are left. */
  public void requireEnd() {
    if (peek() != 0 || at < end) {
      throw malformed("the end");
    }
  }

  MalformedJson malformed(String expected) {
    String found = at < end ? "'" + (char) (bytes[at] & 0xFF) + "'" : "the end of the record";
    return new MalformedJson(
        "malformed JSON: expected "
            + expected
            + " at byte "
            + (at - start + 1)
            + ", but found "
            + found);
  }

  /** Takes one of the words {@code true}, {@code false}, {@code null} and points at it. */
  public Slice readWord(String word, Slice into) {
    int from = at;
    for (int i = 0; i < word.length(); i++, at++) {
      if (at == end || bytes[at] != word.charAt(i)) {
        throw malformed(word);
      }
    }
    return into.set(bytes, from, word.length());
  }

  /** Takes a string and points at its characters; valid until the next string. */
  public Slice readString(Slice into) {
    require('"');
    int from = at;
    while (at < end) {
      byte b = bytes[at];
      if (b == '"') {
        return into.set(bytes, from, at++ - from);
      }
      if (b == '\\') {
        return readEscaped(from, into);
      }
      if (b >= 0 && b < ' ') {
        throw malformed("no control character in a string");
      }
      at++;
    }
    throw malformed("'\"'");
  }

  private Slice readEscaped(int from, Slice into) {
    unescaped.truncate(0);
    unescaped.append(bytes, from, at - from);
    while (at < end) {
      byte b = bytes[at++];
      if (b == '"') {
        return unescaped.view(into);
      }
      if (b == '\\') {
        appendEscape();
      } else if (b >= 0 && b < ' ') {
        at--;
        throw malformed("no control character in a string");
      } else {
        unescaped.append(b);
      }
    }
    throw malformed("'\"'");
  }

  private void appendEscape() {
    int escaped = at < end ? bytes[at++] : 0;
    switch (escaped) {
      case '"', '\\', '/' -> unescaped.append((byte) escaped);
      case 'b' -> unescaped.append((byte) '\b');
      case 'f' -> unescaped.append((byte) '\f');
      case 'n' -> unescaped.append((byte) '\n');
      case 'r' -> unescaped.append((byte) '\r');
      case 't' -> unescaped.append((byte) '\t');
      case 'u' -> appendCodePoint();
      default -> {
        at--;
        throw malformed("a character that can be escaped");
      }
    }
  }

  private void appendCodePoint() {
    int unit = readHex();
    if (Character.isHighSurrogate((char) unit)
        && at + 1 < end
        && bytes[at] == '\\'
        && bytes[at + 1] == 'u') {
      at += 2;
      int low = readHex();
      if (!Character.isLowSurrogate((char) low)) {
        throw malformed("the second half of a surrogate pair");
      }
      unescaped.append(Character.toString(Character.toCodePoint((char) unit, (char) low)));
    } else if (Character.isSurrogate((char) unit)) {
      throw malformed("the second half of a surrogate pair");
    } else {
      unescaped.append(Character.toString(unit));
    }
  }

  private int readHex() {
    int value = 0;
    for (int i = 0; i < 4; i++) {
      int digit = at < end ? Character.digit(bytes[at], 16) : -1;
      if (digit < 0) {
        throw malformed("a hexadecimal digit");
      }
      at++;
      value = value << 4 | digit;
    }
    return value;
  }

  /** Takes a number and points at its text. */
  public Slice readNumber(Slice into) {
    int from = at;
    if (at < end && bytes[at] == '-') {
      at++;
    }
    if (at < end && bytes[at] == '0') {
      at++;
    } else {
      takeDigits();
    }
    if (at < end && bytes[at] == '.') {
      at++;
      takeDigits();
    }
    if (at < end && (bytes[at] | 0x20) == 'e') {
      at++;
      if (at < end && (bytes[at] == '+' || bytes[at] == '-')) {
        at++;
      }
      takeDigits();
    }
    return into.set(bytes, from, at - from);
  }

  private void takeDigits() {
    int from = at;
    while (at < end && bytes[at] >= '0' && bytes[at] <= '9') {
      at++;
    }
    if (at == from) {
      throw malformed("a digit");
    }
  }

  /** Takes a string, number or word and points at its text; strings without their quotes. */
  public Slice readScalar(Slice into) {
    return switch (peek()) {
      case '"' -> readString(into);
      case 't' -> readWord("true", into);
      case 'f' -> readWord("false", into);
      case 'n' -> readWord("null", into);
      case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> readNumber(into);
      default -> throw malformed("a value");
    };
  }

  /** Takes a value of any kind. */
  public void skipValue(Slice scratch) {
    skipValue(scratch, 0);
  }

  private void skipValue(Slice scratch, int depth) {
    if (depth > DEEPEST) {
      throw malformed("at most " + DEEPEST + " levels");
    }
    if (take('{')) {
      if (!take('}')) {
        do {
          peek();
          readString(scratch);
          require(':');
          skipValue(scratch, depth + 1);
        } while (take(','));
        require('}');
      }
    } else if (take('[')) {
      if (!take(']')) {
        do {
          skipValue(scratch, depth + 1);
        } while (take(','));
        require(']');
      }
    } else {
      readScalar(scratch);
    }
  }

  /** Takes a value and appends its text without blanks between tokens. */
  void copyValue(SliceWriter out, Slice scratch) {
    peek();
    int from = at;
    skipValue(scratch);
    boolean inString = false;
    for (int i = from; i < at; i++) {
      byte b = bytes[i];
      if (inString && b == '\\') {
        out.append(b);
        out.append(bytes[++i]);
      } else {
        inString ^= b == '"';
        if (inString || b > ' ' || b < 0) {
          out.append(b);
        }
      }
    }
  }
}
