package io.millrace.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What a user gets wrong, at the command: one clear message, exit code 1, and nothing lost. Where
 * rows were bad, the job reads all of them once when they have been put right.
 */
class BadInputTest {
  private static final String TABLES =
      """
      SET 'execution.checkpointing.interval' = '10 ms';
      CREATE TABLE n (a INT, s STRING) WITH (
        'connector' = 'filesystem', 'path' = 'in', 'format' = 'csv');
      CREATE TABLE o (a INT, s STRING) WITH (
        'connector' = 'filesystem', 'path' = 'out', 'format' = 'csv');
      """;
  private static final String COPY = TABLES + "INSERT INTO o SELECT a, s FROM n;\n";

  @TempDir private Path folder;

  private Path file(String name, String text) throws IOException {
    return file(name, text.getBytes(StandardCharsets.UTF_8));
  }

  private Path file(String name, byte[] bytes) throws IOException {
    Path path = folder.resolve(name);
    Files.createDirectories(path.getParent());
    return Files.write(path, bytes);
  }

  /** Stacks that overflow in the parser, in the validator, in the converter: one error each. */
  @Test
  void nestingWithoutEnd() throws IOException {
    for (String deep :
        List.of(
            "(".repeat(20_000) + "1" + ")".repeat(20_000),
            "1" + " + 1".repeat(20_000),
            "1" + " UNION ALL SELECT 1".repeat(20_000))) {
      List<String> said = complaints(run("SELECT " + deep + ";\n"));
      assertEquals("job.sql:1:1: error: the statement is nested too deeply", said.get(0));
      assertTrue(said.get(3).startsWith("  hint: Break it up"), said.get(3));
      assertEquals(4, said.size());
    }
  }

  private CommandLineRun run(String script, String... options) throws IOException {
    String file = file("job.sql", script).toString();
    String[] args =
        Stream.concat(Stream.of("run", file), Arrays.stream(options)).toArray(String[]::new);
    return CommandLineRun.of(args);
  }

  private void assertJobFails(String message) throws IOException {
    assertJobFails(COPY, message);
  }

  private void assertJobFails(String script, String message) throws IOException {
    List<String> said = complaints(run(script));
    assertTrue(said.get(0).startsWith("job.sql:6:1: error: " + message), said.get(0));
    assertEquals(1, said.stream().filter(line -> line.contains("error")).count(), said.toString());
  }

  private List<String> complaints(CommandLineRun run) {
    assertEquals(ExitCode.ERROR, run.code(), run.err());
    return CommandLineRun.complaints(run.err()).replace(folder + "/", "").lines().toList();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "SELECT a FROM m; | 15: error: unknown table `m`",
        "SELECT b FROM n; | 8: error: unknown column `b`",
        "SELECT SUMM(a) FROM n; | 8: error: unknown function `SUMM`",
        "SELEC a FROM n; | 1: error: expected a statement, found 'SELEC'",
        "SELECT a FROM n WHERE; | 21: error: the query ends too early",
        "SELECT (a FROM n; | 8: error: '(' is never closed",
        "CREATE TABLE x (a INTT) WITH ('connector' = 'print'); | 19: error: unknown data type"
            + " 'INTT'",
        "CREATE TABLE x (a INT) WITH ('connector' = 'prnt'); SELECT * FROM x; |"
            + " 44: error: table 'x': there is no connector 'prnt'",
        "CREATE TABLE x (a INT) WITH ('connector' = 'print', 'prnt' = '1'); SELECT * FROM x; |"
            + " 53: error: table 'x': connector 'print' has no option 'prnt'",
        "CREATE TABLE x (a INT) WITH ('connector' = 'datagen', 'rows-per-second' = 'a');"
            + " SELECT * FROM x; | 75: error: table 'x': option 'rows-per-second': expected",
        "CREATE TABLE x (a INT) WITH ('connector' = 'filesystem', 'path' = 'p');"
            + " INSERT INTO x SELECT 1; | 44: error: table 'x': connector 'filesystem' needs the",
        "CREATE TABLE x (a INT) WITH ('connector' = 'print'); SELECT * FROM x"
            + " /*+ OPTIONS('prnt' = '1') */; | 54: error: table 'x': connector 'print' has no",
        "SELECT * FROM n /*+ OPTIONS('csv.delimiter' = ';') */; |"
            + " 1: error: table 'n': connector 'filesystem' with format 'csv' has no option",
        "SET 'parallelism.defualt' = '2'; | 5: error: there is no option 'parallelism.defualt'",
        "SET 'parallelism.default' = 'two'; | 29: error: option 'parallelism.default': expected",
        "SELECT 99999999999999999999999999999999999999999; | 8: error: the number 9",
        "SELECT TIMESTAMP '2024-02-30 00:00:00'; | 8: error: '2024-02-30 00:00:00' is no TIMESTAMP",
        "SELECT DATE '2024-13-01'; | 8: error: '2024-13-01' is no DATE",
        "SELECT CAST('x' AS INT); | 1: error: cannot cast 'x' to INT",
        "SELECT CAST('9999999999' AS INT); | 1: error: cannot cast '9999999999' to INT",
        "CREATE TABLE x (a DECIMAL(50, 2)) WITH ('connector' = 'print'); |"
            + " 27: error: precision 50 is out of range",
      })
  void wrongStatements(String statement, String message) throws IOException {
    file("in/1.csv", "1,one\n");
    List<String> said =
        complaints(run(TABLES + statement + "\nINSERT INTO o SELECT a, s FROM n;\n"));
    assertTrue(said.get(0).startsWith("job.sql:6:" + message), said.get(0));
    assertEquals("  6 | " + statement, said.get(1));
    assertTrue(!Files.exists(folder.resolve("out")), "what comes after an error is not run");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "2, 'in/2.csv:1: expected 2 fields, but the row has 1'",
    "'2,two,zwei', 'in/2.csv:1: expected 2 fields, but the row has 3'",
    "'x,two', 'in/2.csv:1: column ''a'': expected INT, but the value is ''x'''",
    "'99999999999,two', 'in/2.csv:1: column ''a'': expected INT, but the value is ''99999999999'''",
    "'2,\"two', in/2.csv:1: a quoted value does not end"
  })
  void badRows(String row, String message) throws IOException {
    file("in/1.csv", "1,one\n");
    file("in/2.csv", row + "\n");
    file("in/3.csv", "3,three\n");
    assertJobFails("table 'n': " + message);
    file("in/2.csv", "2,two\n");
    assertEquals(ExitCode.OK, run(COPY).code());
    assertEquals("1,one\n2,two\n3,three\n", FolderText.sorted(folder.resolve("out")));
  }

  @Test
  void textThatIsNotUtf8() throws IOException {
    file("in/1.csv", "1,one\n");
    file("in/2.csv", new byte[] {'2', ',', (byte) 0xC3, '\n'});
    assertJobFails("table 'n': in/2.csv:1: column 's': expected text in UTF-8, but the value is");
    file("in/2.csv", "2,two\n");
    assertEquals(ExitCode.OK, run(COPY).code());
    assertEquals("1,one\n2,two\n", FolderText.sorted(folder.resolve("out")));
  }

  @Test
  void aGzipFileThatIsCutOff() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    StringBuilder rows = new StringBuilder();
    for (int i = 0; i < 5000; i++) {
      rows.append(i).append(",row ").append(i * 7919 % 5000).append('\n');
    }
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(rows.toString().getBytes(StandardCharsets.UTF_8));
    }
    byte[] whole = bytes.toByteArray();
    file("in/1.csv.gz", Arrays.copyOf(whole, whole.length / 2));
    assertJobFails("table 'n': cannot read 'in/1.csv.gz' beyond line ");
    file("in/1.csv.gz", whole);
    CommandLineRun again = run(COPY);
    assertEquals(ExitCode.OK, again.code(), again.err());
    String expected = rows.toString().lines().sorted().reduce("", (a, b) -> a + b + "\n");
    assertEquals(expected, FolderText.sorted(folder.resolve("out")));
  }

  @Test
  void aMissingInputAndAnOutputThatCannotBeWritten() throws IOException {
    assertJobFails("table 'n': there is no file or folder 'in'");
    file("in/1.csv", "1,one\n");
    file("out", "a file where a folder should be");
    assertJobFails("cannot write 'out': it is a file, but tables are written as folders");
    Files.delete(folder.resolve("out"));
    assertEquals(ExitCode.OK, run(COPY).code());
    assertEquals("1,one\n", FolderText.sorted(folder.resolve("out")));
  }

  @Test
  void checkpointsThatCannotBeWritten() throws IOException {
    file("in/1.csv", "1,one\n");
    file(".millrace", "a file where a folder should be");
    String said = complaints(run(COPY)).get(0);
    assertTrue(said.endsWith(": '.millrace' is a file, not a folder"), said);
    Files.delete(folder.resolve(".millrace"));
    assertEquals(ExitCode.OK, run(COPY).code());
    assertEquals("1,one\n", FolderText.sorted(folder.resolve("out")));
  }

  @Test
  void aDamagedCheckpoint() throws IOException {
    // A run has its last checkpoint only: with more, the one before the damaged has the row, too.
    String copy = COPY.replace("10 ms", "1 h");
    file("in/1.csv", "1,one\n");
    assertEquals(ExitCode.OK, run(copy).code());
    file("in/2.csv", "2,two\n");
    assertEquals(ExitCode.OK, run(copy).code());
    Path newest = newestManifest();
    byte[] bytes = Files.readAllBytes(newest);
    bytes[bytes.length / 2] ^= 1;
    Files.write(newest, bytes);
    assertJobFails(copy, "job 'job.sql-");
    assertEquals("1,one\n2,two\n", FolderText.sorted(folder.resolve("out")));
    assertEquals(ExitCode.OK, run(copy, "--accept-repeats").code());
    assertEquals(
        "1,one\n2,two\n2,two\n",
        FolderText.sorted(folder.resolve("out")),
        "what came after the older checkpoint is there twice, the rest once");
  }

  private Path newestManifest() throws IOException {
    try (Stream<Path> files = Files.walk(folder.resolve(".millrace"))) {
      return files
          .filter(f -> f.getFileName().toString().contains("chk-"))
          .max(Path::compareTo)
          .orElseThrow();
    }
  }
}
