package io.millrace.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
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
}
