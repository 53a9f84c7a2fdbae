package io.millrace.executor.harness;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Changelogs as lines such as {@code +I 1, 'a'}. */
public final class ChangelogText {
  private ChangelogText() {}

  /**
   * The rows that remain, sorted, each as often as it is there. Throws AssertionError if more rows
   * of a kind were taken away than added; other lines are left out.
   */
  public static List<String> fold(List<String> lines) {
    Map<String, Integer> counts = new TreeMap<>();
    for (String line : lines) {
      if (line.startsWith("+I") || line.startsWith("+U")) {
        counts.merge(line.substring(2), 1, Integer::sum);
      } else if (line.startsWith("-U") || line.startsWith("-D")) {
        counts.merge(line.substring(2), -1, Integer::sum);
      }
    }
    List<String> rows = new ArrayList<>();
    counts.forEach(
        (row, count) -> {
          if (count < 0) {
            throw new AssertionError("taken away " + -count + " times too often:" + row);
          }
          for (int i = 0; i < count; i++) {
            rows.add("+I" + row);
          }
        });
    return rows;
  }

  /** The lines with each run of rows between watermarks sorted. */
  public static List<String> sortWithin(List<String> lines) {
    List<String> sorted = new ArrayList<>();
    int from = 0;
    for (String line : lines) {
      if (line.startsWith("watermark")) {
        sorted.subList(from, sorted.size()).sort(null);
        from = sorted.size() + 1;
      }
      sorted.add(line);
    }
    sorted.subList(Math.min(from, sorted.size()), sorted.size()).sort(null);
    return sorted;
  }
}
