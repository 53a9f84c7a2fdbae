package io.millrace.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.millrace.sql.ast.Query;
import io.millrace.sql.ast.Statement;
import io.millrace.sql.ast.UnsupportedStatement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnsupportedStatementTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "CREATE OR REPLACE VIEW v AS SELECT 1 | CREATE OR REPLACE VIEW",
        "CREATE TEMPORARY MODEL m INPUT (a INT) OUTPUT (b INT) WITH ('a' = 'b') | CREATE TEMPORARY"
            + " MODEL",
        "CREATE CONNECTION c WITH ('a' = 'b') | CREATE CONNECTION",
        "ALTER MODEL m SET ('a' = 'b') | ALTER MODEL",
        "ALTER CONNECTION c RENAME TO d | ALTER CONNECTION",
        "DROP TEMPORARY MODEL m | DROP TEMPORARY MODEL",
        "DROP CONNECTION c | DROP CONNECTION",
        "UPDATE t SET a = 1 | UPDATE",
        "DELETE FROM t WHERE a = 1 | DELETE FROM",
        "TRUNCATE TABLE t | TRUNCATE TABLE",
        "UPSERT INTO t SELECT 1 | UPSERT INTO",
        "EXPLAIN CREATE TABLE t AS SELECT 1 | EXPLAIN CREATE",
        "DESCRIBE MODEL m | DESCRIBE MODEL",
        "DESCRIBE CONNECTION c | DESCRIBE CONNECTION",
        "SHOW MODELS | SHOW MODELS",
        "SHOW CREATE MODEL m | SHOW CREATE MODEL",
        "SHOW CONNECTIONS | SHOW CONNECTIONS",
        "USE MODULES a, b | USE MODULES",
        "LOAD MODULE m WITH ('a' = 'b') | LOAD MODULE",
        "UNLOAD MODULE m | UNLOAD MODULE",
        "ANALYZE TABLE t COMPUTE STATISTICS | ANALYZE TABLE",
        "CALL p(1) | CALL",
      })
  void knownByItsFirstWords(String text, String name) {
    UnsupportedStatement statement = Parsed.one(UnsupportedStatement.class, text + ";");
    assertEquals("not supported yet: " + name, statement.message());
    assertEquals(text, statement.source().text());
    assertEquals(name.length(), statement.namePosition().length());
  }

  @Test
  void theRestOfTheScriptIsRead() {
    List<Statement> statements = Parsed.all("SELECT 1;\n  LOAD  MODULE a;\nSELECT 2");
    assertEquals(
        List.of(Query.class, UnsupportedStatement.class, Query.class),
        statements.stream().map(Object::getClass).toList());
    UnsupportedStatement add = (UnsupportedStatement) statements.get(1);
    assertEquals("2:3", add.namePosition().toString());
    assertEquals(12, add.namePosition().length());
  }

  @Test
  void openStringsAreTold() {
    assertEquals(
        "1:9+1 the string that begins here is never closed"
            + " (end it with ', and write a ' inside it as '')",
        Parsed.errorLine("ADD JAR 'x"));
  }
}
