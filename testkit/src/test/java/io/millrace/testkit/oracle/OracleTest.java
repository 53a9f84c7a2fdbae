package io.millrace.testkit.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.TestAbortedException;

/**
 * Runs the queries of {@code oracle/queries.sql}. They are separated by lines with {@code ;} alone.
 * A line {@code -- duckdb} divides what Millrace is asked from what DuckDB is where they differ;
 * {@code -- soon} marks a query that need not be supported yet, {@code -- batch} one that only
 * BATCH mode answers, {@code -- in order} one whose rows have an order.
 */
class OracleTest {
  private static final int ROWS = 400;

  @TempDir static Path folder;
  private static Engines engines;

  @BeforeAll
  static void open() throws SQLException, IOException {
    engines = Engines.with(folder, 11, ROWS);
  }

  @AfterAll
  static void close() throws SQLException {
    engines.close();
  }

  @TestFactory
  Stream<DynamicTest> queries() throws IOException {
    List<String> queries = read();
    assertFalse(queries.isEmpty());
    return queries.stream().map(q -> DynamicTest.dynamicTest(q, () -> compare(q)));
  }

  private static List<String> read() throws IOException {
    try (InputStream in = OracleTest.class.getResourceAsStream("/oracle/queries.sql")) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return Stream.of(text.split("(?m)^;$")).map(String::strip).filter(q -> !q.isEmpty()).toList();
    }
  }

  private static void compare(String query) throws SQLException {
    boolean ordered = query.contains("-- in order");
    String[] texts = query.split("-- duckdb\n", 2);
    List<String> expected = engines.duck(texts[texts.length - 1], ordered);
    assertTrue(!expected.isEmpty(), "a query without rows says little");
    for (String mode : engines.modes()) {
      if (query.contains("-- batch") && !mode.equals(Engines.BATCH)) {
        continue;
      }
      try {
        assertEquals(lines(expected), lines(engines.millrace(mode, texts[0], ordered)), mode);
      } catch (SQLException e) {
        boolean unknown = e.getMessage().matches("(?s).*(not supported|unknown function).*");
        if (query.contains("-- soon") && unknown) {
          throw new TestAbortedException(e.getMessage());
        }
        throw e;
      }
    }
  }

  static String lines(List<String> rows) {
    return String.join("\n", rows) + "\n" + rows.size() + " rows";
  }
}
