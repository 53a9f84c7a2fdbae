package io.millrace.connectors.format.changes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.millrace.connectors.testing.Records;
import io.millrace.connectors.testing.TestTable;
import io.millrace.data.batch.Batch;
import io.millrace.data.batch.RowKind;
import io.millrace.data.column.Columns;
import io.millrace.data.type.Types;
import io.millrace.executor.spi.FormatFactory;
import org.junit.jupiter.api.Test;

class ChangesTest {
  private static TestTable table(FormatFactory format) {
    return new TestTable().format(format).column("id", Types.INT).column("name", Types.STRING);
  }

  @Test
  void canal() {
    assertEquals(
        "+I[1, a]\n+I[2, b]\n-U[1, a]\n+U[1, c]\n-U[2, null]\n+U[2, d]\n-D[2, d]",
        Records.decode(
            table(new CanalFactory()),
            """
            {"data":null,"isDdl":true,"type":"ALTER","sql":"…"}
            {"data":null,"type":"CREATE"}
            {"data":[{"id":"1","name":"a","more":0},{"id":"2","name":"b"}],"old":null,"type":"INSERT"}
            {"type":"UPDATE","old":[{"name":"a"},{"name":null}],"data":[{"id":1,"name":"c"},{"id":2,"name":"d"}]}
            {"data":[],"type":"INSERT"}
            {"data":[{"id":2,"name":"d"}],"type":"DELETE"}
            """));
  }

  @Test
  void canalFilters() {
    assertEquals(
        "+I[1, a]",
        Records.decode(
            table(new CanalFactory())
                .option("canal-json.database.include", "shop")
                .option("canal-json.table.include", "ord.*"),
            """
            {"data":[{"id":1,"name":"a"}],"type":"INSERT","database":"shop","table":"orders"}
            {"data":[{"id":2,"name":"a"}],"type":"INSERT","database":"shop","table":"users"}
            {"data":[{"id":3,"name":"a"}],"type":"INSERT","database":"other","table":"orders"}
            """));
  }

  @Test
  void maxwell() {
    assertEquals(
        "+I[1, a]\n-U[1, a]\n+U[1, null]\n-D[1, null]",
        Records.decode(
            table(new MaxwellFactory()),
            """
            {"database":"d","table":"t","type":"insert","ts":1,"data":{"id":1,"name":"a"}}
            {"type":"update","data":{"id":1,"name":null},"old":{"name":"a"}}
            {"type":"delete","data":{"id":1}}
            """));
  }

  @Test
  void badChangesAreErrors() {
    assertEquals(
        "error: field 'type': expected insert, update or delete, but the value is 'upsert'",
        Records.decode(table(new MaxwellFactory()), "{\"type\":\"upsert\",\"data\":{}}"));
    assertEquals(
        "error: field 'old' of the change is NULL",
        Records.decode(table(new MaxwellFactory()), "{\"type\":\"update\",\"data\":{}}"));
    assertEquals(
        "error: the change has no field 'type'",
        Records.decode(table(new CanalFactory()), "{\"data\":[]}"));
    assertEquals(
        "error: the arrays 'data' and 'old' have not one length",
        Records.decode(
            table(new CanalFactory()),
            "{\"type\":\"UPDATE\",\"data\":[{\"id\":1},{\"id\":2}],\"old\":[{}]}"));
    assertEquals(
        "\nskipped 1",
        Records.decode(
            table(new CanalFactory()).option("canal-json.ignore-parse-errors", "true"),
            "{\"type\":\"INSERT\",\"data\":7}"));
  }

  @Test
  void writesChanges() {
    Batch batch =
        Batch.of(3, Columns.of(Types.INT, 1, 1, 1), Columns.of(Types.STRING, "a", "a", "b"))
            .withKinds(new byte[] {RowKind.I, RowKind.UB, RowKind.UA});
    assertEquals(
        """
        {"data":[{"id":1,"name":"a"}],"type":"INSERT"}
        {"data":[{"id":1,"name":"a"}],"type":"DELETE"}
        {"data":[{"id":1,"name":"b"}],"type":"INSERT"}
        """,
        Records.encode(table(new CanalFactory()), batch));
    assertEquals(
        """
        {"data":{"id":1,"name":"a"},"type":"insert"}
        {"data":{"id":1,"name":"a"},"type":"delete"}
        {"data":{"id":1,"name":"b"},"type":"insert"}
        """,
        Records.encode(table(new MaxwellFactory()), batch));
  }
}
