package io.millrace.testkit.crash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two processes with the same job: the second is refused, the first does not notice. */
class SecondProcessTest {
  private static final int ROWS = 100_000;

  @TempDir Path folder;

  @Test
  void aSecondProcessIsRefused() throws IOException, InterruptedException {
    Path script = Files.writeString(folder.resolve("job.sql"), script());
    Path log = folder.resolve("first.log");
    try (ChildJvm first = ChildJvm.start(log, "run", script.toString())) {
      while (!log.toFile().exists() || !first.printed().contains("notice: state")) {
        assertFalse(first.await(20), first.printed());
      }
      try (ChildJvm second =
          ChildJvm.start(folder.resolve("second.log"), "run", script.toString())) {
        assertTrue(second.await(60_000), "the second process hangs");
        assertEquals(1, second.exitCode(), second.printed());
        assertTrue(second.printed().contains("is being run by another process"), second.printed());
        assertTrue(second.printed().contains("hint: Stop that process"), second.printed());
      }
      assertTrue(first.await(60_000), "the first process hangs");
      assertEquals(0, first.exitCode(), first.printed());
    }
    Ledger.assertEachOnce(Ledger.lines(folder.resolve("ids")), ROWS);
  }

  private static String script() {
    return """
    SET 'execution.checkpointing.interval' = '100 ms';
    CREATE TABLE numbers (id BIGINT) WITH (
      'connector' = 'datagen', 'rows-per-second' = '%d', 'fields.id.kind' = 'sequence',
      'fields.id.start' = '1', 'fields.id.end' = '%d');
    CREATE TABLE ids (id BIGINT) WITH (
      'connector' = 'filesystem', 'path' = 'ids', 'format' = 'csv');
    INSERT INTO ids SELECT id FROM numbers;
    """
        .formatted(ROWS / 12, ROWS); // long enough for a second JVM to start meanwhile
  }
}
