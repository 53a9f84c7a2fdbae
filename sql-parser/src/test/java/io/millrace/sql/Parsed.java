package io.millrace.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.millrace.sql.ast.Statement;
import io.millrace.sql.source.SqlSyntaxException;
import java.util.List;

/** Parses in tests. */
final class Parsed {
  private Parsed() {}

  static List<Statement> all(String text) {
    return ScriptParser.parse("job.sql", text).statements();
  }

  static <T extends Statement> T one(Class<T> type, String text) {
    List<Statement> statements = all(text);
    assertEquals(1, statements.size(), text);
    return assertInstanceOf(type, statements.get(0));
  }

  static SqlSyntaxException error(String text) {
    return assertThrows(SqlSyntaxException.class, () -> all(text), text);
  }

  /** {@code line:column+length message (hint)}. */
  static String errorLine(String text) {
    return line(error(text));
  }

  static String line(SqlSyntaxException e) {
    String hint = e.hint().map(h -> " (" + h + ")").orElse("");
    return e.position() + "+" + e.length() + " " + e.getMessage() + hint;
  }
}
