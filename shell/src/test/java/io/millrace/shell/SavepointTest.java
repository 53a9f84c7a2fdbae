package io.millrace.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** STOP JOB … WITH SAVEPOINT, and jobs that begin with one. */
class SavepointTest {
  private static final String TABLES =
      "SET 'execution.checkpointing.interval' = '1 h';"
          + "CREATE TABLE n (k INT, v INT) WITH ('connector' = 'filesystem', 'path' = 'in',"
          + " 'format' = 'csv', 'source.monitor-interval' = '10 ms');"
          + "CREATE TABLE o (k INT, c BIGINT, s INT) WITH"
          + " ('connector' = 'filesystem', 'path' = 'out', 'format' = 'debezium-json');";
  private static final String INSERT =
      "INSERT INTO o SELECT k, COUNT(*), SUM(v) FROM n GROUP BY k;";

  @TempDir Path folder;

  @BeforeEach
  void input() throws IOException {
    file("in/1.csv", "1,10\n2,20\n");
  }

  private String file(String name, String text) throws IOException {
    Path path = folder.resolve(name);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
    return path.toString();
  }

  /** Runs a script that stops its job, and returns where its savepoint is. */
  private Path stopped(String script) {
    CommandLineRun run = CommandLineRun.of("run", script, "--format", "csv");
    assertEquals(ExitCode.OK, run.code(), run.err());
    List<String> lines = run.out().lines().toList();
    assertEquals("savepoint path", lines.get(0), run.out());
    return Path.of(lines.get(1));
  }

  private static String script(String name, String more, String stop) {
    return "SET 'pipeline.name' = '" + name + "';" + more + TABLES + INSERT + stop;
  }

  @Test
  void anotherJobGoesOnFromASavepoint() throws IOException {
    String stop = "STOP JOB '1' WITH SAVEPOINT;";
    // What a job had read when it was stopped is not known: until all is read, it runs again.
    Path savepoint;
    do {
      savepoint = stopped(file("first.sql", script("first", "", stop)));
    } while (FolderText.sorted(folder.resolve("out")).lines().count() < 2);
    assertTrue(savepoint.startsWith(folder.resolve(".millrace")), savepoint.toString());
    String before = FolderText.sorted(folder.resolve("out"));
    file("in/2.csv", "1,5\n");
    String more =
        "SET 'execution.state-recovery.path' = '"
            + savepoint
            + "';"
            + "SET 'execution.checkpointing.savepoint-dir' = 'kept';";
    Path second;
    do {
      second = stopped(file("second.sql", script("second", more, stop)));
      assertTrue(second.startsWith(folder.resolve("kept")), second.toString());
    } while (FolderText.sorted(folder.resolve("out")).equals(before));
    List<String> lines = FolderText.sorted(folder.resolve("out")).lines().toList();
    assertEquals(2 + 2, lines.size(), lines.toString());
    assertTrue(
        lines.contains("{\"before\":null,\"after\":{\"k\":1,\"c\":2,\"s\":15},\"op\":\"c\"}"),
        lines.toString());
  }

  @Test
  void aSavepointThatIsNotThereIsAnError() throws IOException {
    String more = "SET 'execution.state-recovery.path' = 'nowhere';";
    CommandLineRun run = CommandLineRun.of("run", file("s.sql", script("s", more, "")));
    assertEquals(ExitCode.ERROR, run.code());
    assertTrue(
        run.err().contains("error: there is no savepoint and no checkpoint in '" + folder),
        run.err());
    assertEquals(1, run.err().lines().filter(line -> line.contains("error:")).count(), run.err());
  }

  /** A savepoint of the job after it has read everything. */
  private Path whole() throws IOException {
    String script = file("whole.sql", script("whole", "", "STOP JOB '1' WITH SAVEPOINT;"));
    Path savepoint;
    do {
      savepoint = stopped(script);
    } while (FolderText.sorted(folder.resolve("out")).lines().count() < 2);
    return savepoint;
  }

  private static String from(Object savepoint) {
    return "SET 'execution.state-recovery.path' = '" + savepoint + "';";
  }

  /** What was named by mistake is put right by naming another one. */
  @Test
  void aSavepointThatDoesNotFitGivesWayToOneThatDoes() throws IOException {
    Path savepoint = whole();
    String other = INSERT.replace("SUM(v)", "MAX(v)");
    String wrong =
        stopped(
                file(
                    "other.sql",
                    script("other", "", "STOP JOB '1' WITH SAVEPOINT;").replace(INSERT, other)))
            .toString();
    String stop = "STOP JOB '1' WITH SAVEPOINT;";
    CommandLineRun run =
        CommandLineRun.of("run", file("next.sql", script("next", from(wrong), stop)));
    assertEquals(ExitCode.ERROR, run.code(), run.out());
    assertTrue(
        run.err().contains("was not stopped: the job is not running, but failed: ")
            && run.err().contains("does not fit the query"),
        run.err());
    stopped(file("next.sql", script("next", from(savepoint), stop)));
  }

  @Test
  void aDamagedSavepointIsNamedAndLeavesTheJobAsItWas() throws IOException {
    Path savepoint = whole();
    Path half = Files.createDirectories(folder.resolve("half/checkpoints")).getParent();
    try (var manifests = Files.list(savepoint.resolve("checkpoints"))) {
      Path manifest = manifests.findFirst().orElseThrow();
      Files.copy(manifest, half.resolve("checkpoints").resolve(manifest.getFileName()));
    }
    String stop = "STOP JOB '1' WITH SAVEPOINT;";
    CommandLineRun run =
        CommandLineRun.of("run", file("next.sql", script("next", from(half), stop)));
    assertEquals(ExitCode.ERROR, run.code(), run.out());
    assertTrue(
        run.err().contains("error: the savepoint in '" + half + "' is damaged: its file "),
        run.err());
    Path moved = Files.move(savepoint, folder.resolve("moved"));
    stopped(file("next.sql", script("next", from(moved), stop)));
  }

  @Test
  void aJobThatWasStoppedMayStartAgainAtOnce() throws IOException {
    String text = script("again", "", "STOP JOB '1';" + INSERT + "STOP JOB '2';" + INSERT);
    CommandLineRun run =
        CommandLineRun.of(
            "run", file("again.sql", text + "STOP JOB '3' WITH SAVEPOINT; STOP JOB '3';"));
    assertEquals(ExitCode.OK, run.code(), run.err());
  }

  @Test
  void aJobThatHasEndedCannotBeStoppedWithASavepoint() throws IOException {
    String stop = "STOP JOB '1' WITH SAVEPOINT;\nSTOP JOB '1' WITH SAVEPOINT;";
    CommandLineRun run = CommandLineRun.of("run", file("twice.sql", script("twice", "", stop)));
    assertEquals(ExitCode.ERROR, run.code(), run.err());
    assertTrue(
        run.err()
            .contains(
                "twice.sql:2:1: error: job 'twice' was not stopped: the job is not running, but"
                    + " finished"),
        run.err());
  }

  @Test
  void aJobWithoutCheckpointsHasNoSavepoint() throws IOException {
    String text =
        "CREATE TABLE g (a BIGINT) WITH ('connector' = 'datagen', 'rows-per-second' = '10');"
            + "CREATE TABLE b (a BIGINT) WITH ('connector' = 'blackhole');"
            + "INSERT INTO b SELECT a FROM g;\nSTOP JOB '1' WITH SAVEPOINT;";
    CommandLineRun run = CommandLineRun.of("run", file("g.sql", text));
    assertEquals(ExitCode.ERROR, run.code());
    assertTrue(
        run.err()
            .contains(
                "g.sql:2:1: error: job 'g.sql' was not stopped: the job makes no checkpoints"),
        run.err());
  }

  /** It is told so instead of "OK", and may be stopped once more. */
  @Test
  void aJobThatHangsIsNotSaidToHaveStopped() throws IOException {
    String text =
        "CREATE FUNCTION hang AS '"
            + Hanging.class.getName()
            + "'; CREATE TABLE n (k STRING, v INT) WITH ('connector' = 'filesystem', 'path' = 'in',"
            + " 'format' = 'csv', 'source.monitor-interval' = '10 ms');"
            + "CREATE TABLE o (k STRING) WITH ('connector' = 'filesystem', 'path' = 'hung',"
            + " 'format' = 'csv'); INSERT INTO o SELECT hang(k) FROM n WHERE v = 10;"
            + "SELECT hang(k) FROM (VALUES ('await')) AS t (k);";
    String stop = "STOP JOB '1'; SELECT hang(k) FROM (VALUES ('go')) AS t (k); STOP JOB '1';";
    CommandLineRun run = CommandLineRun.of("run", file("h.sql", text + stop));
    assertEquals(ExitCode.OK, run.code(), run.err());
    assertTrue(
        run.err()
            .contains(
                "notice: job 'h.sql' was told to stop, and has not ended within 10 s: something in"
                    + " it hangs"),
        run.err());
    assertEquals(1, run.err().lines().filter(l -> l.contains("told to stop")).count(), run.err());
  }

  @Test
  void drainingFiresWhatIsOpen() throws IOException {
    file("ev/1.csv", "2024-01-01 00:00:00\n");
    String text =
        "SET 'execution.checkpointing.interval' = '1 h';"
            + "CREATE TABLE e (t TIMESTAMP(3), WATERMARK FOR t AS t) WITH ('connector' ="
            + " 'filesystem', 'path' = 'ev', 'format' = 'csv', 'source.monitor-interval' ="
            + " '10 ms');"
            + "CREATE TABLE w (t TIMESTAMP(3), c BIGINT) WITH ('connector' = 'filesystem', 'path' ="
            + " 'windows', 'format' = 'csv');"
            + "INSERT INTO w SELECT window_start, COUNT(*) FROM TABLE(TUMBLE(TABLE e,"
            + " DESCRIPTOR(t), INTERVAL '1' HOUR)) GROUP BY window_start, window_end;";
    String first = file("w.sql", text + "STOP JOB '1' WITH SAVEPOINT WITH DRAIN;");
    do {
      stopped(first);
    } while (FolderText.sorted(folder.resolve("windows")).isEmpty());
    assertEquals("2024-01-01 00:00:00,1\n", FolderText.sorted(folder.resolve("windows")));
  }
}
