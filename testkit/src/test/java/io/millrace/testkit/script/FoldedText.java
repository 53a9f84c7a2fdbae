package io.millrace.testkit.script;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a printed script says when each table that begins with a column {@code op} is replaced by
 * the rows its changes come to. The order of the changes may be that of a parallel run: a row may
 * go before it came, as long as none is left that never came.
 */
final class FoldedText {
  private final List<String> folded = new ArrayList<>();

  private FoldedText() {}

  static String of(String printed) {
    FoldedText text = new FoldedText();
    List<String> lines = printed.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      boolean table =
          lines.get(i).startsWith(" op ")
              && i + 1 < lines.size()
              && lines.get(i + 1).startsWith("---");
      if (table) {
        i = text.table(lines, i);
      } else {
        text.folded.add(lines.get(i));
      }
    }
    return String.join("\n", text.folded) + "\n";
  }

  /** Folds the table whose header is line {@code header}; gives its last line. */
  private int table(List<String> lines, int header) {
    folded.add(cells(lines.get(header)));
    Map<String, Integer> counts = new TreeMap<>();
    int line = header + 2;
    while (line < lines.size() && !lines.get(line).matches("\\(\\d+ rows?\\)")) {
      String row = cells(lines.get(line));
      int kind = row.indexOf(" | ");
      counts.merge(row.substring(kind + 3), row.charAt(0) == '+' ? 1 : -1, Integer::sum);
      line++;
    }
    counts.forEach(
        (row, count) -> {
          if (count != 0) {
            folded.add(count + " x " + row);
          }
        });
    return line;
  }

  private static String cells(String line) {
    return Arrays.stream(line.split("\\|", -1))
        .map(String::trim)
        .collect(Collectors.joining(" | "));
  }
}
