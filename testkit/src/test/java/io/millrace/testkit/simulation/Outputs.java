package io.millrace.testkit.simulation;

import io.millrace.data.platform.SimulatedFileStore;
import io.millrace.testkit.simulation.Scenario.OutputKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what a job has committed. */
final class Outputs {
  private static final Pattern CHANGE =
      Pattern.compile("\\{\"before\":(.*),\"after\":(.*),\"op\":\"([cd])\"\\}");

  private Outputs() {}

  /**
   * Rows with how often each is there, by output; a row that went before it came counts below 0.
   */
  static Map<String, Map<String, Integer>> of(
      Scenario scenario, SimulatedFileStore files, String folder) {
    Map<String, Map<String, Integer>> outputs = new TreeMap<>();
    scenario
        .outputs()
        .forEach(
            (name, kind) -> {
              Map<String, Integer> rows = new TreeMap<>();
              for (String line : lines(files, folder + "/" + name + "/")) {
                count(line, kind, rows);
              }
              rows.values().removeIf(n -> n == 0);
              outputs.put(name, rows);
            });
    return outputs;
  }

  private static void count(String line, OutputKind kind, Map<String, Integer> rows) {
    if (kind == OutputKind.LINES) {
      rows.merge(line, 1, Integer::sum);
      return;
    }
    Matcher matcher = CHANGE.matcher(line);
    if (!matcher.matches()) {
      throw new AssertionError("not a change: " + line);
    }
    boolean comes = matcher.group(3).equals("c");
    rows.merge(matcher.group(comes ? 2 : 1), comes ? 1 : -1, Integer::sum);
  }

  private static List<String> lines(SimulatedFileStore files, String folder) {
    List<String> lines = new ArrayList<>();
    for (String path : files.paths()) {
      if (path.startsWith(folder) && isVisible(path)) {
        lines.addAll(text(files, path).lines().toList());
      }
    }
    return lines;
  }

  private static boolean isVisible(String path) {
    char first = path.charAt(path.lastIndexOf('/') + 1);
    return first != '.' && first != '_';
  }

  private static String text(SimulatedFileStore files, String path) {
    try {
      return new String(files.bytes(path), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Files in the folders of outputs that readers do not see. */
  static List<String> hidden(Scenario scenario, SimulatedFileStore files, String folder) {
    return files.paths().stream()
        .filter(
            p ->
                scenario.outputs().keySet().stream()
                    .anyMatch(o -> p.startsWith(folder + "/" + o + "/")))
        .filter(p -> !isVisible(p))
        .toList();
  }

  /** What is wrong, in words; empty if nothing is. */
  static String difference(
      Map<String, Map<String, Integer>> expected, Map<String, Map<String, Integer>> actual) {
    StringBuilder text = new StringBuilder();
    expected.forEach(
        (output, rows) -> {
          Map<String, Integer> all = new TreeMap<>(rows);
          actual.get(output).forEach((row, n) -> all.putIfAbsent(row, 0));
          all.forEach(
              (row, n) -> {
                int found = actual.get(output).getOrDefault(row, 0);
                if (found != n) {
                  text.append("\n  %s: %d x %s, expected %d".formatted(output, found, row, n));
                }
              });
        });
    return text.toString();
  }

  /** Rows of outputs that are never taken back which are there more often than they ever may. */
  static String surplus(
      Scenario scenario,
      Map<String, Map<String, Integer>> expected,
      Map<String, Map<String, Integer>> actual) {
    StringBuilder text = new StringBuilder();
    scenario
        .outputs()
        .forEach(
            (output, kind) ->
                actual
                    .get(output)
                    .forEach(
                        (row, n) -> {
                          int most = expected.get(output).getOrDefault(row, 0);
                          if (kind == OutputKind.LINES && n > most) {
                            text.append(
                                "\n  %s: %d x %s, at most %d".formatted(output, n, row, most));
                          }
                        }));
    return text.toString();
  }
}
