package io.millrace.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
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
import org.junit.jupiter.api.io.TempDir;

/** The commands of the README do what it says they do. */
class ReadmeTest {
  private static final Path HOME = Path.of("..").toAbsolutePath().normalize();
  private static final Pattern COMMAND = Pattern.compile("(?m)^bin/millrace (.+)$");
  private static final Pattern ARGUMENT = Pattern.compile("\"([^\"]*)\"|(\\S+)");

  /** Rows of out/delays that a run makes which is never interrupted. */
  private static final long DELAYS = 17_473;

  @TempDir private Path folder;

  @Test
  void theFirstCommandsAreTrue() throws IOException {
    copy(HOME.resolve("examples/flights"), folder.resolve("examples/flights"));
    List<String[]> commands = firstSection();
    assertFalse(commands.isEmpty());
    boolean ranFlights = false;
    for (String[] arguments : commands) {
      CommandLineRun run = CommandLineRun.of(arguments);
      assertEquals(ExitCode.OK, run.code(), String.join(" ", arguments) + "\n" + run.err());
      ranFlights |= String.join(" ", arguments).endsWith("delays.sql");
    }
    assertTrue(ranFlights, "the README begins with the flights");
    String written = FolderText.sorted(folder.resolve("examples/flights/out/delays"));
    assertEquals(DELAYS, written.lines().count());
    String again = folder.resolve("examples/flights/delays.sql").toString();
    assertEquals(ExitCode.OK, CommandLineRun.of("run", again).code());
    assertEquals(
        written,
        FolderText.sorted(folder.resolve("examples/flights/out/delays")),
        "a second run adds nothing");
  }

  /** The commands before the second heading; files are taken from the copy. */
  private List<String[]> firstSection() throws IOException {
    String readme = Files.readString(HOME.resolve("README.md"));
    int begin = readme.indexOf("\n## ");
    int end = readme.indexOf("\n## ", begin + 1);
    List<String[]> commands = new ArrayList<>();
    Matcher command = COMMAND.matcher(readme.substring(begin, end));
    while (command.find()) {
      if (!command.group(1).contains("[")) {
        commands.add(arguments(command.group(1)));
      }
    }
    return commands;
  }

  private String[] arguments(String line) {
    List<String> arguments = new ArrayList<>();
    Matcher argument = ARGUMENT.matcher(line);
    while (argument.find()) {
      String text = argument.group(1) != null ? argument.group(1) : argument.group(2);
      arguments.add(text.endsWith(".sql") ? folder.resolve(text).toString() : text);
    }
    return arguments.toArray(String[]::new);
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        String name = from.relativize(file).toString();
        if (!name.startsWith("out") && !name.startsWith(".")) {
          Path target = to.resolve(name);
          if (Files.isDirectory(file)) {
            Files.createDirectories(target);
          } else {
            Files.copy(file, target);
          }
        }
      }
    }
  }
}
