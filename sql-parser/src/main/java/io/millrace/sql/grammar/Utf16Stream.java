package io.millrace.sql.grammar;

import org.antlr.v4.runtime.CharStream;
import org.antlr.v4.runtime.IntStream;
import org.antlr.v4.runtime.misc.Interval;

/**
 * A string as ANTLR reads it, one UTF-16 code unit at a time: offsets of tokens are offsets of the
 * string, and columns agree with those of Java parsers.
 */
final class Utf16Stream implements CharStream {
  private final String text;
  private int index;

  Utf16Stream(String text) {
    this.text = text;
  }

  @Override
  public void consume() {
    if (index >= text.length()) {
      throw new IllegalStateException("cannot consume the end of the text");
    }
    index++;
  }

  @Override
  public int LA(int distance) {
    int offset = distance > 0 ? index + distance - 1 : index + distance;
    return offset >= 0 && offset < text.length() ? text.charAt(offset) : IntStream.EOF;
  }

  @Override
  public int mark() {
    return -1;
  }

  @Override
  public void release(int marker) {}

  @Override
  public int index() {
    return index;
  }

  @Override
  public void seek(int offset) {
    index = Math.min(offset, text.length());
  }

  @Override
  public int size() {
    return text.length();
  }

  @Override
  public String getSourceName() {
    return UNKNOWN_SOURCE_NAME;
  }

  @Override
  public String getText(Interval interval) {
    int end = Math.min(interval.b + 1, text.length());
    return interval.a >= end ? "" : text.substring(interval.a, end);
  }
}
