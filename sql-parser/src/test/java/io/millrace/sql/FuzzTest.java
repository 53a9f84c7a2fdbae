package io.millrace.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import io.millrace.sql.ast.Statement;
import io.millrace.sql.source.SqlSyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Scripts with pieces deleted, doubled or swapped: an answer or a clear error, nothing else. */
class FuzzTest {
  private static final String SCRIPT =
      """
      SET 'pipeline.name' = 'x'; SET a.b = 10 min; RESET 'a';
      CREATE TEMPORARY TABLE IF NOT EXISTS c.t (
        id BIGINT NOT NULL PRIMARY KEY NOT ENFORCED COMMENT 'it''s', `date` ARRAY<ROW<a INT, b MAP<
        STRING, DECIMAL(10, 2)>>>, x AS CASE WHEN id > (1) THEN ARRAY[1, 2][1] END COMMENT 'y',
        ts TIMESTAMP(3) METADATA FROM 'timestamp' VIRTUAL, iv INTERVAL DAY(3) TO SECOND(3),
        WATERMARK FOR ts AS ts - INTERVAL '5' SECOND
      ) COMMENT 'c' DISTRIBUTED BY HASH(id) INTO 3 BUCKETS PARTITIONED BY (id)
      WITH ('connector' = 'datagen') LIKE base (INCLUDING ALL EXCLUDING OPTIONS);
      CREATE VIEW v (a, b) AS /* ; */ SELECT `a``b`, "; -- x" FROM t; -- END
      EXECUTE STATEMENT SET BEGIN
        INSERT INTO a /*+ OPTIONS('k' = 'v') */ PARTITION (d = '1') (x, y.z) SELECT CASE a WHEN 1
        THEN 2 END, {fn f(1)} FROM t JOIN u ON conflict = 1 ON CONFLICT DO DEDUPLICATE;
        INSERT OVERWRITE b (VALUES (1));
      END;
      BEGIN STATEMENT SET; INSERT INTO a TABLE b; END;
      EXPLAIN CHANGELOG_MODE, ESTIMATED_COST WITH q AS (SELECT 1) SELECT * FROM q;
      SHOW TABLES FROM a.b NOT LIKE 'x%'; DESCRIBE EXTENDED t; USE CATALOG c; DROP VIEW IF EXISTS v;
      ALTER TABLE t RENAME TO u; SHOW CREATE TABLE t; SHOW COLUMNS IN t ILIKE 'a'; HELP;
      """
          .replace("\"; -- x\"", "'; -- x'");

  private static final Pattern PIECE =
      Pattern.compile("\\s+|\\w+|'[^']*'|`[^`]*`|--[^\n]*|/\\*.*?\\*/|.", Pattern.DOTALL);

  @Test
  void theScriptItselfIsRight() {
    assertEquals(16, Parsed.all(SCRIPT).size());
  }

  @Test
  void everySinglePieceDeleted() {
    List<String> pieces = pieces();
    for (int i = 0; i < pieces.size(); i++) {
      List<String> changed = new ArrayList<>(pieces);
      changed.remove(i);
      check(String.join("", changed));
    }
  }

  @Test
  void everyPrefix() {
    for (int length = 0; length < SCRIPT.length(); length += 3) {
      check(SCRIPT.substring(0, length));
    }
  }

  @Test
  void piecesChangedAtRandom() {
    Random random = new Random(42);
    for (int round = 0; round < 1500; round++) {
      List<String> pieces = pieces();
      int changes = 1 + random.nextInt(4);
      for (int i = 0; i < changes; i++) {
        change(pieces, random);
      }
      check(String.join("", pieces));
    }
  }

  @Test
  void charactersChangedAtRandom() {
    Random random = new Random(7);
    String odd = "'\"`;()[]{}/*-+<>,.\n\r\t\0#@\\é日😀\uFEFF aE1_$";
    for (int round = 0; round < 1500; round++) {
      StringBuilder text = new StringBuilder(SCRIPT);
      for (int i = 0; i < 3; i++) {
        text.setCharAt(random.nextInt(text.length()), odd.charAt(random.nextInt(odd.length())));
      }
      check(text.toString());
    }
  }

  private static void change(List<String> pieces, Random random) {
    int at = random.nextInt(pieces.size());
    int other = random.nextInt(pieces.size());
    switch (random.nextInt(3)) {
      case 0 -> pieces.remove(at);
      case 1 -> pieces.add(other, pieces.get(at));
      default -> pieces.set(at, pieces.set(other, pieces.get(at)));
    }
  }

  private static List<String> pieces() {
    List<String> pieces = new ArrayList<>();
    Matcher matcher = PIECE.matcher(SCRIPT);
    while (matcher.find()) {
      pieces.add(matcher.group());
    }
    return pieces;
  }

  private static void check(String text) {
    Diagnosis diagnosis;
    try {
      diagnosis = ScriptParser.diagnose("f.sql", text);
      ScriptParser.completeness(text);
    } catch (RuntimeException e) {
      fail(text, e);
      return;
    }
    String[] lines = text.split("\r\n|\r|\n", -1);
    for (SqlSyntaxException e : diagnosis.errors()) {
      assertTrue(e.line() <= lines.length && e.column() <= lines[e.line() - 1].length() + 1, text);
      assertTrue(e.length() >= 1 && e.getMessage().indexOf('\n') < 0, text);
    }
    for (Statement statement : diagnosis.script().statements()) {
      String line = lines[statement.position().line() - 1];
      String first = statement.source().text().split("\r|\n", 2)[0];
      assertEquals(
          statement.position().column() - 1,
          line.indexOf(first, statement.position().column() - 1));
    }
  }
}
