package io.millrace.sql.source;

/**
 * A piece of the user's file that another parser reads: {@code text} is verbatim, comments and line
 * breaks included, and {@code position} says where it stands.
 */
public record Span(String text, SourcePosition position) {

  /** Line of the first character in the file, from 1. */
  public int line() {
    return position.line();
  }

  /** Column of the first character in the file, from 1. */
  public int column() {
    return position.column();
  }

  /**
   * Where a range inside this span stands in the file.
   *
   * @param inner a range whose lines and columns count from 1 at the span's first character
   */
  public SourcePosition locate(SourcePosition inner) {
    return new SourcePosition(
        lineOf(inner.line()),
        columnOf(inner.line(), inner.column()),
        lineOf(inner.endLine()),
        columnOf(inner.endLine(), inner.endColumn()));
  }

  /** Where the character at a line and column of this span (from 1) stands in the file. */
  public SourcePosition locate(int innerLine, int innerColumn) {
    return locate(new SourcePosition(innerLine, innerColumn, innerLine, innerColumn));
  }

  private int lineOf(int innerLine) {
    return line() + innerLine - 1;
  }

  private int columnOf(int innerLine, int innerColumn) {
    return innerLine == 1 ? column() + innerColumn - 1 : innerColumn;
  }
}
