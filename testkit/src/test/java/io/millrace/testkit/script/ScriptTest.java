package io.millrace.testkit.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.testkit.script.Configurations.Configuration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs every script under every configuration; the results must be those in the script. What a run
 * printed is left in {@code target/scripts}, from where {@code dev/accept-goldens} takes it. System
 * property {@code millrace.script} runs only the scripts whose path contains it (or one of its
 * parts, between commas), {@code millrace.configuration} only configurations whose name does.
 */
class ScriptTest {
  private static final Path SCRIPTS = Path.of("src/test/resources/sql");
  private static final Path DATA = Path.of("src/test/resources/data");
  private static final Path PRINTED = Path.of("target/scripts");

  /** Only to end a script that hangs. */
  private static final Duration LONGEST = Duration.ofSeconds(120);

  @TempDir Path folder;

  @AfterAll
  static void crashesComeInTheMiddle() {
    if (System.getProperty("millrace.script", "").isEmpty()) {
      assertTrue(CrashedQuery.restoredInTheMiddle() > 100, "jobs end before they crash");
    }
  }

  @TestFactory
  List<DynamicContainer> scripts() throws IOException {
    String wanted = System.getProperty("millrace.script", "");
    String wantedConfiguration = System.getProperty("millrace.configuration", "");
    List<ScriptFile> files =
        ScriptFile.below(SCRIPTS).stream()
            .filter(f -> Arrays.stream(wanted.split(",")).anyMatch(f.path().toString()::contains))
            .toList();
    assertFalse(files.isEmpty());
    List<DynamicContainer> containers = new ArrayList<>();
    for (ScriptFile file : files) {
      List<DynamicTest> tests = new ArrayList<>();
      for (Configuration configuration : Configurations.all()) {
        if (file.runsIn(configuration) && configuration.name().contains(wantedConfiguration)) {
          tests.add(
              DynamicTest.dynamicTest(
                  configuration.name(),
                  () -> InTime.run(LONGEST, () -> check(file, configuration))));
        }
      }
      containers.add(DynamicContainer.dynamicContainer(name(file), tests));
    }
    return containers;
  }

  private static String name(ScriptFile file) {
    return SCRIPTS.relativize(file.path()).toString();
  }

  private void check(ScriptFile file, Configuration configuration) throws IOException {
    Path world = folder.resolve(configuration.name()).resolve(name(file).replace(".iq", ""));
    copy(DATA, world.resolve("data"));
    String printed = file.run(configuration, world);
    Path target = PRINTED.resolve(configuration.name()).resolve(name(file));
    Files.createDirectories(target.getParent());
    Files.writeString(target, printed);
    if (configuration.folded()) {
      assertEquals(FoldedText.of(file.expected()), FoldedText.of(printed));
    } else {
      assertEquals(file.expected(), printed);
    }
  }

  static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    try (Stream<Path> files = Files.list(from)) {
      for (Path file : files.toList()) {
        Path target = to.resolve(file.getFileName());
        if (Files.isDirectory(file)) {
          copy(file, target);
        } else {
          Files.copy(file, target);
        }
      }
    }
  }
}
