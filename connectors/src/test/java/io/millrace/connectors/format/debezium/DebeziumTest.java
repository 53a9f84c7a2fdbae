package io.millrace.connectors.format.debezium;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.millrace.connectors.testing.Records;
import io.millrace.connectors.testing.TestTable;
import io.millrace.data.batch.Batch;
import io.millrace.data.batch.RowKind;
import io.millrace.data.column.Columns;
import io.millrace.data.type.Types;
import org.junit.jupiter.api.Test;

class DebeziumTest {
  private static TestTable table() {
    return new TestTable()
        .format(new DebeziumFactory())
        .column("id", Types.INT)
        .column("name", Types.STRING);
  }

  private static final String CHANGES =
      """
      {"before":null,"after":{"id":1,"name":"a","more":0},"source":{"op":"x"},"op":"c","ts_ms":1}
      {"op":"r","after":{"id":2,"name":"b"}}

      {"before":{"id":1,"name":"a"},"after":{"id":1,"name":"c"},"op":"u"}
      {"after":null,"op":"d","before":{"id":2,"name":"b"}}
      null
      """;
  private static final String ROWS = "+I[1, a]\n+I[2, b]\n-U[1, a]\n+U[1, c]\n-D[2, b]";

  @Test
  void readsChanges() {
    assertEquals(ROWS, Records.decode(table(), CHANGES));
  }

  @Test
  void readsChangesBesideTheirSchema() {
    String wrapped =
        CHANGES
            .lines()
            .map(l -> l.startsWith("{") ? "{\"schema\":{\"op\":\"d\"},\"payload\":" + l + "}" : l)
            .reduce("", (a, b) -> a + b + "\n");
    assertEquals(
        ROWS, Records.decode(table().option("debezium-json.schema-include", "true"), wrapped));
    assertEquals(
        "error: the change has no field 'op'",
        Records.decode(table(), "{\"schema\":{},\"payload\":{\"op\":\"d\"}}"));
  }

  @Test
  void badChangesAreErrors() {
    assertEquals(
        "error: field 'before' of the change is NULL",
        Records.decode(table(), "{\"before\":null,\"after\":{\"id\":1},\"op\":\"u\"}"));
    assertEquals(
        "error: field 'after' of the change is NULL", Records.decode(table(), "{\"op\":\"c\"}"));
    assertEquals(
        "error: field 'op': expected c, r, u or d, but the value is 't'",
        Records.decode(table(), "{\"op\":\"t\"}"));
    assertEquals(
        "error: column 'after.id': expected INT, but the value is '\"x\"'",
        Records.decode(table(), "{\"before\":{\"id\":1},\"after\":{\"id\":\"x\"},\"op\":\"u\"}"));
    assertEquals(
        "+I[1, a]\nskipped 3",
        Records.decode(
            table().option("debezium-json.ignore-parse-errors", "true"),
            "{\"op\":\"t\"}\n"
                + "{\"before\":{},\"op\":\"u\"}\n"
                + "{\"after\":{\"id\":1,\"name\":\"a\"},\"op\":\"c\"}\n"
                + "{"));
  }

  @Test
  void writesChanges() {
    Batch batch =
        Batch.of(
                4,
                Columns.of(Types.INT, 1, 1, 1, null),
                Columns.of(Types.STRING, "a", "a", "b", "b"))
            .withKinds(new byte[] {RowKind.I, RowKind.UB, RowKind.UA, RowKind.D});
    assertEquals(
        """
        {"before":null,"after":{"id":1,"name":"a"},"op":"c"}
        {"before":{"id":1,"name":"a"},"after":null,"op":"d"}
        {"before":null,"after":{"id":1,"name":"b"},"op":"c"}
        {"before":{"id":null,"name":"b"},"after":null,"op":"d"}
        """,
        Records.encode(table(), batch));
  }
}
