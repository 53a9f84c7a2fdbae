package io.millrace.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.sql.ast.AlterMaterialized;
import io.millrace.sql.ast.AlterMaterialized.Change;
import io.millrace.sql.ast.CreateMaterialized;
import io.millrace.sql.ast.DropMaterialized;
import io.millrace.sql.ast.Show;
import io.millrace.sql.ast.ShowCreate;
import io.millrace.sql.source.SqlSyntaxException;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MaterializedStatementTest {

  @Test
  void createWithAllClauses() {
    CreateMaterialized create =
        Parsed.one(
            CreateMaterialized.class,
            "CREATE OR ALTER MATERIALIZED TABLE a.b (PRIMARY KEY (k) NOT ENFORCED) COMMENT 'c'"
                + " PARTITIONED BY (p) WITH ('x' = 'y') FRESHNESS = INTERVAL '2' MINUTES"
                + " REFRESH_MODE = FULL AS SELECT 1;");
    assertTrue(create.orAlter());
    assertEquals(OptionalLong.of(120_000), create.freshnessMillis());
    assertTrue(create.full().isPresent());
    assertEquals("SELECT 1", create.table().query().orElseThrow().text());
    assertEquals(1, create.table().properties().options().size());
  }

  @Test
  void createWithoutClauses() {
    CreateMaterialized create =
        Parsed.one(
            CreateMaterialized.class, "CREATE MATERIALIZED TABLE IF NOT EXISTS t AS TABLE x;");
    assertEquals(OptionalLong.empty(), create.freshnessMillis());
    assertTrue(create.full().isEmpty());
    assertTrue(create.table().mode().ifNotExists());
  }

  @ParameterizedTest
  @ValueSource(strings = {"'0' SECOND", "'-1' SECOND", "'1' MONTH", "'x' DAY", "'1' FORTNIGHT"})
  void freshnessIsWholeAndAboveZero(String interval) {
    String text = "CREATE MATERIALIZED TABLE t FRESHNESS = INTERVAL " + interval + " AS SELECT 1;";
    assertThrows(SqlSyntaxException.class, () -> Parsed.all(text));
  }

  @ParameterizedTest
  @CsvSource({
    "SUSPEND, Suspend",
    "RESUME WITH ('a' = 'b'), Resume",
    "AS SELECT 1, As",
    "REFRESH PARTITION (p = 1), Unsupported",
    "SET FRESHNESS = INTERVAL '1' DAY, Unsupported",
    "RENAME TO x, Unsupported",
  })
  void changes(String change, String kind) {
    AlterMaterialized alter =
        Parsed.one(AlterMaterialized.class, "ALTER MATERIALIZED TABLE t " + change + ";");
    assertEquals(kind, alter.change().getClass().getSimpleName());
  }

  @Test
  void unsupportedChangesNameTheirWord() {
    AlterMaterialized alter =
        Parsed.one(AlterMaterialized.class, "ALTER MATERIALIZED TABLE t REFRESH;");
    assertEquals("REFRESH", ((Change.Unsupported) alter.change()).what());
  }

  @Test
  void dropAndShow() {
    assertTrue(
        Parsed.one(DropMaterialized.class, "DROP MATERIALIZED TABLE IF EXISTS t;").ifExists());
    assertEquals(
        Show.Kind.MATERIALIZED_TABLES,
        Parsed.one(Show.class, "SHOW MATERIALIZED TABLES IN d LIKE 'x%';").kind());
    assertEquals(
        ShowCreate.Kind.MATERIALIZED_TABLE,
        Parsed.one(ShowCreate.class, "SHOW CREATE OR ALTER MATERIALIZED TABLE t;").kind());
  }
}
