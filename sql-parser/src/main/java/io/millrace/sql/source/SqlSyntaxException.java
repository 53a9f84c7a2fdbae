package io.millrace.sql.source;

import java.util.List;
import java.util.Optional;

/**
 * A text that is not a statement of the dialect. {@link #getMessage()} says in one line what was
 * found and what was expected, without the place; the place and the hint stand apart, for a caller
 * that shows the source line with a caret.
 */
public final class SqlSyntaxException extends RuntimeException {
  private final String fileName;
  private final SourcePosition position;
  private final List<String> expected;
  private final String hint;

  /**
   * @param message one line for people, without a place
   * @param expected what could have stood there, as a user would write it; may be empty
   * @param hint what to do about it, or null
   */
  public SqlSyntaxException(
      String fileName,
      SourcePosition position,
      String message,
      List<String> expected,
      String hint) {
    super(message);
    this.fileName = fileName;
    this.position = position;
    this.expected = List.copyOf(expected);
    this.hint = hint;
  }

  public String fileName() {
    return fileName;
  }

  public SourcePosition position() {
    return position;
  }

  public int line() {
    return position.line();
  }

  public int column() {
    return position.column();
  }

  /** How many columns to underline on the first line, at least 1. */
  public int length() {
    return position.length();
  }

  public List<String> expected() {
    return expected;
  }

  public Optional<String> hint() {
    return Optional.ofNullable(hint);
  }

  /** {@code file:line:column: error: message}, and the hint after it. */
  @Override
  public String toString() {
    String text = fileName + ":" + position + ": error: " + getMessage();
    return hint == null ? text : text + " (" + hint + ")";
  }
}
