package io.millrace.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.sql.ast.ClientCommand;
import io.millrace.sql.ast.ConflictClause;
import io.millrace.sql.ast.CreateView;
import io.millrace.sql.ast.DescribeTable;
import io.millrace.sql.ast.DropTable;
import io.millrace.sql.ast.DropView;
import io.millrace.sql.ast.Explain;
import io.millrace.sql.ast.Identifier;
import io.millrace.sql.ast.Insert;
import io.millrace.sql.ast.Query;
import io.millrace.sql.ast.ResetAll;
import io.millrace.sql.ast.ResetOption;
import io.millrace.sql.ast.SetOption;
import io.millrace.sql.ast.Show;
import io.millrace.sql.ast.ShowColumns;
import io.millrace.sql.ast.ShowCreate;
import io.millrace.sql.ast.ShowSettings;
import io.millrace.sql.ast.StatementSet;
import io.millrace.sql.ast.UseCatalog;
import io.millrace.sql.ast.UseDatabase;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StatementFormsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "SET 'a.b' = 'c d' | a.b | c d",
        "set 'a' = 'it''s; -- fine' | a | it's; -- fine",
        "SET a.b-c = 10 min | a.b-c | 10 min",
        "SET a.b = 'x' | a.b | x",
        "SET 'a.b' = TRUE | a.b | TRUE",
        "SET table.local-time-zone = Europe/Berlin -- note | table.local-time-zone | Europe/Berlin",
        "SET k = a=b | k | a=b",
        "SET k = #1@x | k | #1@x"
      })
  void set(String text, String key, String value) {
    SetOption set = Parsed.one(SetOption.class, text);
    assertEquals(key, set.key().value());
    assertEquals(value, set.value().value());
  }

  @Test
  void setAndResetWithoutKey() {
    Parsed.one(ShowSettings.class, "set;");
    Parsed.one(ResetAll.class, "RESET");
    assertEquals("a.b", Parsed.one(ResetOption.class, "RESET 'a.b'").key().value());
    assertEquals("a.b-c", Parsed.one(ResetOption.class, "reset a.b-c;").key().value());
  }

  @Test
  void createView() {
    CreateView view =
        Parsed.one(
            CreateView.class,
            "CREATE TEMPORARY VIEW IF NOT EXISTS c.d.v (a, `b c`) COMMENT 'x' AS (SELECT 1, 2)");
    assertTrue(view.mode().temporary());
    assertTrue(view.mode().ifNotExists());
    assertEquals("c.d.v", view.name().toString());
    assertEquals(List.of("a", "b c"), view.columns().stream().map(Identifier::name).toList());
    assertEquals("x", view.comment().orElseThrow().value());
    assertEquals("(SELECT 1, 2)", view.query().text());
    assertFalse(Parsed.one(CreateView.class, "create view v as values (1)").mode().temporary());
  }

  @Test
  void drop() {
    DropTable table = Parsed.one(DropTable.class, "DROP TEMPORARY TABLE IF EXISTS a.b");
    assertTrue(table.temporary() && table.ifExists());
    assertEquals("a.b", table.name().toString());
    DropView view = Parsed.one(DropView.class, "drop view if");
    assertFalse(view.temporary() || view.ifExists());
    assertEquals("if", view.name().toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT 1",
        "select * from t where a = ';' -- ; \n and b",
        "WITH a AS (SELECT 1) SELECT * FROM a",
        "VALUES (1, 'a'), (2, 'b')",
        "(SELECT 1) UNION ALL (SELECT 2)",
        "TABLE t",
        "SELECT CASE WHEN a THEN CASE b WHEN 1 THEN 2 END END FROM t",
        "SELECT * FROM t /*+ OPTIONS('a' = 'b') */ JOIN u ON conflict = 1",
        "SELECT conflict FROM t JOIN u ON conflict.a = u.a",
        "SELECT a[1], ARRAY[1, 2], MAP['a', ROW(1, 2)] FROM t",
        "SELECT E'it\\'s; ', U&'\\0041', N'x', X'0F', _utf8'y;' FROM t",
        "SELECT /** ; */ 1 /***/ // ;\n FROM t",
        "SELECT 1.5e3, .5, 1., a.b FROM t",
        "SELECT `a``b`, `;` FROM `select`",
        "SELECT a -> b, a => 1, a || b, a <> b, a != b, a <= b, ?, {fn f(1)} FROM t"
      })
  void query(String text) {
    assertEquals(text, Parsed.one(Query.class, text).query().text());
    assertEquals(text, Parsed.one(Query.class, text + "\n;").source().text());
    assertEquals(text, Parsed.one(Query.class, "EXECUTE " + text).query().text());
    assertEquals(text, Parsed.one(Insert.class, "INSERT INTO s " + text).query().text());
    assertEquals(text, Parsed.one(CreateView.class, "CREATE VIEW v AS " + text).query().text());
  }

  @Test
  void insert() {
    Insert insert =
        Parsed.one(
            Insert.class,
            """
            EXECUTE INSERT INTO c.d.t /*+ OPTIONS('a' = 'b', 'c' = 'd') */
            PARTITION (dt = '2020-01-01', n = -1) (x, y.z)
            SELECT 1, 2 FROM s ON CONFLICT DO DEDUPLICATE;\
            """);
    assertEquals(Insert.Mode.INTO, insert.mode());
    assertEquals("c.d.t", insert.target().table().toString());
    assertEquals("OPTIONS", insert.target().hints().get(0).name().name());
    assertEquals(2, insert.target().hints().get(0).options().size());
    assertEquals("dt", insert.target().partition().get(0).column().name());
    assertEquals("'2020-01-01'", insert.target().partition().get(0).value().text());
    assertEquals("-1", insert.target().partition().get(1).value().text());
    assertEquals("[x, y.z]", insert.target().columns().toString());
    assertEquals("SELECT 1, 2 FROM s", insert.query().text());
    assertEquals(ConflictClause.Action.DEDUPLICATE, insert.onConflict().orElseThrow().action());
    assertEquals("3:20", insert.onConflict().orElseThrow().position().toString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "INSERT INTO t (SELECT 1) | [] | (SELECT 1)",
        "INSERT INTO t ((SELECT 1)) | [] | ((SELECT 1))",
        "INSERT INTO t (a) (SELECT 1) | [a] | (SELECT 1)",
        "INSERT INTO t (VALUES (1)) UNION ALL SELECT 2 | [] | (VALUES (1)) UNION ALL SELECT 2",
        "INSERT INTO t (TABLE x) | [] | (TABLE x)",
        "INSERT INTO t (WITH x AS (SELECT 1) SELECT 2) | [] | (WITH x AS (SELECT 1) SELECT 2)",
        "INSERT INTO t (`select`) VALUES (1) | [select] | VALUES (1)",
        "INSERT OVERWRITE t VALUES (1) ON CONFLICT DO ERROR | [] | VALUES (1)"
      })
  void insertColumnsOrQuery(String text, String columns, String query) {
    Insert insert = Parsed.one(Insert.class, text);
    assertEquals(columns, insert.target().columns().toString());
    assertEquals(query, insert.query().text());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "EXECUTE STATEMENT SET BEGIN %s END;",
        "BEGIN STATEMENT SET; %s END;",
        "begin statement set;;%s end",
      })
  void statementSet(String form) {
    String inserts =
        "INSERT INTO a SELECT CASE WHEN x THEN CASE y WHEN 1 THEN 2 END END FROM s;\n"
            + "/* ; END */ INSERT OVERWRITE b VALUES (1) ON CONFLICT DO NOTHING;";
    if (form.contains(";;")) {
      form = form.replace(";;", ";");
    }
    StatementSet set = Parsed.one(StatementSet.class, form.formatted(inserts));
    assertEquals(2, set.inserts().size());
    assertEquals(
        "SELECT CASE WHEN x THEN CASE y WHEN 1 THEN 2 END END FROM s",
        set.inserts().get(0).query().text());
    assertEquals(Insert.Mode.OVERWRITE, set.inserts().get(1).mode());
    assertEquals(2, set.inserts().get(1).position().line());
    assertTrue(set.source().text().toUpperCase(java.util.Locale.ROOT).endsWith("END"));
  }

  @Test
  void explain() {
    Explain query = Parsed.one(Explain.class, "EXPLAIN SELECT 1");
    assertTrue(query.details().isEmpty());
    assertEquals("SELECT 1", assertInstanceOf(Query.class, query.statement()).query().text());
    Explain insert =
        Parsed.one(Explain.class, "explain changelog_mode, ESTIMATED_COST insert into t table s");
    assertEquals(
        Set.of(Explain.Detail.CHANGELOG_MODE, Explain.Detail.ESTIMATED_COST), insert.details());
    assertEquals(
        "insert into t table s",
        assertInstanceOf(Insert.class, insert.statement()).source().text());
    Explain set =
        Parsed.one(
            Explain.class, "EXPLAIN PLAN FOR STATEMENT SET BEGIN INSERT INTO t SELECT 1; END; ");
    assertEquals(1, assertInstanceOf(StatementSet.class, set.statement()).inserts().size());
    Parsed.one(Explain.class, "EXPLAIN PLAN_ADVICE, JSON_EXECUTION_PLAN (SELECT 1)");
  }

  @Test
  void describe() {
    assertFalse(Parsed.one(DescribeTable.class, "DESC t").extended());
    DescribeTable extended = Parsed.one(DescribeTable.class, "DESCRIBE EXTENDED a.b.t");
    assertTrue(extended.extended());
    assertEquals("a.b.t", extended.name().toString());
    for (String name : List.of("catalog", "model", "job", "database", "connection")) {
      assertEquals(name, Parsed.one(DescribeTable.class, "DESC " + name + ";").name().toString());
    }
    assertEquals(
        "catalog.t", Parsed.one(DescribeTable.class, "DESCRIBE catalog.t").name().toString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "SHOW TABLES | TABLES | |",
        "SHOW TABLES FROM a.b | TABLES | a.b |",
        "SHOW TABLES IN b LIKE 'x%' | TABLES | b | NameFilter[negated=false, ignoreCase=false,"
            + " pattern='x%']",
        "show views not ilike 'x' | VIEWS | | NameFilter[negated=true, ignoreCase=true,"
            + " pattern='x']",
        "SHOW CATALOGS LIKE 'x' | CATALOGS | | NameFilter[negated=false, ignoreCase=false,"
            + " pattern='x']",
        "SHOW DATABASES IN c | DATABASES | c |",
        "SHOW FUNCTIONS | FUNCTIONS | |",
        "SHOW USER FUNCTIONS FROM c.d | USER_FUNCTIONS | c.d |",
        "SHOW JOBS | JOBS | |",
        "SHOW CURRENT CATALOG | CURRENT_CATALOG | |",
        "SHOW CURRENT DATABASE | CURRENT_DATABASE | |"
      })
  void show(String text, Show.Kind kind, String from, String filter) {
    Show show = Parsed.one(Show.class, text);
    assertEquals(kind, show.kind());
    assertEquals(from, show.from().map(Object::toString).orElse(null));
    assertEquals(filter, show.filter().map(Object::toString).orElse(null));
  }

  @Test
  void showOneTable() {
    ShowColumns columns = Parsed.one(ShowColumns.class, "SHOW COLUMNS IN a.t NOT LIKE 'x'");
    assertEquals("a.t", columns.table().toString());
    assertTrue(columns.filter().orElseThrow().negated());
    ShowCreate table = Parsed.one(ShowCreate.class, "SHOW CREATE TABLE a.t");
    assertEquals(ShowCreate.Kind.TABLE, table.kind());
    assertEquals(ShowCreate.Kind.VIEW, Parsed.one(ShowCreate.class, "show create view v").kind());
  }

  @Test
  void use() {
    assertEquals("c", Parsed.one(UseCatalog.class, "USE CATALOG c").catalog().name());
    assertEquals("c.d", Parsed.one(UseDatabase.class, "use c.d").database().toString());
    assertEquals("catalog", Parsed.one(UseDatabase.class, "use catalog").database().toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"HELP", "quit;", "Exit", "CLEAR;"})
  void clientCommands(String text) {
    ClientCommand command = Parsed.one(ClientCommand.class, text);
    assertEquals(command.kind().name(), command.source().text().toUpperCase(java.util.Locale.ROOT));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ";", " ;\n; ", "-- only\n/* comments */", "\uFEFF", "\uFEFF// x"})
  void scriptsOfNothing(String text) {
    assertTrue(Parsed.all(text).isEmpty());
  }
}
