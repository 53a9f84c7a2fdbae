package io.millrace.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.sql.ast.AlterCatalog;
import io.millrace.sql.ast.AlterDatabase;
import io.millrace.sql.ast.AlterTable;
import io.millrace.sql.ast.AlterView;
import io.millrace.sql.ast.ColumnDefinition;
import io.millrace.sql.ast.CompilePlan;
import io.millrace.sql.ast.CreateCatalog;
import io.millrace.sql.ast.CreateDatabase;
import io.millrace.sql.ast.CreateFunction;
import io.millrace.sql.ast.CreateFunction.Language;
import io.millrace.sql.ast.CreateFunction.Scope;
import io.millrace.sql.ast.CreateMode.Replacement;
import io.millrace.sql.ast.CreateTable;
import io.millrace.sql.ast.DescribeJob;
import io.millrace.sql.ast.DescribeObject;
import io.millrace.sql.ast.DescribeTable;
import io.millrace.sql.ast.DropCatalog;
import io.millrace.sql.ast.DropDatabase;
import io.millrace.sql.ast.DropFunction;
import io.millrace.sql.ast.ExecutePlan;
import io.millrace.sql.ast.Insert;
import io.millrace.sql.ast.JarStatement;
import io.millrace.sql.ast.Show;
import io.millrace.sql.ast.ShowCreate;
import io.millrace.sql.ast.ShowPartitions;
import io.millrace.sql.ast.StatementSet;
import io.millrace.sql.ast.StopJob;
import io.millrace.sql.ast.TableChange;
import io.millrace.sql.ast.TableChange.Place;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ObjectStatementsTest {

  private static <T extends TableChange> T change(Class<T> type, String change) {
    AlterTable alter = Parsed.one(AlterTable.class, "ALTER TABLE a.t " + change + ";");
    assertEquals("a.t", alter.name().toString());
    return assertInstanceOf(type, alter.change());
  }

  @Test
  void catalogs() {
    CreateCatalog create =
        Parsed.one(
            CreateCatalog.class,
            "CREATE CATALOG IF NOT EXISTS c COMMENT 'x' WITH ('type' = 'generic_in_memory')");
    assertTrue(create.ifNotExists());
    assertEquals("x", create.comment().orElseThrow().value());
    assertEquals("generic_in_memory", create.options().get(0).value().value());
    assertTrue(Parsed.one(DropCatalog.class, "DROP CATALOG IF EXISTS c").ifExists());
    assertEquals(1, Parsed.one(AlterCatalog.class, "ALTER CATALOG c SET ('a'='b')").set().size());
    assertEquals(
        "a", Parsed.one(AlterCatalog.class, "ALTER CATALOG c RESET ('a')").reset().get(0).value());
    assertEquals(
        "z",
        Parsed.one(AlterCatalog.class, "ALTER CATALOG c COMMENT 'z'")
            .comment()
            .orElseThrow()
            .value());
  }

  @Test
  void databases() {
    CreateDatabase create = Parsed.one(CreateDatabase.class, "CREATE DATABASE c.d WITH ('k'='v')");
    assertEquals("c.d", create.name().toString());
    assertFalse(create.ifNotExists());
    assertTrue(Parsed.one(DropDatabase.class, "DROP DATABASE IF EXISTS d CASCADE").cascade());
    assertFalse(Parsed.one(DropDatabase.class, "DROP DATABASE d RESTRICT").cascade());
    assertEquals(
        1, Parsed.one(AlterDatabase.class, "ALTER DATABASE d SET ('k'='v')").options().size());
  }

  @Test
  void functions() {
    CreateFunction create =
        Parsed.one(
            CreateFunction.class,
            "CREATE FUNCTION IF NOT EXISTS f AS 'a.B' LANGUAGE SCALA"
                + " USING JAR '/x.jar', JAR '/y.jar'");
    assertEquals(Scope.CATALOG, create.scope());
    assertEquals(Language.SCALA, create.body().language());
    assertEquals(2, create.body().jars().size());
    assertTrue(create.ifMode());
    assertEquals(
        Scope.TEMPORARY_SYSTEM,
        Parsed.one(CreateFunction.class, "CREATE TEMPORARY SYSTEM FUNCTION f AS 'B'").scope());
    assertTrue(
        Parsed.one(CreateFunction.class, "ALTER TEMPORARY FUNCTION IF EXISTS f AS 'B'").alter());
    assertEquals(
        Scope.TEMPORARY,
        Parsed.one(DropFunction.class, "DROP TEMPORARY FUNCTION IF EXISTS a.f").scope());
  }

  @Test
  void jarsPlansAndJobs() {
    assertEquals(
        JarStatement.Kind.REMOVE, Parsed.one(JarStatement.class, "REMOVE JAR 'a.jar'").kind());
    CompilePlan plan =
        Parsed.one(CompilePlan.class, "COMPILE PLAN '/p' IF NOT EXISTS FOR INSERT INTO t SELECT 1");
    assertTrue(plan.ifNotExists());
    assertFalse(plan.execute());
    assertInstanceOf(Insert.class, plan.statement());
    CompilePlan both =
        Parsed.one(
            CompilePlan.class,
            "COMPILE AND EXECUTE PLAN '/p' FOR STATEMENT SET BEGIN INSERT INTO t SELECT 1; END;");
    assertTrue(both.execute());
    assertInstanceOf(StatementSet.class, both.statement());
    assertEquals("/p", Parsed.one(ExecutePlan.class, "EXECUTE PLAN '/p'").file().value());
    StopJob stop = Parsed.one(StopJob.class, "STOP JOB '1' WITH SAVEPOINT WITH DRAIN");
    assertTrue(stop.savepoint() && stop.drain());
    assertEquals("1", Parsed.one(DescribeJob.class, "DESC JOB '1'").id().value());
  }

  @Test
  void replace() {
    assertEquals(
        Replacement.IF_EXISTS,
        Parsed.one(CreateTable.class, "CREATE OR REPLACE TABLE t AS SELECT 1 a")
            .mode()
            .replacement());
    assertEquals(
        Replacement.REQUIRED,
        Parsed.one(CreateTable.class, "REPLACE TABLE t AS SELECT 1 a").mode().replacement());
  }

  @Test
  void describeTakesKindsAsNamesToo() {
    DescribeObject catalog = Parsed.one(DescribeObject.class, "DESCRIBE CATALOG EXTENDED c");
    assertTrue(catalog.extended());
    assertEquals(DescribeObject.Kind.CATALOG, catalog.kind());
    assertEquals("catalog", Parsed.one(DescribeTable.class, "desc catalog").name().toString());
    assertEquals(
        "database.t", Parsed.one(DescribeTable.class, "desc database.t").name().toString());
    assertEquals("job", Parsed.one(DescribeTable.class, "desc job;").name().toString());
    assertEquals(
        DescribeObject.Kind.FUNCTION,
        Parsed.one(DescribeObject.class, "DESCRIBE FUNCTION f").kind());
  }

  @ParameterizedTest
  @CsvSource({
    "SHOW JARS, JARS",
    "SHOW MODULES, MODULES",
    "SHOW FULL MODULES, FULL_MODULES",
    "SHOW PROCEDURES IN c LIKE 'a%', PROCEDURES"
  })
  void show(String text, Show.Kind kind) {
    assertEquals(kind, Parsed.one(Show.class, text).kind());
  }

  @Test
  void showOthers() {
    assertEquals(
        1,
        Parsed.one(ShowPartitions.class, "SHOW PARTITIONS t PARTITION (a = 1)").partition().size());
    assertEquals(
        ShowCreate.Kind.CATALOG, Parsed.one(ShowCreate.class, "SHOW CREATE CATALOG c").kind());
  }

  @Test
  void alterView() {
    assertEquals(
        "w",
        Parsed.one(AlterView.class, "ALTER VIEW v RENAME TO w").newName().orElseThrow().toString());
    assertEquals(
        "SELECT 1",
        Parsed.one(AlterView.class, "ALTER VIEW v AS SELECT 1").query().orElseThrow().text());
  }

  @Test
  void alterTableNamesAndOptions() {
    assertEquals("u", change(TableChange.Rename.class, "RENAME TO u").name().toString());
    assertEquals("b", change(TableChange.RenameColumn.class, "RENAME a TO b").name().toString());
    assertEquals(1, change(TableChange.SetOptions.class, "SET ('a' = 'b')").options().size());
    assertEquals(2, change(TableChange.ResetOptions.class, "RESET ('a', 'b')").keys().size());
  }

  @Test
  void alterTableElements() {
    TableChange.Elements add =
        change(
            TableChange.Elements.class,
            "ADD (a INT COMMENT 'x' FIRST, b AS c + first AFTER a, d AS first, WATERMARK FOR t AS"
                + " t, PRIMARY KEY (a) NOT ENFORCED)");
    assertFalse(add.modify());
    assertInstanceOf(Place.First.class, add.places().get(0));
    assertEquals("a", assertInstanceOf(Place.After.class, add.places().get(1)).column().name());
    assertInstanceOf(Place.Unsaid.class, add.places().get(2));
    ColumnDefinition.Computed b = (ColumnDefinition.Computed) add.schema().columns().get(1);
    assertEquals("c + first", b.expression().text());
    assertTrue(add.schema().watermark().isPresent() && add.schema().primaryKey().isPresent());
    assertTrue(change(TableChange.Elements.class, "MODIFY a STRING AFTER b").modify());
  }

  @Test
  void alterTableDrops() {
    assertEquals(
        List.of("a", "b"),
        change(TableChange.DropColumns.class, "DROP (a, b)").columns().stream()
            .map(Object::toString)
            .toList());
    assertEquals(
        TableChange.Part.PRIMARY_KEY,
        change(TableChange.DropPart.class, "DROP PRIMARY KEY").part());
    assertEquals(
        TableChange.Part.CONSTRAINT,
        change(TableChange.DropPart.class, "DROP CONSTRAINT k").part());
    change(TableChange.Unsupported.class, "DROP IF EXISTS PARTITION (a = 1), PARTITION (a = 2)");
    change(TableChange.Unsupported.class, "ADD PARTITION (a = 1) WITH ('x' = 'y')");
  }
}
