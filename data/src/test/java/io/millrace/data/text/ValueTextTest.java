package io.millrace.data.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.data.batch.Batch;
import io.millrace.data.column.Column;
import io.millrace.data.column.Columns;
import io.millrace.data.sample.Samples;
import io.millrace.data.type.DataType;
import io.millrace.data.type.DataType.Field;
import io.millrace.data.type.TypeText;
import io.millrace.data.type.Types;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

class ValueTextTest {
  private final ValueText cast =
      new ValueText(ZoneId.of("Europe/Berlin"), ValueText.BytesForm.TEXT);
  private final ValueText shown = new ValueText(ZoneId.of("UTC"), ValueText.BytesForm.HEX);

  /** The text of a value that is written as {@link BatchText} writes it. */
  private static String print(ValueText printer, String type, String value) {
    List<Field> schema = List.of(new Field("a", TypeText.parse(type)));
    Batch batch = BatchText.parseRows(schema, value);
    return printer.print(schema.get(0).type(), batch.column(0), 0);
  }

  @Test
  void valuesPrintAsFlinkCastsThem() {
    String[][] cases = {
      {"BOOLEAN", "true", "TRUE"},
      {"TINYINT", "-128", "-128"},
      {"BIGINT", "-9223372036854775808", "-9223372036854775808"},
      {"DECIMAL(5, 2)", "-0.5", "-0.50"},
      {"DECIMAL(38, 3)", "12345678901234567890.5", "12345678901234567890.500"},
      {"DOUBLE", "1e10", "1.0E10"},
      {"FLOAT", "0.1", "0.1"},
      {"STRING", "'a''b'", "a'b"},
      {"BYTES", "x'6162'", "ab"},
      {"DATE", "2020-02-29", "2020-02-29"},
      {"TIME(3)", "01:02:03.5", "01:02:03.5"},
      {"TIMESTAMP(3)", "2020-01-01 00:00:00", "2020-01-01 00:00:00.000"},
      {"TIMESTAMP(9)", "2020-01-01 00:00:00.1", "2020-01-01 00:00:00.100000000"},
      {"TIMESTAMP(0)", "2020-01-01 00:00:00", "2020-01-01 00:00:00"},
      {"TIMESTAMP_LTZ(3)", "2020-07-01 00:00:00Z", "2020-07-01 02:00:00.000"},
      {"TIMESTAMP_LTZ(6)", "2020-01-01 00:00:00Z", "2020-01-01 01:00:00.000000"},
      {"INTERVAL MONTH", "P1Y2M", "+1-02"},
      {"INTERVAL DAY", "PT25H", "+1 01:00:00.000"},
      {"ARRAY<STRING>", "['a', NULL]", "[a, NULL]"},
      {"MAP<STRING, INT>", "{'a' = 1, 'b' = NULL}", "{a=1, b=NULL}"},
      {"MULTISET<STRING>", "{'a' = 2}", "{a=2}"},
      {"ROW<a INT, b ROW<c STRING>>", "(1, ('x'))", "(1, (x))"},
      {"INT", "NULL", "NULL"},
    };
    for (String[] each : cases) {
      assertEquals(each[2], print(cast, each[0], each[1]), each[0]);
    }
    assertEquals("x'00ff'", print(shown, "BYTES", "x'00ff'"));
    assertEquals("�", print(cast, "BYTES", "x'ff'"));
  }

  @Test
  void everyTypePrints() {
    for (int seed = 0; seed < 200; seed++) {
      Samples samples = new Samples(seed);
      DataType type = samples.type(2);
      Column column = samples.column(type, samples.values(type, 10));
      for (int i = 0; i < 10; i++) {
        String text = cast.print(type, column, i);
        assertEquals(cast.print(type, column.flat(), i), text);
        assertTrue(!column.isNull(i) || text.equals("NULL"));
      }
    }
    assertEquals("7", cast.print(Types.INT, Columns.constant(Types.INT, 7, 3), 2));
  }
}
