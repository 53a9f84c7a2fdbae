package io.millrace.sql.grammar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.millrace.sql.grammar.SpanScanner.Kind;
import io.millrace.sql.source.SourceText;
import io.millrace.sql.source.Span;
import io.millrace.sql.source.SqlSyntaxException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpanScannerTest {

  // ¦ marks where the span ends.

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT 1¦",
        "SELECT 1¦ -- ; end",
        "SELECT 1¦; SELECT 2",
        "SELECT (1)¦) x",
        "SELECT a[1]¦] x",
        "SELECT CASE WHEN a THEN b END¦ END",
        "SELECT CASE CASE a WHEN 1 THEN 2 END WHEN 1 THEN 2 END x¦\nEND;",
        "SELECT `END`, 'END', end_time, bend¦ END",
        "SELECT 1¦ ON CONFLICT DO NOTHING",
        "SELECT 1¦ on conflict",
        "SELECT 1¦ ON /* x */ CONFLICT (a)",
        "SELECT * FROM a JOIN b ON conflict = 1¦ ON CONFLICT DO ERROR",
        "SELECT (SELECT 1 FROM a JOIN b ON conflict)¦;",
        "SELECT a, b COMMENT¦;",
        "SELECT '''' || ';' || `;` || E'\\';' -- ;\n // ;\n /* ; */ /*+ x(';') */ x¦;",
        "SELECT 1 {fn x('a')}¦}",
        "¦;",
        "¦END",
        "¦ -- nothing"
      })
  void endsOfQueries(String marked) {
    assertEquals(expected(marked), scan(marked, Kind.QUERY));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a + b¦, c",
        "f(a, b)¦, c",
        "ARRAY[a, b]¦ COMMENT 'x'",
        "MAP['a', 1]¦)",
        "CASE a WHEN 1 THEN ROW(1, 2) END¦,",
        "a¦;",
        "`comment`¦ comment",
        "ts - INTERVAL '5' SECOND¦\n)"
      })
  void endsOfExpressions(String marked) {
    assertEquals(expected(marked), scan(marked, Kind.EXPRESSION));
  }

  @Test
  void beginsAnywhere() {
    String text = "CREATE VIEW v AS\n  SELECT 1;";
    Span span = SpanScanner.scan(SourceText.ofFile("", text), text.indexOf("SELECT"), Kind.QUERY);
    assertEquals("SELECT 1", span.text());
    assertEquals("2:3", span.position().toString());
  }

  @Test
  void whatIsNotClosedIsAnError() {
    for (String text : new String[] {"(1", "CASE 1", "[1;", "(1]", "'a", "/*+ a"}) {
      SqlSyntaxException e =
          assertThrows(SqlSyntaxException.class, () -> scan("SELECT " + text, Kind.QUERY), text);
      assertEquals(text.equals("(1]") ? 10 : 8, e.column(), text);
    }
  }

  private static String expected(String marked) {
    return marked.substring(0, marked.indexOf('¦'));
  }

  private static String scan(String marked, Kind kind) {
    String text = marked.replace("¦", "");
    return SpanScanner.scan(SourceText.ofFile("", text), 0, kind).text();
  }
}
