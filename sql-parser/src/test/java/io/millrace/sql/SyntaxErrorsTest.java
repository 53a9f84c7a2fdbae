package io.millrace.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.sql.source.SqlSyntaxException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SyntaxErrorsTest {
  // Each line: the text | line:column+length message (hint)

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "SELCT 1 | 1:1+5 expected a statement, found 'SELCT' (did you mean SELECT?)",
        "CRAETE TABLE t (a INT) | 1:1+6 expected a statement, found 'CRAETE' (did you mean"
            + " CREATE?)",
        "ALTR TABLE t | 1:1+4 expected a statement, found 'ALTR' (did you mean ALTER?)",
        "GRANT x | 1:1+5 expected a statement, found 'GRANT'",
        "'abc' | 1:1+5 expected a statement, found the string 'abc'",
        "CREATE TABEL t (a INT) | 1:8+5 expected TABLE, TEMPORARY, VIEW, CATALOG, DATABASE,"
            + " FUNCTION, OR or MATERIALIZED, found 'TABEL' (did you mean TABLE?)",
        "CREATE | 1:7+1 expected TABLE, TEMPORARY, VIEW, CATALOG, DATABASE, FUNCTION, OR or"
            + " MATERIALIZED, found the end of the text",
        "DROP TABLE t u | 1:14+1 expected ';', found 'u'",
        "DROP TABLE IF NOT EXISTS t | 1:15+3 expected EXISTS, found 'NOT'",
        "CREATE TABLE IF EXISTS t (a INT) | 1:17+6 expected NOT, found 'EXISTS'",
        "SHOW TABELS | 1:6+6 unexpected 'TABELS' after 'SHOW' (did you mean TABLES?)",
        "SHOW | 1:5+1 unexpected the end of the text after 'SHOW'",
        "SHOW TABLES LIKE x | 1:18+1 expected a string, found 'x' (strings stand in single quotes:"
            + " 'x')",
        "SHOW COLUMNS t | 1:14+1 expected FROM or IN, found 't'",
        "USE 5 | 1:5+1 expected a name, found '5'",
        "DESCRIBE | 1:9+1 expected a name, EXTENDED or FUNCTION, found the end of the text",
        "EXPLAIN ESTIMATED_COST, ESTIMATED_COST SELECT 1 | 1:25+14 ESTIMATED_COST stands here"
            + " twice",
        "EXPLAIN SHOW TABLES | 1:9+4 expected a query, INSERT, STATEMENT, PLAN, ESTIMATED_COST,"
            + " CHANGELOG_MODE, PLAN_ADVICE or JSON_EXECUTION_PLAN, found 'SHOW'",
        "EXECUTE x | 1:9+1 expected a query, INSERT, STATEMENT or PLAN, found 'x'",
      })
  void statements(String text, String expected) {
    assertEquals(expected, Parsed.errorLine(text));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "SET a | 1:6+1 expected '=', found the end of the text",
        "SET 'a' 'b' | 1:9+3 expected '=', found the string 'b'",
        "SET = 1 | 1:5+1 expected the name of an option, found '='",
        "SET 'a' = ; | 1:11+1 expected a value, found ';'",
        "SET 'a' = 'b' c | 1:15+1 expected ';', found 'c'",
        "SET d = file:///tmp/x; | 1:9+5 a comment cuts this value short (put it in single quotes,"
            + " as in SET 'key' = 'value')",
        "SET d = a--b; | 1:9+1 a comment cuts this value short (put it in single quotes, as in SET"
            + " 'key' = 'value')",
        "SET d = a /* x */ b; | 1:9+11 a comment cuts this value short (put it in single quotes, as"
            + " in SET 'key' = 'value')",
        "SET d = it's; | 1:11+1 the string that begins here is never closed (end it with ', and"
            + " write a ' inside it as '')",
        "SET \"a\" = 'b' | 1:5+3 double quotes mean nothing in this dialect (write 'a' for a"
            + " string, `a` for a name)",
        "RESET = 3 | 1:7+1 expected the name of an option, found '='",
      })
  void settings(String text, String expected) {
    assertEquals(expected, Parsed.errorLine(text));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "CREATE TABLE t (date DATE) | 1:17+4 expected a name, found the reserved word 'date' (to"
            + " use it as a name, quote it with backticks: `date`)",
        "CREATE TABLE user (a INT) | 1:14+4 expected a name, found the reserved word 'user' (to use"
            + " it as a name, quote it with backticks: `user`)",
        "CREATE TABLE t.order (a INT) | 1:16+5 expected a name, found the reserved word 'order' (to"
            + " use it as a name, quote it with backticks: `order`)",
        "CREATE TABLE 't' (a INT) | 1:14+3 expected a name, found the string 't' (names are quoted"
            + " with backticks: `t`)",
        "CREATE TABLE \"t\" (a INT) | 1:14+3 double quotes mean nothing in this dialect (write 't'"
            + " for a string, `t` for a name)",
        "CREATE TABLE t (a) | 1:17+1 column 'a' has no data type (write one after it; bare names"
            + " are for CREATE TABLE … AS query)",
        "CREATE TABLE t (a INT b INT) | 1:23+1 expected METADATA, CONSTRAINT, PRIMARY, UNIQUE,"
            + " COMMENT, ',' or ')', found 'b'",
        "CREATE TABLE t (a INT,) | 1:23+1 expected a name, WATERMARK, CONSTRAINT, PRIMARY or"
            + " UNIQUE, found ')'",
        "CREATE TABLE t (a INT, a STRING) | 1:24+1 column 'a' is named twice (it stands first at"
            + " 1:17)",
        "CREATE TABLE t (a INT PRIMARY KEY) | 1:23+11 the primary key is not checked against the"
            + " data and must say so (write PRIMARY KEY … NOT ENFORCED)",
        "CREATE TABLE t (a INT PRIMARY KEY ENFORCED) | 1:35+8 the primary key is not checked"
            + " against the data and must say so (write PRIMARY KEY … NOT ENFORCED)",
        "CREATE TABLE t (a INT UNIQUE NOT ENFORCED) | 1:23+6 not supported yet: UNIQUE constraints",
        "CREATE TABLE t (a INT PRIMARY KEY NOT ENFORCED, PRIMARY KEY (a) NOT ENFORCED) | 1:49+28 a"
            + " table has one primary key (the first stands at 1:23)",
        "CREATE TABLE t (WATERMARK FOR a AS a, WATERMARK FOR b AS b) | 1:39+9 a table has one"
            + " watermark (the first stands at 1:17)",
        "CREATE TABLE t (WATERMARK FOR a AS ) | 1:36+1 expected an expression, found ')'",
        "CREATE TABLE t (x AS ) | 1:22+1 expected an expression, found ')'",
        "CREATE TABLE t (x AS a]) | 1:23+1 expected COMMENT, ',' or ')', found ']'",
        "CREATE TABLE t (x AS (a]) | 1:24+1 expected ')' to close '(' at 1:22, found ']'",
        "CREATE TABLE t (a INT) WITH (connector = 'x') | 1:30+9 expected a string or ')', found"
            + " 'connector' (strings stand in single quotes: 'connector')",
        "CREATE TABLE t (a INT) WITH ('a' = 1) | 1:36+1 expected a string, found '1'",
        "CREATE TABLE t (a INT) WITH ('a' = 'b' | 1:39+1 expected ',' or ')', found the end of the"
            + " text",
        "CREATE TABLE t (a INT) PARTITION BY (a) | 1:24+9 expected WITH, AS, COMMENT, DISTRIBUTED,"
            + " PARTITIONED, LIKE or ';', found 'PARTITION' (did you mean PARTITIONED?)",
        "CREATE TABLE t (a INT) DISTRIBUTED INTO 0 BUCKETS | 1:41+1 number of buckets 0 is out of"
            + " range (it can be 1 to 2147483647)",
        "CREATE TABLE t LIKE s (INCLUDING EVERYTHING) | 1:34+10 expected METADATA, ALL,"
            + " CONSTRAINTS, DISTRIBUTION, GENERATED, OPTIONS, PARTITIONS or WATERMARKS, found"
            + " 'EVERYTHING'",
        "CREATE TABLE t (a INT) AS INSERT INTO s TABLE x | 1:27+6 expected a query, found 'INSERT'",
        "CREATE VIEW v | 1:14+1 expected AS, COMMENT or '(', found the end of the text",
        "CREATE VIEW v (a, a) AS SELECT 1 | 1:19+1 column 'a' is named twice (it stands first at"
            + " 1:16)",
        "CREATE VIEW v AS SELEC 1 | 1:18+5 expected a query, found 'SELEC' (did you mean SELECT?)",
      })
  void tables(String text, String expected) {
    assertEquals(expected, Parsed.errorLine(text));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "SELECT (1; | 1:8+1 '(' is never closed (add ')' before the end of the statement)",
        "SELECT (1 | 1:8+1 '(' is never closed (add ')' before the end of the text)",
        "SELECT 1) | 1:9+1 this ')' closes nothing",
        "SELECT CASE 1; | 1:8+4 'CASE' is never closed (add END before the end of the statement)",
        "SELECT (CASE 1) | 1:15+1 expected END to close 'CASE' at 1:9, found ')'",
        "SELECT [1} | 1:10+1 expected ']' to close '[' at 1:8, found '}'",
        "SELECT end FROM t | 1:8+3 END without CASE or a statement set before it",
        "SELECT * FROM t /*+ OPTIONS('a'='b'); | 1:17+3 '/*+' is never closed (add '*/' before the"
            + " end of the statement)",
        "SELECT \"a b\" FROM t | 1:8+5 double quotes mean nothing in this dialect (write 'a b' for"
            + " a string, `a b` for a name)",
        "SELECT \" | 1:8+1 double quotes mean nothing in this dialect (write 'text' for a string,"
            + " `name` for a name)",
        "SELECT 'a | 1:8+1 the string that begins here is never closed (end it with ', and write a"
            + " ' inside it as '')",
        "SELECT 'a'' | 1:8+1 the string that begins here is never closed (end it with ', and write"
            + " a ' inside it as '')",
        "SELECT `a | 1:8+1 the quoted name that begins here is not closed on its line (end it with"
            + " `, and write a ` inside it as ``)",
        "SELECT `` | 1:8+2 a name cannot be empty",
        "SELECT 1 /* a | 1:10+2 the comment that begins here is never closed (end it with */)",
        "/* a | 1:1+2 the comment that begins here is never closed (end it with */)",
        "SELECT # | 1:8+1 the character '#' has no meaning here",
        "SELECT 1 ON CONFLICT DO NOTHING | 1:10+2 expected ';', found 'ON' (ON CONFLICT belongs to"
            + " INSERT)",
        "SELECT 1 INSERT INTO t SELECT 2 | 1:10+6 expected ';' before 'INSERT' (a statement ends"
            + " with ;)",
      })
  void queries(String text, String expected) {
    assertEquals(expected, Parsed.errorLine(text));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "INSERT t SELECT 1 | 1:8+1 expected INTO or OVERWRITE, found 't'",
        "INSERT INTO t | 1:14+1 expected a query or PARTITION, found the end of the text",
        "INSERT INTO t SELEC 1 | 1:15+5 expected a query or PARTITION, found 'SELEC' (did you"
            + " mean SELECT?)",
        "INSERT INTO t (a, b VALUES (1) | 1:21+6 expected ',' or ')', found 'VALUES'",
        "INSERT INTO t PARTITION (a = ) SELECT 1 | 1:30+1 expected an expression, found ')'",
        "INSERT INTO t PARTITION (a = 1, a = 2) SELECT 1 | 1:33+1 column 'a' is named twice (it"
            + " stands first at 1:26)",
        "INSERT INTO t SELECT 1 ON CONFLICT (id) DO UPDATE | 1:36+1 expected DO, found '('",
        "INSERT INTO t SELECT 1 ON CONFLICT DO UPDATE | 1:39+6 expected ERROR, NOTHING or"
            + " DEDUPLICATE, found 'UPDATE'",
        "EXECUTE STATEMENT SET BEGIN END | 1:29+3 expected INSERT, found 'END'",
        "EXECUTE STATEMENT SET BEGIN INSERT INTO a SELECT 1 END; | 1:52+3 expected ';', found 'END'"
            + " (every INSERT of a statement set ends with ;)",
        "EXECUTE STATEMENT SET BEGIN INSERT INTO a SELECT 1; | 1:52+1 expected INSERT or END, found"
            + " the end of the text",
        "BEGIN STATEMENT SET; INSERT INTO a SELECT 1; CREATE TABLE t (a INT); END | 1:46+6 expected"
            + " INSERT or END, found 'CREATE'",
        "BEGIN STATEMENT SET INSERT INTO a SELECT 1; END; | 1:21+6 expected ';', found 'INSERT'",
      })
  void inserts(String text, String expected) {
    assertEquals(expected, Parsed.errorLine(text));
  }

  @Test
  void toldApart() {
    SqlSyntaxException e = Parsed.error("SELECT 1;\n\n  DROP TABEL t;\n");
    assertEquals("job.sql", e.fileName());
    assertEquals(3, e.line());
    assertEquals(8, e.column());
    assertEquals(5, e.length());
    assertEquals(
        List.of("TABLE", "TEMPORARY", "VIEW", "CATALOG", "DATABASE", "FUNCTION", "MATERIALIZED"),
        e.expected());
    assertEquals("did you mean TABLE?", e.hint().orElseThrow());
    assertEquals(
        "job.sql:3:8: error: expected TABLE, TEMPORARY, VIEW, CATALOG, DATABASE, FUNCTION or"
            + " MATERIALIZED, found 'TABEL' (did you mean TABLE?)",
        e.toString());
  }

  @Test
  void oneErrorForEachStatement() {
    Diagnosis diagnosis =
        ScriptParser.diagnose("job.sql", "SELECT 1; SELCT 2; SHOW TABLES; DROP; SELECT 'x");
    assertEquals(2, diagnosis.script().statements().size());
    assertEquals(
        List.of("1:11", "1:37", "1:46"),
        diagnosis.errors().stream().map(e -> e.position().toString()).toList());
  }

  @Test
  void aLongStringIsShortened() {
    String message = Parsed.error("SELECT 1; 'a\nb' x").getMessage();
    assertEquals("expected a statement, found the string 'a…", message);
    assertTrue(Parsed.error("'" + "x".repeat(500) + "'").getMessage().length() < 100);
  }
}
