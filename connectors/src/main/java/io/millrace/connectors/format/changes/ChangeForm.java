package io.millrace.connectors.format.changes;

import io.millrace.data.error.MillraceException;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * How a format tells changes.
 *
 * @param many whether {@code data} and {@code old} are arrays of rows
 * @param insert the {@code type} of new rows
 * @param update the {@code type} of updates
 * @param delete the {@code type} of deletions
 * @param database which databases count; null: all
 * @param table which tables count; null: all
 */
record ChangeForm(
    boolean many, String insert, String update, String delete, Pattern database, Pattern table) {

  static Pattern pattern(String text) {
    try {
      return text == null ? null : Pattern.compile(text);
    } catch (PatternSyntaxException e) {
      throw MillraceException.deterministic(
          "'" + text + "' is no regular expression: " + e.getDescription(), e);
    }
  }
}
