package io.millrace.testkit.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.testkit.oracle.RandomQueries.Question;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Queries drawn from seeds. System properties {@code millrace.oracle.first} and {@code .last}
 * choose others than the few of each build.
 */
class RandomQueriesTest {
  private static final long FIRST = Long.getLong("millrace.oracle.first", 0);
  private static final long LAST = Long.getLong("millrace.oracle.last", FIRST + 119);
  private static final int ROWS = 120;

  @TempDir Path folder;

  @Test
  void anotherEngineSaysTheSame() throws SQLException, IOException {
    int notThereYet = 0;
    try (Engines engines = Engines.with(folder, 23, ROWS)) {
      for (long seed = FIRST; seed <= LAST; seed++) {
        notThereYet += compare(engines, seed) ? 0 : 1;
      }
    }
    long queries = LAST - FIRST + 1;
    System.out.printf("random queries %d to %d: %d not supported yet%n", FIRST, LAST, notThereYet);
    assertTrue(notThereYet <= queries / 2, notThereYet + " of " + queries + " not supported yet");
  }

  /** Whether the query is supported. */
  private static boolean compare(Engines engines, long seed) throws SQLException {
    Question question = new RandomQueries(seed).next();
    String about =
        "seed "
            + seed
            + " (-Dmillrace.oracle.first="
            + seed
            + " -Dmillrace.oracle.last="
            + seed
            + "): "
            + question.millrace();
    List<String> expected = engines.duck(question.duck(), false);
    for (String mode : engines.modes()) {
      try {
        List<String> rows = engines.millrace(mode, question.millrace(), false);
        if (isEmptyAggregate(expected, rows)) {
          continue;
        }
        assertEquals(OracleTest.lines(expected), OracleTest.lines(rows), mode + ", " + about);
      } catch (SQLException e) {
        if (e.getMessage().contains("not supported")) {
          return false;
        }
        throw new AssertionError(mode + ", " + about, e);
      }
    }
    return true;
  }

  /** Streaming says nothing of no rows, where the standard wants one row a group of none. */
  private static boolean isEmptyAggregate(List<String> expected, List<String> rows) {
    return rows.isEmpty() && expected.size() == 1 && expected.get(0).matches("((NULL|0)( \\| )?)+");
  }
}
