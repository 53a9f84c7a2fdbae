package io.millrace.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A query that was edited between two runs gets the state of its own columns, or none at all. */
class EditedQueryTest {
  private static final String TABLES =
      "SET 'execution.checkpointing.interval' = '1 h';"
          + "CREATE TABLE n (k INT, h INT, a INT, b INT) WITH ('connector' = 'filesystem',"
          + " 'path' = 'in', 'format' = 'csv');"
          + "CREATE TABLE m (k INT, h INT, c INT, d INT) WITH ('connector' = 'filesystem',"
          + " 'path' = 'more', 'format' = 'csv');"
          + "CREATE TABLE o (k INT, x BIGINT, y BIGINT) WITH"
          + " ('connector' = 'filesystem', 'path' = 'out', 'format' = 'debezium-json');"
          + "INSERT INTO o ";

  @TempDir Path folder;

  private String file(String name, String text) throws IOException {
    Path path = folder.resolve(name);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
    return path.toString();
  }

  private CommandLineRun run(String query) throws IOException {
    return CommandLineRun.of("run", file("script.sql", TABLES + query + ";"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "SELECT k, MAX(a), MAX(b) FROM n GROUP BY k; SELECT k, MAX(b), MAX(a) FROM n GROUP BY k",
        "SELECT k, SUM(a), SUM(b) FROM n GROUP BY k; SELECT k, SUM(b), SUM(a) FROM n GROUP BY k",
        "SELECT k, h, SUM(b) FROM n GROUP BY k, h; SELECT k, h, SUM(b) FROM n GROUP BY h, k",
        "SELECT n.k, a, c FROM n JOIN m ON n.k = m.k; SELECT n.k, b, c FROM n JOIN m ON n.k = m.k",
        "SELECT n.k, a, c FROM n JOIN m ON n.k = m.k AND n.h = m.h;"
            + "SELECT n.k, a, c FROM n JOIN m ON n.h = m.h AND n.k = m.k",
        "SELECT n.k, a, c FROM n JOIN m ON n.k = m.k; SELECT n.k, a, c FROM m JOIN n ON n.k = m.k",
        "SELECT k, a, a FROM (SELECT *, ROW_NUMBER() OVER (PARTITION BY k ORDER BY h) AS r FROM n)"
            + " WHERE r = 1;"
            + "SELECT k, b, b FROM (SELECT *, ROW_NUMBER() OVER (PARTITION BY k ORDER BY h) AS r"
            + " FROM n) WHERE r = 1",
      })
  void anotherColumnsStateIsNotTaken(String query, String edited) throws IOException {
    file("in/1.csv", "1,2,10,1000\n");
    file("more/1.csv", "5,6,7,8\n");
    run(query);
    file("in/2.csv", "1,2,11,2000\n5,6,11,2000\n");
    file("more/2.csv", "1,2,70,80\n");
    CommandLineRun second = run(edited);
    assertEquals(ExitCode.ERROR, second.code(), FolderText.sorted(folder.resolve("out")));
    assertTrue(second.err().contains("does not fit the query"), second.err());
  }
}
