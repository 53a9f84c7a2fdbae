package io.millrace.testkit.crash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills a job with SIGKILL at moments drawn from a seed and runs it again, until it may end. System
 * properties {@code millrace.crash.kills}, {@code .seed} and {@code .backend} change the campaign;
 * {@code dev/crash} sets them.
 */
class CrashTest {
  private static final int ROWS = 300_000;
  private static final int PER_SECOND = 20_000;
  private static final int ROWS_PER_WINDOW = 1_000;
  private static final int KEYS = 7;
  private static final long LONGEST_LIFE_MILLIS = 2_500;

  private final int kills = Integer.getInteger("millrace.crash.kills", 20);
  private final long seed = Long.getLong("millrace.crash.seed", 1);
  private final String backend = System.getProperty("millrace.crash.backend", "rocksdb");

  @TempDir Path folder;

  @Test
  void everyRowIsThereExactlyOnce() throws IOException, InterruptedException {
    Path script = folder.resolve("ledger.sql");
    Files.writeString(script, script());
    Path log = folder.resolve("log");
    Random random = new Random(seed);
    int killed = 0;
    for (int i = 0; i < kills; i++) {
      try (ChildJvm child = ChildJvm.start(log, "run", script.toString())) {
        if (!child.await(random.nextLong(LONGEST_LIFE_MILLIS))) {
          child.kill();
          killed++;
        } else {
          assertEquals(0, child.exitCode(), child.printed());
        }
      }
    }
    try (ChildJvm child = ChildJvm.start(log, "run", script.toString())) {
      assertTrue(child.await(120_000), "the job did not end: " + child.printed());
      assertEquals(0, child.exitCode(), child.printed());
    }
    assertTrue(killed > kills / 2, "only " + killed + " of " + kills + " lives were cut short");
    Ledger.assertEachOnce(Ledger.lines(folder.resolve("ids")), ROWS);
    assertWindows(Ledger.lines(folder.resolve("windows")));
  }

  /** Each window and key once, with all its rows counted and summed. */
  private static void assertWindows(List<String> lines) {
    TreeMap<String, String> expected = new TreeMap<>();
    for (int id = 1; id <= ROWS; id++) {
      String key = "w" + id / ROWS_PER_WINDOW + " k" + id % KEYS;
      String before = expected.getOrDefault(key, "0 0");
      int space = before.indexOf(' ');
      long count = Long.parseLong(before.substring(0, space)) + 1;
      long sum = Long.parseLong(before.substring(space + 1)) + id;
      expected.put(key, count + " " + sum);
    }
    String printed = lines.stream().sorted().collect(Collectors.joining("\n"));
    String wanted =
        expected.entrySet().stream()
            .map(e -> e.getKey() + " " + e.getValue())
            .sorted()
            .collect(Collectors.joining("\n"));
    assertEquals(wanted, printed);
  }

  private String script() {
    return """
        SET 'execution.checkpointing.interval' = '100 ms';
        SET 'state.backend.type' = '%s';
        CREATE TABLE numbers (
          id BIGINT,
          ts AS TO_TIMESTAMP_LTZ(id, 3),
          WATERMARK FOR ts AS ts
        ) WITH (
          'connector' = 'datagen',
          'rows-per-second' = '%d',
          'fields.id.kind' = 'sequence',
          'fields.id.start' = '1',
          'fields.id.end' = '%d'
        );
        CREATE TABLE ids (id BIGINT) WITH (
          'connector' = 'filesystem', 'path' = 'ids', 'format' = 'csv');
        CREATE TABLE windows (line STRING) WITH (
          'connector' = 'filesystem', 'path' = 'windows', 'format' = 'csv',
          'csv.disable-quote-character' = 'true');
        CREATE VIEW keyed AS SELECT id, MOD(id, %d) AS k, ts FROM numbers;
        EXECUTE STATEMENT SET BEGIN
          INSERT INTO ids SELECT id FROM numbers;
          INSERT INTO windows
            SELECT 'w' || CAST(MIN(id) / %d AS STRING) || ' k' || CAST(k AS STRING)
              || ' ' || CAST(COUNT(*) AS STRING) || ' ' || CAST(SUM(id) AS STRING)
            FROM TABLE(TUMBLE(TABLE keyed, DESCRIPTOR(ts), INTERVAL '1' SECOND))
            GROUP BY window_start, window_end, k;
        END;
        """
        .formatted(backend, PER_SECOND, ROWS, KEYS, ROWS_PER_WINDOW);
  }
}
