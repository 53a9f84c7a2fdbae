package io.millrace.sql.source;

/**
 * A range of a file, both ends inclusive. Lines and columns count from 1; a column is a UTF-16 code
 * unit, a tab is one column, and a line ends at LF, CR or CR LF. An empty range (the end of the
 * file) has its end one column before its start.
 */
public record SourcePosition(int line, int column, int endLine, int endColumn) {

  /** Number of columns of a range within one line; at least 1 so that a caret can be shown. */
  public int length() {
    return endLine == line ? Math.max(1, endColumn - column + 1) : 1;
  }

  /** From the start of this range to the end of {@code last}. */
  public SourcePosition to(SourcePosition last) {
    return new SourcePosition(line, column, last.endLine, last.endColumn);
  }

  /** {@code line:column} of the start. */
  @Override
  public String toString() {
    return line + ":" + column;
  }
}
