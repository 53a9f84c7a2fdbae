package io.millrace.connectors.print;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.millrace.connectors.testing.TestTable;
import io.millrace.data.batch.Batch;
import io.millrace.data.batch.RowKind;
import io.millrace.data.column.Columns;
import io.millrace.data.type.DataType;
import io.millrace.data.type.DataType.Field;
import io.millrace.data.type.Types;
import io.millrace.executor.spi.Sink.WriterContext;
import io.millrace.executor.spi.SinkWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PrintTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private TestTable table() {
    return new TestTable()
        .column("a", Types.INT)
        .column("b", Types.STRING)
        .console(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8));
  }

  private static void write(TestTable table, int subtask, int parallelism, Batch batch)
      throws IOException {
    try (SinkWriter writer =
        new PrintFactory()
            .sink(table.context())
            .writer(new WriterContext("job", subtask, parallelism, 1, 1))) {
      writer.write(batch);
    }
  }

  private static Batch batch() {
    return Batch.of(2, Columns.of(Types.INT, 1, null), Columns.of(Types.STRING, "ä", null))
        .withKinds(new byte[] {RowKind.I, RowKind.D});
  }

  @Test
  void printsKindAndValues() throws IOException {
    write(table(), 0, 1, batch());
    assertEquals("+I[1, ä]\n-D[null, null]\n", out.toString(StandardCharsets.UTF_8));
    assertEquals("", err.toString(StandardCharsets.UTF_8));
  }

  @Test
  void printsIdentifierAndInstance() throws IOException {
    write(table(), 2, 3, batch().withSelection(new int[] {1}, 1));
    write(table().option("print-identifier", "x"), 0, 1, batch().withSelection(new int[] {1}, 1));
    write(table().option("print-identifier", "x"), 0, 2, batch().withSelection(new int[] {1}, 1));
    assertEquals(
        "3> -D[null, null]\nx> -D[null, null]\nx:1> -D[null, null]\n",
        out.toString(StandardCharsets.UTF_8));
  }

  @Test
  void printsToStandardError() throws IOException {
    write(table().option("standard-error", "true"), 0, 1, batch());
    assertEquals("", out.toString(StandardCharsets.UTF_8));
    assertEquals("+I[1, ä]\n-D[null, null]\n", err.toString(StandardCharsets.UTF_8));
  }

  @Test
  void printsNestedValuesAsFlinkDoes() throws IOException {
    DataType row = Types.row(List.of(new Field("x", Types.INT), new Field("y", Types.BYTES)));
    TestTable table =
        table()
            .column("r", row)
            .column("l", Types.array(Types.STRING))
            .column("m", Types.map(Types.STRING, Types.DOUBLE))
            .column("t", Types.timestamp(3));
    Batch batch =
        Batch.of(
            1,
            Columns.of(Types.INT, 1),
            Columns.of(Types.STRING, "b"),
            Columns.of(row, Arrays.asList(null, new byte[] {1, -1})),
            Columns.of(Types.array(Types.STRING), Arrays.asList("p", null)),
            Columns.of(Types.map(Types.STRING, Types.DOUBLE), Map.of("k", 1.5)),
            Columns.of(Types.timestamp(3), LocalDateTime.of(2020, 1, 2, 3, 4)));
    write(table, 0, 1, batch);
    assertEquals(
        "+I[1, b, +I[null, [1, -1]], [p, null], {k=1.5}, 2020-01-02T03:04]\n",
        out.toString(StandardCharsets.UTF_8));
  }
}
