package io.millrace.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompletenessTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "~~ | EMPTY",
        "-- x | EMPTY",
        "; | EMPTY",
        "SELECT 1 | OPEN_STATEMENT",
        "SELECT 1; | COMPLETE",
        "SELECT 1; -- it's done | COMPLETE",
        "SELECT 1; SELECT 2 | OPEN_STATEMENT",
        "SELECT '; | OPEN_STRING",
        "SELECT 'it''s; | OPEN_STRING",
        "SELECT '/*'; | COMPLETE",
        "SELECT /* ; | OPEN_COMMENT",
        "SELECT 1; /* | OPEN_COMMENT",
        "SELECT (1; | COMPLETE",
        "SELECT ` ; | OPEN_STATEMENT",
        "nonsense; | COMPLETE",
        "EXECUTE STATEMENT SET BEGIN INSERT INTO t SELECT 1; | OPEN_STATEMENT_SET",
        "EXECUTE STATEMENT SET BEGIN INSERT INTO t SELECT 1; END | OPEN_STATEMENT",
        "EXECUTE STATEMENT SET BEGIN INSERT INTO t SELECT 1; END; | COMPLETE",
        "EXECUTE STATEMENT SET BEGIN INSERT INTO t SELECT CASE 1; | OPEN_STATEMENT_SET",
        "BEGIN STATEMENT SET; | OPEN_STATEMENT_SET",
        "BEGIN STATEMENT SET; INSERT INTO t SELECT CASE a WHEN 1 THEN 2 END; | OPEN_STATEMENT_SET",
        "BEGIN STATEMENT SET; INSERT INTO t SELECT 1; END; | COMPLETE",
        "EXPLAIN STATEMENT SET BEGIN INSERT INTO t SELECT 1; | OPEN_STATEMENT_SET",
        "COMPILE PLAN 'x' FOR STATEMENT SET BEGIN INSERT INTO t SELECT 1; END; | COMPLETE",
      })
  void tells(String text, Completeness expected) {
    assertEquals(expected, ScriptParser.completeness(text));
  }
}
