package io.millrace.benchmarks.flink;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A script test: its statements, each with what is expected of it. */
final class Script {
  /**
   * @param sql without the semicolon
   * @param expected the lines below it
   * @param fails whether it is to be refused
   */
  record Step(String sql, List<String> expected, boolean fails) {

    /** Whether the rows below come with their kinds, as changes. */
    private boolean changes() {
      return sql.contains("-- in order");
    }

    /** The rows that are expected to remain, sorted, their cells between bars. */
    List<String> rows() {
      int dashes = 0;
      while (dashes < expected.size() && !expected.get(dashes).matches("-[-+]*")) {
        dashes++;
      }
      if (dashes == expected.size()) {
        return List.of();
      }
      Map<String, Integer> counts = new TreeMap<>();
      String ruler = expected.get(dashes);
      for (String line : expected.subList(dashes + 1, expected.size())) {
        if (line.matches("\\(\\d+ rows?\\)")) {
          break;
        }
        String row = cells(line, ruler);
        if (changes()) {
          counts.merge(row.substring(3), row.startsWith("+") ? 1 : -1, Integer::sum);
        } else {
          counts.merge(row, 1, Integer::sum);
        }
      }
      return RowText.remaining(counts);
    }

    private static String cells(String line, String ruler) {
      List<String> cells = new ArrayList<>();
      int from = 0;
      for (String dashes : ruler.split("\\+")) {
        int to = from + dashes.length();
        boolean last = to == ruler.length();
        int end = last ? line.length() : Math.min(to, line.length());
        cells.add(from >= end ? "" : line.substring(from, end).strip());
        from = to + 1;
      }
      return String.join("|", cells);
    }
  }

  private Script() {}

  static List<Step> parse(List<String> lines) {
    List<Step> steps = new ArrayList<>();
    int i = 0;
    while (i < lines.size()) {
      String line = lines.get(i);
      if (line.isBlank() || line.startsWith("#") || line.startsWith("!")) {
        i++;
        continue;
      }
      List<String> sql = new ArrayList<>();
      while (i < lines.size() && (sql.isEmpty() || !isEnd(sql))) {
        sql.add(lines.get(i++));
      }
      List<String> expected = new ArrayList<>();
      while (i < lines.size() && !lines.get(i).startsWith("!")) {
        expected.add(lines.get(i++));
      }
      String text = String.join("\n", sql).strip().replaceAll(";$", "");
      steps.add(new Step(text, expected, i < lines.size() && lines.get(i).equals("!error")));
    }
    return steps;
  }

  private static boolean isEnd(List<String> sql) {
    String text = String.join("\n", sql).replaceAll("(?m)--.*$", "").stripTrailing();
    return text.endsWith(";") && (!text.contains("BEGIN") || text.matches("(?s).*\\bEND\\s*;"));
  }
}
