package io.millrace.planner.parser;

import io.millrace.sql.source.Span;
import java.io.Reader;

/**
 * The text of a span, behind as many empty lines and blanks as stand before it in the file. So the
 * generated lexer counts lines and columns of the file, and no position needs translation.
 */
final class SpanReader extends Reader {
  private final String text;
  private final int newlines;
  private final int lead;
  private int next;

  SpanReader(Span span) {
    this.text = span.text();
    this.newlines = span.line() - 1;
    this.lead = newlines + span.column() - 1;
  }

  @Override
  public int read(char[] buffer, int offset, int length) {
    int total = lead + text.length();
    if (next >= total) {
      return -1;
    }
    int count = Math.min(length, total - next);
    for (int i = 0; i < count; i++, next++) {
      buffer[offset + i] = next < newlines ? '\n' : next < lead ? ' ' : text.charAt(next - lead);
    }
    return count;
  }

  @Override
  public void close() {}
}
