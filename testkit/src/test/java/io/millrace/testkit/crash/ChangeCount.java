package io.millrace.testkit.crash;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Counts lines of files: each is a row, or a change of one in debezium-json. */
final class ChangeCount {
  private static final Pattern CHANGE =
      Pattern.compile("\\{\"before\":(.*),\"after\":(.*),\"op\":\"([cd])\"\\}");

  private ChangeCount() {}

  static void add(Map<String, Integer> rows, String line) {
    Matcher change = CHANGE.matcher(line);
    if (!change.matches()) {
      rows.merge(line, 1, Integer::sum);
    } else if (change.group(3).equals("c")) {
      rows.merge(change.group(2), 1, Integer::sum);
    } else {
      rows.merge(change.group(1), -1, Integer::sum);
    }
  }
}
