package io.millrace.testkit.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Runs every script under every configuration; the results must be those in the script. What a run
 * printed is left in {@code target/scripts}, from where {@code dev/accept-goldens} takes it.
 */
class ScriptTest {
  private static final Path SCRIPTS = Path.of("src/test/resources/sql");
  private static final Path PRINTED = Path.of("target/scripts");

  @TestFactory
  List<DynamicContainer> scripts() throws IOException {
    List<ScriptFile> files = ScriptFile.below(SCRIPTS);
    assertFalse(files.isEmpty());
    List<DynamicContainer> containers = new ArrayList<>();
    for (ScriptFile file : files) {
      String name = SCRIPTS.relativize(file.path()).toString();
      List<DynamicTest> tests = new ArrayList<>();
      Configurations.all()
          .forEach(
              (configuration, options) ->
                  tests.add(
                      DynamicTest.dynamicTest(
                          configuration, () -> check(file, name, configuration, options))));
      containers.add(DynamicContainer.dynamicContainer(name, tests));
    }
    return containers;
  }

  private static void check(
      ScriptFile file, String name, String configuration, Map<String, String> options)
      throws IOException {
    String printed = file.run(options);
    if (configuration.equals("plain")) {
      Path target = PRINTED.resolve(name);
      Files.createDirectories(target.getParent());
      Files.writeString(target, printed);
    }
    assertEquals(file.expected(), printed);
  }
}
