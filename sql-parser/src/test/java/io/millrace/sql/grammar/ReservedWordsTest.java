package io.millrace.sql.grammar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.sql.ScriptParser;
import io.millrace.sql.ast.ColumnDefinition;
import io.millrace.sql.ast.CreateTable;
import io.millrace.sql.source.SqlSyntaxException;
import java.util.Set;
import java.util.TreeSet;
import org.antlr.v4.runtime.Token;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReservedWordsTest {

  @Test
  void everyKeywordIsEitherReservedOrAName() {
    Set<String> wrong = new TreeSet<>();
    var names =
        MillraceParser._ATN.nextTokens(
            MillraceParser._ATN.ruleToStartState[MillraceParser.RULE_nonReserved]);
    for (int type = 1; type <= MillraceLexer.VOCABULARY.getMaxTokenType(); type++) {
      if (TokenKinds.isKeyword(type) && type != MillraceLexer.IF) {
        String word = TokenKinds.keyword(type);
        if (ReservedWords.contains(word) == names.contains(type)) {
          wrong.add(word);
        }
      }
    }
    assertEquals(Set.of(), wrong);
    assertFalse(names.contains(Token.EPSILON));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "type",
        "status",
        "id",
        "name",
        "key",
        "data",
        "source",
        "version",
        "level",
        "state",
        "catalog",
        "database",
        "view",
        "metadata",
        "options",
        "if",
        "first",
        "last",
        "error",
        "nothing",
        "conflict",
        "help",
        "quit",
        "clear",
        "jobs",
        "job",
        "jar",
        "json",
        "map",
        "number",
        "object",
        "path",
        "plan",
        "quarter",
        "role",
        "schema",
        "session",
        "size",
        "uuid",
        "week",
        "zone",
        "description",
        "length",
        "label",
        "event_time",
        "$x",
        "größe",
        "日本",
        "_a1",
        "lımıt",
        "ıf",
        "ſet"
      })
  void usableAsNames(String word) {
    CreateTable table =
        (CreateTable)
            ScriptParser.parse("", "CREATE TABLE " + word + " (" + word + " INT, b STRING) WITH ()")
                .statements()
                .get(0);
    assertEquals(word, table.name().toString());
    assertEquals(word, table.schema().columns().get(0).name().name());
    assertTrue(table.schema().columns().get(0) instanceof ColumnDefinition.Physical);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "date",
        "time",
        "timestamp",
        "value",
        "user",
        "comment",
        "order",
        "group",
        "year",
        "month",
        "day",
        "hour",
        "minute",
        "second",
        "row",
        "language",
        "method",
        "condition",
        "result",
        "start",
        "end",
        "position",
        "rank",
        "count",
        "percent",
        "offset",
        "string",
        "raw",
        "models"
      })
  void mustBeQuoted(String word) {
    String name = word;
    SqlSyntaxException e =
        assertThrows(
            SqlSyntaxException.class,
            () -> ScriptParser.parse("", "CREATE TABLE t (a INT, " + name + " INT)"));
    assertEquals("expected a name, found the reserved word '" + name + "'", e.getMessage());
    assertEquals(
        "to use it as a name, quote it with backticks: `" + name + "`", e.hint().orElseThrow());
    assertEquals(24, e.column());
    CreateTable quoted =
        (CreateTable)
            ScriptParser.parse("", "CREATE TABLE t (a INT, `" + name + "` INT)")
                .statements()
                .get(0);
    assertEquals(name, quoted.schema().columns().get(1).name().name());
  }
}
