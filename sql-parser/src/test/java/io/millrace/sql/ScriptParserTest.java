package io.millrace.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.millrace.sql.ast.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScriptParserTest {

  @Test
  void readsStatementsInOrder() {
    List<Statement> statements =
        ScriptParser.parse("a.sql", "SET 'a' = 'b';\n-- note\nSELECT 1;\nSHOW TABLES").statements();
    assertEquals(
        List.of("SET 'a' = 'b'", "SELECT 1", "SHOW TABLES"),
        statements.stream().map(s -> s.source().text()).toList());
    assertEquals(3, statements.get(1).position().line());
  }
}
