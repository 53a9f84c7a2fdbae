package io.millrace.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MillraceTest {
  private static final String NUMBERS =
      "CREATE TABLE n (a INT) WITH ('connector' = 'filesystem', 'path' = 'n.csv', 'format' ="
          + " 'csv');";

  @TempDir private Path folder;

  private String file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  @Test
  void statementsOfTheCommandLinePrintATable() {
    CommandLineRun.of("-e", "SELECT 1 AS a, 'x' AS b")
        .succeeded()
        .printed(
            "+----+---+---+", //
            "| op | a | b |",
            "+----+---+---+",
            "| +I | 1 | x |",
            "+----+---+---+",
            "1 row in set");
  }

  @Test
  void rowsAsCsvQuoteWhatNeedsIt() {
    CommandLineRun.of("--format", "csv", "-e", "SELECT 'a,b' AS x, CAST(NULL AS INT) AS y, '' AS z")
        .succeeded()
        .printed("op,x,y,z", "+I,\"a,b\",,\"\"");
  }

  @Test
  void rowsAsJsonAreOneObjectALine() {
    CommandLineRun run =
        CommandLineRun.of(
            "--format", "JSON", "-e", "SELECT 'q\"é' AS x, CAST(NULL AS INT) AS y, 1.50 AS z");
    run.succeeded().printed("{\"op\":\"+I\",\"x\":\"q\\\"é\",\"y\":null,\"z\":1.50}");
  }

  @Test
  void aVariantIsJsonWithinJson() {
    CommandLineRun run =
        CommandLineRun.of(
            "-e",
            "SELECT PARSE_JSON('{\"b\": \"x\", \"a\": 1.50}') AS v, ARRAY[PARSE_JSON('[1]')] AS a",
            "--format",
            "json");
    run.succeeded().printed("{\"op\":\"+I\",\"v\":{\"a\":1.5,\"b\":\"x\"},\"a\":[[1]]}");
  }

  @Test
  void anUnknownFormatIsAnErrorWithTheNearest() {
    CommandLineRun.of("--format", "jsn", "-e", "SELECT 1")
        .failed(
            "millrace: error: option '--format': expected one of table, csv, json, but it is 'jsn'",
            "  hint: Did you mean 'json'?");
  }

  @Test
  void whatFailsWhileItRunsNamesItsStatement() throws IOException {
    Path script = folder.resolve("late.sql");
    Files.writeString(script, "SELECT 1;\n\n  SELECT 1 / a FROM (VALUES (0)) AS t(a);\n");
    CommandLineRun.of("--format", "csv", "run", script.toString())
        .failed(
            script + ":3:3: error: division by zero",
            "  3 |   SELECT 1 / a FROM (VALUES (0)) AS t(a);",
            "    |   ^" + "~".repeat(37),
            "  hint: NULLIF(divisor, 0) gives NULL instead of an error.");
    Files.writeString(
        script,
        "CREATE TABLE t (a INT) WITH ('connector' = 'blackhole');\n"
            + "INSERT INTO t SELECT CAST(a AS INT) FROM (VALUES ('x')) AS t(a);\n");
    CommandLineRun run = CommandLineRun.of("run", script.toString());
    assertEquals(ExitCode.ERROR, run.code());
    assertTrue(run.err().contains(script + ":2:1: error: cannot cast 'x' to INT"), run.err());
  }

  @Test
  void helpAndVersionSucceed() {
    CommandLineRun help = CommandLineRun.of("--help").succeeded();
    assertTrue(help.out().startsWith("Usage: millrace"), help.out());
    assertTrue(help.out().contains("Exit code: 0"), help.out());
    assertTrue(CommandLineRun.of("run", "--help").succeeded().out().contains("--fresh"));
    CommandLineRun.of("--version").succeeded().printed("millrace 0.1.0");
  }

  @Test
  void nothingToDoShowsTheUsageAndFails() {
    CommandLineRun run = CommandLineRun.of();
    assertEquals(ExitCode.ERROR, run.code());
    assertTrue(run.err().startsWith("Usage: millrace"), run.err());
    assertEquals("", run.out());
  }

  @Test
  void anUnknownArgumentFailsInOneLine() {
    CommandLineRun.of("run", "--frehs", "x.sql")
        .failed("millrace: error: Unknown option: '--frehs'", "Try 'millrace --help'.");
  }

  @Test
  void setIsAsTheStatement() {
    CommandLineRun.of(
            "--set",
            "execution.runtime-mode=batch",
            "--format=csv",
            "-e",
            "SELECT a FROM (VALUES (1), (2)) AS t(a) ORDER BY a DESC")
        .succeeded()
        .printed("a", "2", "1");
  }

  @Test
  void aWrongSetFailsBeforeAnythingRuns() {
    CommandLineRun unknown = CommandLineRun.of("--set", "parallelism.defualt=2", "-e", "SELECT 1");
    unknown.failed(
        "millrace: error: there is no option 'parallelism.defualt'",
        "  hint: Did you mean 'parallelism.default'?");
    assertEquals("", unknown.out());
    CommandLineRun.of("--set", "parallelism.default=two", "-e", "SELECT 1")
        .failed(
            "millrace: error: option 'parallelism.default': expected a whole number of at least 1,"
                + " but it is 'two'");
  }

  @Test
  void aMissingFileAFolderAndAFileThatIsNoTextAreSaidSo() throws IOException {
    String missing = folder.resolve("none.sql").toString();
    CommandLineRun.of("run", missing).failed("millrace: error: there is no file '" + missing + "'");
    CommandLineRun.of("run", folder.toString())
        .failed("millrace: error: cannot read '" + folder + "': it is a folder");
    Path latin = folder.resolve("latin.sql");
    Files.write(latin, new byte[] {'-', '-', (byte) 0xE9});
    CommandLineRun.of("run", latin.toString())
        .failed("millrace: error: '" + latin + "' is not UTF-8 text");
  }

  @Test
  void anErrorShowsItsPlaceItsLineAndWhatToDo() throws IOException {
    file("n.csv", "1\n");
    String script = file("job.sql", NUMBERS + "\nSELECT a,\n\tUPPPER('x') FROM n;\n");
    CommandLineRun.of("run", script)
        .failed(
            script + ":3:2: error: unknown function `UPPPER`",
            "  3 | \tUPPPER('x') FROM n;",
            "    | \t^~~~~~~~~~~",
            "  hint: Did you mean 'UPPER'?");
  }

  @Test
  void placesAreRightBehindAByteOrderMarkAndWindowsLineEnds() throws IOException {
    String script = file("bom.sql", "\uFEFF-- é😀\r\nSELECT 'é', nope;\r\n");
    CommandLineRun.of("run", script)
        .failed(
            script + ":2:13: error: unknown column `nope`",
            "  2 | SELECT 'é', nope;",
            "    |             ^~~~");
  }

  @Test
  void whatStoodBeforeAnErrorIsPrintedAndTheRestNotRun() throws IOException {
    String script = file("two.sql", "SELECT 1 AS a; SELEC 2; SELECT 3;");
    CommandLineRun parse = CommandLineRun.of("run", script, "--format", "csv");
    assertEquals("", parse.out(), "a script that does not parse is not begun");
    assertEquals(ExitCode.ERROR, parse.code());
    script = file("three.sql", "SELECT 1 AS a; SELECT b; SELECT 3;");
    CommandLineRun run = CommandLineRun.of("run", script, "--format", "csv");
    run.printed("op,a", "+I,1");
    assertEquals(ExitCode.ERROR, run.code());
  }

  @Test
  void aBadRowNamesFileLineColumnAndValue() throws IOException {
    file("n.csv", "1\nx\n");
    String script = file("bad.sql", NUMBERS + "SELECT * FROM n;");
    CommandLineRun run = CommandLineRun.of("run", script, "--format", "csv");
    assertEquals(ExitCode.ERROR, run.code());
    assertTrue(
        run.err().contains("n.csv:2: column 'a': expected INT, but the value is 'x'"), run.err());
    assertEquals(1, run.err().lines().filter(line -> line.contains("error:")).count(), run.err());
  }

  @Test
  void emptyScriptsSucceed() throws IOException {
    CommandLineRun.of("run", file("empty.sql", "")).succeeded().printed();
    CommandLineRun.of("run", file("comment.sql", "-- nothing\n;;")).succeeded().printed();
  }

  private String copyScript() throws IOException {
    return file(
        "copy.sql",
        "SET 'execution.checkpointing.interval' = '1 h';"
            + NUMBERS
            + "CREATE TABLE o (a INT) WITH"
            + " ('connector' = 'filesystem', 'path' = 'out', 'format' = 'csv');"
            + "INSERT INTO o SELECT a FROM n;");
  }

  @Test
  void aJobThatRunsAgainReadsOnlyWhatWasAdded() throws IOException {
    Path input = Path.of(file("n.csv", "1\n2\n"));
    String script = copyScript();
    CommandLineRun.of("run", script).succeeded().printed();
    assertEquals("1\n2\n", FolderText.sorted(folder.resolve("out")));
    assertEquals(ExitCode.OK, CommandLineRun.of("run", script).code());
    assertEquals("1\n2\n", FolderText.sorted(folder.resolve("out")));
    Files.writeString(input, "1\n2\n3\n");
    assertEquals(ExitCode.OK, CommandLineRun.of("run", script).code());
    assertEquals("1\n2\n3\n", FolderText.sorted(folder.resolve("out")));
    assertEquals(ExitCode.OK, CommandLineRun.of("run", script, "--fresh").code());
    assertEquals("1\n1\n2\n2\n3\n3\n", FolderText.sorted(folder.resolve("out")));
  }

  @Test
  void aJobWhoseCheckpointsGoWithItsEndBeginsAnew() throws IOException {
    file("n.csv", "1\n2\n");
    String script = copyScript();
    String retention =
        "execution.checkpointing.externalized-checkpoint-retention=RETAIN_ON_CANCELLATION";
    CommandLineRun.of("run", script, "--set", retention).succeeded().printed();
    CommandLineRun.of("run", script, "--set", retention).succeeded().printed();
    assertEquals("1\n1\n2\n2\n", FolderText.sorted(folder.resolve("out")));
  }

  @Test
  void rowsBehindTheWatermarkAreCountedInANotice() throws IOException {
    file("e.csv", "2024-01-01 02:00:00\n2024-01-01 00:00:00\n");
    String script =
        file(
            "late.sql",
            "CREATE TABLE e (t TIMESTAMP(3), WATERMARK FOR t AS t) WITH"
                + " ('connector' = 'filesystem', 'path' = 'e.csv', 'format' = 'csv');"
                + "CREATE TABLE b (t TIMESTAMP(3), c BIGINT) WITH ('connector' = 'blackhole');"
                + "INSERT INTO b SELECT window_start, COUNT(*) FROM"
                + " TABLE(TUMBLE(TABLE e, DESCRIPTOR(t), INTERVAL '1' HOUR))"
                + " GROUP BY window_start, window_end;");
    CommandLineRun run = CommandLineRun.of("run", script);
    assertEquals(ExitCode.OK, run.code());
    assertEquals(
        "notice: 1 rows came behind the watermark and were dropped",
        CommandLineRun.complaints(run.err()));
  }

  @Test
  void skippedRecordsAreCountedInANotice() throws IOException {
    file("n.csv", "1\nx,y\n2\n");
    String script =
        file(
            "skip.sql",
            "CREATE TABLE e (a INT) WITH ('connector' = 'filesystem', 'path' = 'n.csv', 'format' ="
                + " 'csv', 'csv.ignore-parse-errors' = 'true');"
                + "CREATE TABLE b (a INT) WITH ('connector' = 'blackhole');"
                + "INSERT INTO b SELECT a FROM e;");
    CommandLineRun run = CommandLineRun.of("run", script);
    assertEquals(ExitCode.OK, run.code());
    assertEquals("notice: 1 bad records were skipped", CommandLineRun.complaints(run.err()));
  }

  @Test
  void columnsAreAsWideAsTheOptionSays() {
    CommandLineRun run =
        CommandLineRun.of(
            "-e", "SET 'table.display.max-column-width' = '8'; SELECT 'abcdefghijkl' AS c;");
    assertTrue(run.out().contains("| abcde... |"), run.out());
  }

  @Test
  void verboseErrorsComeWithTheirTrace() {
    CommandLineRun run =
        CommandLineRun.of("-e", "SET 'sql-client.verbose' = 'true'; SELECT nothing;");
    assertEquals(ExitCode.ERROR, run.code());
    assertTrue(run.err().contains("\tat io.millrace."), run.err());
  }
}
