package io.millrace.data.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.millrace.data.batch.Batch;
import io.millrace.data.column.Column;
import io.millrace.data.error.MillraceException;
import io.millrace.data.sample.Samples;
import io.millrace.data.type.DataType.Field;
import java.util.List;
import org.junit.jupiter.api.Test;

class BatchTextTest {
  private static final String TEXT =
      """
      id BIGINT NOT NULL, name STRING, d DECIMAL(5, 2), at TIMESTAMP(3), `a b` ARRAY<INT>, \
      m MAP<STRING, DOUBLE>, r ROW<`x` INT, `y` BYTES>
      +I 1, 'it''s \\n \\u0000\\\\', 1.20, 2020-01-01 00:00:00.5, [1, NULL], {}, (1, x'00ff')
      watermark 1000
      -U 1, NULL, NULL, NULL, NULL, NULL, NULL
      +U -9223372036854775808, '', -999.99, 1969-12-31 23:59:59, [], {'a' = NaN}, (NULL, NULL)
      watermark 2000
      -D 2, 'NULL', 0.00, 2020-01-01 00:00:00, [7], {'a, b' = 1.5, '}' = -0.0}, NULL
      watermark 9223372036854775807
      """;

  @Test
  void whatIsReadIsPrinted() {
    assertEquals(TEXT, BatchText.print(BatchText.schema(TEXT), BatchText.parse(TEXT)));
  }

  @Test
  void selectedRowsOnly() {
    List<Field> schema = BatchText.schema("a INT");
    Batch batch = BatchText.parseRows(schema, "1\nwatermark 5\n-D 2\n\n-- note\n  NULL");
    assertEquals("+I 1\nwatermark 5\n-D 2\n+I NULL\n", BatchText.rows(schema, batch));
    Batch selected = batch.withSelection(new int[] {2}, 1);
    assertEquals("watermark 5\n+I NULL\n", BatchText.rows(schema, selected));
    assertEquals("a INT\n", BatchText.print(schema, BatchText.parse("a INT")));
  }

  @Test
  void valuesOfAnyTypeSurvive() {
    for (int seed = 0; seed < 300; seed++) {
      Samples samples = new Samples(seed);
      List<Field> schema = samples.fields(1 + samples.random().nextInt(4), 2);
      Column[] columns = new Column[schema.size()];
      for (int i = 0; i < columns.length; i++) {
        columns[i] = samples.column(schema.get(i).type(), samples.values(schema.get(i).type(), 9));
      }
      String text = BatchText.print(schema, Batch.of(9, columns));
      assertEquals(schema, BatchText.schema(text));
      assertEquals(text, BatchText.print(schema, BatchText.parse(text)));
    }
  }

  @Test
  void errorsShowTheRow() {
    for (String bad :
        List.of(
            "a INT\n1, 2",
            "a INT\nx",
            "a TINYINT\n300",
            "a STRING\n'x",
            "a INT, b INT\n1",
            "a ARRAY<INT>\n[1",
            "a BOOLEAN\n1",
            "a DATE\n2020-02-30",
            "a DECIMAL(3, 1)\n1.25")) {
      assertThrows(MillraceException.class, () -> BatchText.parse(bad), bad);
    }
    assertEquals(
        "row ' x': expected INT, but found 'x'",
        assertThrows(MillraceException.class, () -> BatchText.parse("a INT\n+I x")).getMessage());
  }
}
