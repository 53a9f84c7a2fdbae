package io.millrace.planner.parser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.millrace.planner.error.PlanException;
import io.millrace.planner.parser.generated.GeneratedSqlParserConstants;
import io.millrace.sql.grammar.ReservedWords;
import io.millrace.sql.source.SourceText;
import io.millrace.sql.source.Span;
import java.util.Set;
import java.util.TreeSet;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlSelect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpanParserTest {
  private static Span span(String text) {
    return SourceText.ofFile("test.sql", text).span(0, text.length());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "STRING",
        "BYTES",
        "TIMESTAMP_LTZ",
        "TIMESTAMP_LTZ(3)",
        "TIMESTAMP(3) WITH LOCAL TIME ZONE",
        "TIMESTAMP WITHOUT TIME ZONE",
        "DOUBLE PRECISION",
        "DEC(5, 2)",
        "CHARACTER VARYING(3)",
        "ARRAY<INT>",
        "ARRAY<INT NOT NULL>",
        "INT ARRAY",
        "MULTISET<STRING>",
        "MAP<STRING, ARRAY<INT>>",
        "ROW<a INT, `b c` STRING NOT NULL>",
        "ROW(a INT, b ROW<c INT>)",
        "ROW<>",
        "ROW<a INT 'comment'>",
        "INTERVAL DAY TO SECOND"
      })
  void flinksTypesAreRead(String type) {
    SpanParser.parseExpression(span("CAST(x AS " + type + ")"));
    SpanParser.parseExpression(span("TRY_CAST(x AS " + type + ")"));
  }

  @Test
  void positionsAreThoseOfTheFile() {
    String file = "SET 'a' = 'b';\n  SELECT\n a FROM t";
    Span query = SourceText.ofFile("test.sql", file).span(file.indexOf("SELECT"), file.length());
    SqlNode column = ((SqlSelect) SpanParser.parseQuery(query)).getSelectList().get(0);
    assertEquals(3, column.getParserPosition().getLineNum());
    assertEquals(2, column.getParserPosition().getColumnNum());
    PlanException e =
        assertThrows(
            PlanException.class,
            () ->
                SpanParser.parseQuery(
                    SourceText.ofFile("test.sql", "\n  SELECT FROM t").span(3, 16)));
    assertEquals("2:10", e.position().orElseThrow().toString());
  }

  @Test
  void namesKeepTheirCase() {
    assertEquals(
        "\"Ab\"",
        ((SqlSelect) SpanParser.parseQuery(span("SELECT Ab FROM t")))
            .getSelectList()
            .get(0)
            .toSqlString(c -> c.withQuoteAllIdentifiers(true))
            .getSql());
  }

  /** A name that scripts allow must be allowed in queries, and the other way round. */
  @Test
  void theTwoParsersReserveTheSameWords() {
    Set<String> onlyHere = new TreeSet<>();
    Set<String> onlyThere = new TreeSet<>();
    for (String word : keywords()) {
      boolean reservedThere = ReservedWords.contains(word);
      if (isName(word) == reservedThere) {
        (reservedThere ? onlyThere : onlyHere).add(word);
      }
    }
    // DOT is no word of a query there.
    assertEquals("[] [DOT]", onlyHere + " " + onlyThere);
  }

  private static boolean isName(String word) {
    try {
      SpanParser.parseQuery(span("SELECT t." + word + " FROM t"));
      SpanParser.parseQuery(span("SELECT a AS " + word + " FROM t"));
      return true;
    } catch (PlanException e) {
      return false;
    }
  }

  private static Set<String> keywords() {
    Set<String> words = new TreeSet<>();
    for (String image : GeneratedSqlParserConstants.tokenImage) {
      if (image.matches("\"[A-Z][A-Z_0-9]*\"")) {
        words.add(image.substring(1, image.length() - 1));
      }
    }
    words.addAll(ReservedWords.all());
    return words;
  }
}
