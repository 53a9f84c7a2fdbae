package io.millrace.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MaterializedTableTest {
  private static final String SCRIPT =
      "CREATE TABLE n (v INT) WITH ('connector' = 'filesystem', 'path' = 'in', 'format' = 'csv',"
          + " 'source.monitor-interval' = '10 ms');"
          + "CREATE MATERIALIZED TABLE m WITH ('connector' = 'filesystem', 'path' = 'out',"
          + " 'format' = 'csv') FRESHNESS = INTERVAL '1' SECOND AS SELECT v FROM n;"
          + "ALTER MATERIALIZED TABLE m SUSPEND;"
          + "ALTER MATERIALIZED TABLE m RESUME;"
          + "ALTER MATERIALIZED TABLE m SUSPEND;";

  @TempDir Path folder;

  private void input(String file, String rows) throws IOException {
    Files.createDirectories(folder.resolve("in"));
    Files.writeString(folder.resolve("in").resolve(file), rows);
  }

  /** Runs the script until so many rows are there: how far each run comes is not known. */
  private String runUntil(int rows) throws IOException {
    String script = Files.writeString(folder.resolve("m.sql"), SCRIPT).toString();
    String lines;
    do {
      CommandLineRun run = CommandLineRun.of("run", script);
      assertEquals(ExitCode.OK, run.code(), run.err());
      lines = FolderText.sorted(folder.resolve("out"));
    } while (lines.lines().count() < rows);
    return lines;
  }

  @Test
  void itsJobGoesOnWhereItWas() throws IOException {
    input("1.csv", "1\n2\n");
    assertEquals("1\n2\n", runUntil(2));
    input("2.csv", "3\n");
    assertEquals("1\n2\n3\n", runUntil(3));
  }

  /** Runs a script until its output holds what it should: how far a run comes is not known. */
  private void runUntil(String text, String expected) throws IOException {
    String script = Files.writeString(folder.resolve("d.sql"), text).toString();
    for (int runs = 0; !FolderText.sorted(folder.resolve("out")).equals(expected); runs++) {
      assertTrue(runs < 100, () -> "it holds " + lines());
      CommandLineRun run = CommandLineRun.of("run", script);
      assertEquals(ExitCode.OK, run.code(), run.err());
    }
  }

  private String lines() {
    try {
      return FolderText.sorted(folder.resolve("out"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Not counting savepoints, which stay. */
  private boolean hasCheckpoints(String dir) throws IOException {
    try (var files = Files.walk(folder.resolve(dir), 3)) {
      return files.anyMatch(file -> file.toString().endsWith(".json"));
    }
  }

  /** Whatever is set when it is dropped. */
  @Test
  void itsCheckpointsGoFromTheFolderThatItHadThemIn() throws IOException {
    input("1.csv", "1\n2\n");
    String dir = "SET 'execution.checkpointing.dir' = '";
    String create = SCRIPT.substring(0, SCRIPT.indexOf("ALTER"));
    String suspend = "ALTER MATERIALIZED TABLE m SUSPEND;";
    String first = dir + "one';" + create + suspend;
    String script = Files.writeString(folder.resolve("m.sql"), first).toString();
    assertEquals(ExitCode.OK, CommandLineRun.of("run", script).code());
    assertTrue(hasCheckpoints("one"));
    String then =
        dir
            + "two'; ALTER MATERIALIZED TABLE m AS SELECT v FROM n WHERE v > 1;"
            + "ALTER MATERIALIZED TABLE m RESUME;"
            + suspend
            + dir
            + "three';";
    Files.writeString(folder.resolve("m.sql"), first + then);
    assertEquals(ExitCode.OK, CommandLineRun.of("run", script).code());
    assertTrue(hasCheckpoints("one") && hasCheckpoints("two"));
    Files.writeString(folder.resolve("m.sql"), first + then + "DROP MATERIALIZED TABLE m;");
    CommandLineRun drop = CommandLineRun.of("run", script);
    assertEquals(ExitCode.OK, drop.code(), drop.err());
    assertTrue(!hasCheckpoints("one") && !hasCheckpoints("two"));
  }

  /** Its files stay, as those of any table that is dropped, and the new one writes beside them. */
  @Test
  void oneThatIsCreatedAfterADropBeginsAnew() throws IOException {
    input("1.csv", "1\n2\n");
    assertEquals("1\n2\n", runUntil(2));
    String create = SCRIPT.substring(0, SCRIPT.indexOf("ALTER"));
    String suspend = "ALTER MATERIALIZED TABLE m SUSPEND;";
    String changed = suspend + "ALTER MATERIALIZED TABLE m AS SELECT v FROM n WHERE v > 1;";
    runUntil(create + changed + "ALTER MATERIALIZED TABLE m RESUME;" + suspend, "1\n2\n2\n");
    CommandLineRun drop =
        CommandLineRun.of(
            "run",
            Files.writeString(
                    folder.resolve("d.sql"), create + suspend + "DROP MATERIALIZED TABLE m;")
                .toString());
    assertEquals(ExitCode.OK, drop.code(), drop.err());
    assertEquals("1\n2\n2\n", lines());
    runUntil(create + suspend, "1\n1\n2\n2\n2\n");
    runUntil(
        create + changed + "ALTER MATERIALIZED TABLE m RESUME;" + suspend, "1\n1\n2\n2\n2\n2\n");
    // Of an earlier run, which this session knows nothing of.
    CommandLineRun.of(
        "run",
        Files.writeString(folder.resolve("d.sql"), "DROP MATERIALIZED TABLE IF EXISTS m;")
            .toString());
    runUntil(create + suspend, "1\n1\n1\n2\n2\n2\n2\n2\n");
  }
}
