package io.millrace.connectors.format.raw;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.connectors.testing.Records;
import io.millrace.connectors.testing.TestTable;
import io.millrace.data.batch.Batch;
import io.millrace.data.column.Columns;
import io.millrace.data.type.DataType;
import io.millrace.data.type.Types;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class RawTest {
  private static TestTable table(DataType type) {
    return new TestTable().format(new RawFactory()).column("f", type);
  }

  @Test
  void aLineIsAValue() {
    assertEquals(
        "+I[a \"b\",]\n+I[]\n+I[ä]", Records.decode(table(Types.STRING), "a \"b\",\n\nä\n"));
    assertEquals(
        "+I[ä]",
        Records.decode(
            table(Types.STRING).option("raw.charset", "ISO-8859-1"),
            "ä".getBytes(StandardCharsets.ISO_8859_1)));
    assertEquals("+I[1]", Records.decode(table(Types.SMALLINT), new byte[] {0, 1, '\n'}));
    assertEquals(
        "+I[256]",
        Records.decode(
            table(Types.SMALLINT).option("raw.endianness", "little-endian"), new byte[] {0, 1}));
  }

  @Test
  void badLinesAreErrors() {
    assertEquals(
        "error: column 'f': expected INT in 4 bytes, but the value is 'abc'",
        Records.decode(table(Types.INT), "abc\n"));
    assertTrue(
        Records.decode(table(Types.STRING), new byte[] {(byte) 0xC0, 1})
            .startsWith("error: column 'f': expected text in UTF-8"));
    assertEquals(
        "error: table 't': format 'raw' needs exactly one column, but there are 2",
        Records.decode(table(Types.INT).column("g", Types.INT), ""));
    assertEquals(
        "error: table 't': format 'raw' cannot hold a column of type DATE",
        Records.decode(table(Types.DATE), ""));
  }

  @Test
  void writesWhatItReads() {
    for (DataType type : new DataType[] {Types.STRING, Types.BIGINT, Types.DOUBLE, Types.TINYINT}) {
      Object value = type == Types.STRING ? (Object) "é" : (Object) 77;
      String written = Records.encode(table(type), Batch.of(1, Columns.of(type, value)));
      assertEquals(
          "+I[" + (type == Types.DOUBLE ? "77.0" : value) + "]",
          Records.decode(table(type), written.getBytes(StandardCharsets.UTF_8)),
          type.toString());
    }
  }
}
