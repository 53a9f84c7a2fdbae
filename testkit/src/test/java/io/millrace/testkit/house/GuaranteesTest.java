package io.millrace.testkit.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Each promise of {@code docs/guarantees.md} names its test, and the test is there. */
class GuaranteesTest {
  private static final Path HOME = Path.of("..").toAbsolutePath().normalize();
  private static final Pattern TEST = Pattern.compile("`(\\w+Test)#(\\w+)`");

  @Test
  void eachPromiseHasItsTest() throws IOException {
    String page = Files.readString(HOME.resolve("docs/guarantees.md"));
    List<String> missing = new ArrayList<>();
    Matcher named = TEST.matcher(page);
    int count = 0;
    while (named.find()) {
      count++;
      if (!exists(named.group(1), named.group(2))) {
        missing.add(named.group());
      }
    }
    assertEquals(List.of(), missing);
    assertTrue(count > 20, "tests named: " + count);
    for (String cell : promises(page)) {
      assertTrue(TEST.matcher(cell).find(), "a promise without a test: " + cell);
    }
  }

  /** Cells of the first table but those that name sources and sinks. */
  private static List<String> promises(String page) {
    List<String> cells = new ArrayList<>();
    for (String line :
        page.lines().filter(l -> l.contains("→") || l.contains("AT_LEAST")).toList()) {
      if (line.startsWith("| source")) {
        continue;
      }
      String[] parts = line.substring(1).split("\\|");
      cells.addAll(List.of(parts).subList(1, parts.length));
    }
    return cells;
  }

  private static boolean exists(String type, String method) throws IOException {
    for (Path module : modules()) {
      Path tests = module.resolve("src/test/java");
      if (!Files.isDirectory(tests)) {
        continue;
      }
      try (Stream<Path> files = Files.walk(tests)) {
        for (Path file : files.filter(f -> f.endsWith(type + ".java")).toList()) {
          if (Files.readString(file).contains(" " + method + "(")) {
            return true;
          }
        }
      }
    }
    return false;
  }

  private static List<Path> modules() throws IOException {
    try (Stream<Path> folders = Files.list(HOME)) {
      return folders.filter(f -> Files.exists(f.resolve("pom.xml"))).toList();
    }
  }
}
