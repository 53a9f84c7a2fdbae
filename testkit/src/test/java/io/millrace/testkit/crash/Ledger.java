package io.millrace.testkit.crash;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What a file sink holds: lines of all visible files. */
final class Ledger {
  private Ledger() {}

  /** Lines of the files in a folder, without those whose names begin with a dot or underscore. */
  static List<String> lines(Path folder) throws IOException {
    List<String> lines = new ArrayList<>();
    if (!Files.exists(folder)) {
      return lines;
    }
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.sorted().toList()) {
        String name = file.getFileName().toString();
        if (!name.startsWith(".") && !name.startsWith("_")) {
          lines.addAll(Files.readAllLines(file));
        }
      }
    }
    return lines;
  }

  /** Checks that the lines are the numbers 1 to {@code count}, each once. */
  static void assertEachOnce(List<String> lines, int count) {
    int[] seen = new int[count + 1];
    for (String line : lines) {
      seen[Integer.parseInt(line)]++;
    }
    Map<Integer, Integer> wrong = new TreeMap<>();
    for (int id = 1; id <= count && wrong.size() < 20; id++) {
      if (seen[id] != 1) {
        wrong.put(id, seen[id]);
      }
    }
    assertEquals(Map.of(), wrong, "ids that are not there exactly once, with how often they are");
  }
}
