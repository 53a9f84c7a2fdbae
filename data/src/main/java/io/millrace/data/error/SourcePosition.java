package io.millrace.data.error;

/**
 * A place in a text of the user.
 *
 * @param file name of the file as the user gave it, or null for a statement typed in
 * @param line from 1
 * @param column of the first character, in UTF-16 units, from 1
 * @param length number of UTF-16 units, 0 if not known
 */
public record SourcePosition(String file, int line, int column, int length) {

  /** {@code file:line:column}, or {@code line:column} without a file. */
  @Override
  public String toString() {
    return (file == null ? "" : file + ":") + line + ":" + column;
  }
}
