package io.millrace.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.sql.ast.ColumnDefinition;
import io.millrace.sql.ast.CreateTable;
import io.millrace.sql.ast.Distribution;
import io.millrace.sql.ast.Identifier;
import io.millrace.sql.ast.PrimaryKey;
import io.millrace.sql.ast.TableLike;
import io.millrace.sql.ast.TableOption;
import io.millrace.sql.ast.TypeSpec;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CreateTableTest {
  private static final String FULL =
      """
      CREATE TEMPORARY TABLE IF NOT EXISTS `my cat`.db.Orders (
        id BIGINT NOT NULL COMMENT 'the ''id''',
        amount DECIMAL(10, 2),
        total AS amount * CASE WHEN id > 0 THEN 2 ELSE 1 END COMMENT 'twice',
        ts TIMESTAMP_LTZ(3) METADATA FROM 'timestamp' VIRTUAL,
        headers MAP<STRING, BYTES> METADATA COMMENT 'h',
        WATERMARK FOR ts AS ts - INTERVAL '5' SECOND,
        CONSTRAINT pk PRIMARY KEY (id, `amount`) NOT ENFORCED
      ) COMMENT 'orders'
      DISTRIBUTED BY HASH (id) INTO 4 BUCKETS
      PARTITIONED BY (id, amount)
      WITH ('connector' = 'datagen', 'a.b' = 'it''s')
      LIKE base (INCLUDING ALL EXCLUDING CONSTRAINTS OVERWRITING OPTIONS)
      """;

  @Test
  void modeAndName() {
    CreateTable table = full();
    assertTrue(table.mode().temporary());
    assertTrue(table.mode().ifNotExists());
    assertEquals(List.of("my cat", "db", "Orders"), table.name().names());
    assertTrue(table.name().parts().get(0).quoted());
    assertFalse(table.name().last().quoted());
  }

  @Test
  void columns() {
    List<ColumnDefinition> columns = full().schema().columns();
    assertEquals(
        "id amount total ts headers",
        columns.stream().map(c -> c.name().name()).collect(Collectors.joining(" ")));
    assertEquals("the 'id'", columns.get(0).comment().orElseThrow().value());
    assertFalse(((ColumnDefinition.Physical) columns.get(0)).type().nullable());
    ColumnDefinition.Computed total = (ColumnDefinition.Computed) columns.get(2);
    assertEquals("amount * CASE WHEN id > 0 THEN 2 ELSE 1 END", total.expression().text());
    assertEquals("4:12", total.expression().position().toString());
    assertEquals("twice", total.comment().orElseThrow().value());
    ColumnDefinition.Metadata ts = (ColumnDefinition.Metadata) columns.get(3);
    assertEquals("timestamp", ts.key().orElseThrow().value());
    assertTrue(ts.virtual());
    assertEquals(3, ((TypeSpec.Temporal) ts.type()).precision());
    ColumnDefinition.Metadata headers = (ColumnDefinition.Metadata) columns.get(4);
    assertTrue(headers.key().isEmpty());
    assertFalse(headers.virtual());
    assertEquals("h", headers.comment().orElseThrow().value());
  }

  @Test
  void watermarkAndKey() {
    CreateTable table = full();
    var watermark = table.schema().watermark().orElseThrow();
    assertEquals("ts", watermark.column().toString());
    assertEquals("ts - INTERVAL '5' SECOND", watermark.expression().text());
    assertEquals("7:3", watermark.position().toString());
    PrimaryKey key = table.schema().primaryKey().orElseThrow();
    assertEquals("pk", key.constraintName().orElseThrow().name());
    assertEquals("[id, amount]", key.columns().toString());
  }

  @Test
  void properties() {
    CreateTable table = full();
    assertEquals("orders", table.properties().comment().orElseThrow().value());
    Distribution distribution = table.properties().distribution().orElseThrow();
    assertEquals(Distribution.Kind.HASH, distribution.kind());
    assertEquals(4, distribution.buckets().orElseThrow());
    assertEquals("[id]", distribution.columns().toString());
    assertEquals("[id, amount]", table.properties().partitionedBy().toString());
    List<TableOption> options = table.properties().options();
    assertEquals("a.b", options.get(1).key().value());
    assertEquals("it's", options.get(1).value().value());
    assertEquals("12:32", options.get(1).key().position().toString());
  }

  @Test
  void like() {
    TableLike like = full().like().orElseThrow();
    assertEquals("base", like.table().toString());
    assertEquals(
        "INCLUDING ALL, EXCLUDING CONSTRAINTS, OVERWRITING OPTIONS",
        like.options().stream()
            .map(o -> o.strategy() + " " + o.feature())
            .collect(Collectors.joining(", ")));
  }

  @Test
  void keyWithItsColumn() {
    PrimaryKey key =
        Parsed.one(
                CreateTable.class,
                "create table t (a int, b STRING constraint k primary key not enforced comment"
                    + " 'x')")
            .schema()
            .primaryKey()
            .orElseThrow();
    assertEquals("[b]", key.columns().toString());
    assertEquals("k", key.constraintName().orElseThrow().name());
  }

  @Test
  void watermarkOnAFieldOfARow() {
    CreateTable table =
        Parsed.one(
            CreateTable.class,
            "CREATE TABLE t (r ROW<ts TIMESTAMP(3)>, WATERMARK FOR r.ts AS r.ts)");
    assertEquals(List.of("r", "ts"), table.schema().watermark().orElseThrow().column().names());
  }

  @Test
  void asQuery() {
    CreateTable plain = Parsed.one(CreateTable.class, "CREATE TABLE t AS SELECT 1 AS a;");
    assertEquals("SELECT 1 AS a", plain.query().orElseThrow().text());
    CreateTable named =
        Parsed.one(
            CreateTable.class,
            "CREATE TABLE t (b, a) WITH ('connector' = 'print') AS WITH x AS (SELECT 1) TABLE x");
    assertEquals(
        List.of("b", "a"), named.schema().queryColumns().stream().map(Identifier::name).toList());
    assertEquals("WITH x AS (SELECT 1) TABLE x", named.query().orElseThrow().text());
    assertEquals(
        "[id]",
        Parsed.one(CreateTable.class, "CREATE TABLE t (PRIMARY KEY (id) NOT ENFORCED) AS TABLE s")
            .schema()
            .primaryKey()
            .orElseThrow()
            .columns()
            .toString());
  }

  @Test
  void likeAlone() {
    CreateTable table = Parsed.one(CreateTable.class, "CREATE TABLE a WITH () LIKE c.d.b");
    assertEquals("c.d.b", table.like().orElseThrow().table().toString());
    assertTrue(table.properties().options().isEmpty());
  }

  @Test
  void anOptionSetTwiceHasItsLastValue() {
    CreateTable table = Parsed.one(CreateTable.class, "CREATE TABLE a WITH ('k'='1', 'k'='2')");
    assertEquals("[TableOption[key='k', value='2']]", table.properties().options().toString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "DISTRIBUTED BY (a, b) | UNKNOWN [a, b] OptionalInt.empty",
        "DISTRIBUTED BY RANGE(a) INTO 2 BUCKETS | RANGE [a] OptionalInt[2]",
        "DISTRIBUTED INTO 7 BUCKETS | UNKNOWN [] OptionalInt[7]"
      })
  void distribution(String clause, String expected) {
    Distribution d =
        Parsed.one(CreateTable.class, "CREATE TABLE t (a INT, b INT) " + clause)
            .properties()
            .distribution()
            .orElseThrow();
    assertEquals(expected, d.kind() + " " + d.columns() + " " + d.buckets());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a + b, c INT",
        "ARRAY[1, 2][1], c INT",
        "MAP['a', f(1, (2))], c INT",
        "CASE a WHEN ',' THEN `,` END COMMENT 'x', c INT",
        "a /* , ) */ + 1, c INT"
      })
  void whereAnExpressionEnds(String rest) {
    String expected = rest.replaceFirst("( COMMENT 'x')?, c INT$", "");
    var columns =
        Parsed.one(CreateTable.class, "CREATE TABLE t (x AS " + rest + ")").schema().columns();
    assertEquals(expected, ((ColumnDefinition.Computed) columns.get(0)).expression().text());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "CREATE TABLE if (a INT) | if",
        "CREATE TABLE if.if (a INT) | if.if",
        "CREATE TABLE IF NOT EXISTS if (a INT) | if",
        "CREATE TABLE if AS SELECT 1 | if",
        "CREATE TABLE if WITH () | if"
      })
  void aTableCalledIf(String text, String name) {
    assertEquals(name, Parsed.one(CreateTable.class, text).name().toString());
  }

  private static CreateTable full() {
    return Parsed.one(CreateTable.class, FULL);
  }
}
