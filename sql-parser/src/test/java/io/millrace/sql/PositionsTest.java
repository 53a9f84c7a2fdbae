package io.millrace.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.millrace.sql.ast.CreateView;
import io.millrace.sql.ast.Insert;
import io.millrace.sql.ast.Query;
import io.millrace.sql.ast.Statement;
import io.millrace.sql.source.SourcePosition;
import io.millrace.sql.source.Span;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PositionsTest {

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", "\r"})
  void linesEndInThreeWays(String eol) {
    String text =
        "-- one" + eol + eol + "SELECT a," + eol + "\t  b" + eol + "FROM t;" + eol + "TABLE u";
    List<Statement> statements = Parsed.all(text);
    assertEquals(new SourcePosition(3, 1, 5, 6), statements.get(0).position());
    assertEquals("SELECT a," + eol + "\t  b" + eol + "FROM t", statements.get(0).source().text());
    assertEquals(new SourcePosition(6, 1, 6, 7), statements.get(1).position());
  }

  @Test
  void aByteOrderMarkTakesNoColumn() {
    assertEquals("1:1", Parsed.all("\uFEFFSELECT 1").get(0).position().toString());
    assertEquals("1:8", Parsed.error("\uFEFFSELECT #").position().toString());
    assertEquals("1:8", Parsed.error("SELECT \uFEFF").position().toString());
  }

  @Test
  void columnsAreCodeUnits() {
    Query query = Parsed.one(Query.class, "SELECT 'größe😀' AS größe, #".replace(", #", ""));
    assertEquals("SELECT 'größe😀' AS größe", query.query().text());
    assertEquals(25, query.position().endColumn());
    assertEquals("1:18", Parsed.error("SELECT 'größe😀' #").position().toString());
    assertEquals("1:8", Parsed.error("SELECT 😀").position().toString());
  }

  @Test
  void aPlaceInsideASpanIsAPlaceInTheFile() {
    Insert insert =
        Parsed.one(Insert.class, "\n  INSERT INTO t\n    SELECT x,\n      y\n    FROM s;");
    Span query = insert.query();
    assertEquals("3:5", query.position().toString());
    assertEquals("3:12", query.locate(1, 8).toString());
    assertEquals("4:7", query.locate(2, 7).toString());
    assertEquals(new SourcePosition(3, 12, 5, 10), query.locate(new SourcePosition(1, 8, 3, 10)));
  }

  @Test
  void commentsAroundAStatementAreNotItsText() {
    Statement statement =
        Parsed.all("/* a */ SELECT /* b */ 1 /* c */ -- d\n /* e */ ; -- f").get(0);
    assertEquals("SELECT /* b */ 1", statement.source().text());
    CreateView view =
        Parsed.one(CreateView.class, "CREATE /*x*/ VIEW--y\nv AS -- why\n SELECT 1 -- z");
    assertEquals("SELECT 1", view.query().text());
    assertEquals("3:2", view.query().position().toString());
  }

  @Test
  void theEndOfTheTextIsAfterItsLastToken() {
    assertEquals(new SourcePosition(1, 7, 1, 6), Parsed.error("CREATE").position());
    assertEquals("1:7", Parsed.error("CREATE\n\n-- nothing\n").position().toString());
    assertEquals(1, Parsed.error("CREATE").length());
  }

  @Test
  void aTokenOverSeveralLinesIsUnderlinedWithOneColumn() {
    assertEquals(1, Parsed.error("DROP TABLE 'a\nb'").length());
  }
}
