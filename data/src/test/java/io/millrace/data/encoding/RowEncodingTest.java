package io.millrace.data.encoding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.millrace.data.bytes.SliceWriter;
import io.millrace.data.column.Column;
import io.millrace.data.column.ColumnBuilder;
import io.millrace.data.column.Columns;
import io.millrace.data.column.JavaValues;
import io.millrace.data.error.MillraceException;
import io.millrace.data.sample.Samples;
import io.millrace.data.sample.SqlOrder;
import io.millrace.data.type.DataType;
import io.millrace.data.type.DataType.Field;
import io.millrace.data.type.TypeText;
import io.millrace.data.type.Types;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RowEncodingTest {

  private static ColumnBuilder[] builders(Layout layout) {
    return layout.types().stream().map(t -> ColumnBuilder.of(t, 1)).toArray(ColumnBuilder[]::new);
  }

  private static Layout layout(String row) {
    return Layout.parse("v1 ROW<" + row + ">");
  }

  /** Writes {@code values} as {@code stored} and reads them as {@code wanted}. */
  private static List<Object> reread(Layout stored, Layout wanted, Object... values) {
    Column[] columns = new Column[values.length];
    for (int i = 0; i < values.length; i++) {
      columns[i] = Columns.of(stored.types().get(i), values[i]);
    }
    SliceWriter out = new SliceWriter();
    new RowWriter(stored).write(columns, 0, out);
    ColumnBuilder[] builders = builders(wanted);
    new RowReader(stored, wanted).read(out.array(), 0, builders);
    Object[] read = new Object[builders.length];
    for (int i = 0; i < read.length; i++) {
      read[i] = JavaValues.get(wanted.types().get(i), builders[i].build(), 0);
    }
    return Arrays.asList(read);
  }

  /** A part of a row is, byte for byte, what is written of these columns alone. */
  @Test
  void aPartIsWhatIsWrittenOfItsColumns() {
    for (int seed = 0; seed < 400; seed++) {
      Samples samples = new Samples(seed);
      List<Field> fields = samples.fields(samples.random().nextInt(7), 3);
      List<Integer> kept = new ArrayList<>();
      Column[] columns = new Column[fields.size()];
      for (int i = 0; i < columns.length; i++) {
        DataType type = fields.get(i).type();
        columns[i] = samples.column(type, samples.values(type, 5));
        if (samples.random().nextBoolean()) {
          kept.add(i);
        }
      }
      RowWriter alone = new RowWriter(Layout.of(kept.stream().map(fields::get).toList()));
      Column[] keptColumns = kept.stream().map(i -> columns[i]).toArray(Column[]::new);
      SliceWriter row = new SliceWriter();
      SliceWriter part = new SliceWriter();
      SliceWriter expected = new SliceWriter();
      for (int i = 0; i < 5; i++) {
        int start = row.length();
        new RowWriter(Layout.of(fields)).write(columns, i, row);
        new RowPart(Layout.of(fields), kept).write(row.array(), start, part);
        alone.write(keptColumns, i, expected);
      }
      assertEquals(hex(expected), hex(part), "seed " + seed);
    }
  }

  private static String hex(SliceWriter bytes) {
    return HexFormat.of().formatHex(bytes.array(), 0, bytes.length());
  }

  @Test
  void rowsOfAnyTypesSurvive() {
    for (int seed = 0; seed < 400; seed++) {
      Samples samples = new Samples(seed);
      List<Field> fields = samples.fields(samples.random().nextInt(5), 3);
      Layout layout = Layout.of(fields);
      Column[] columns = new Column[fields.size()];
      for (int i = 0; i < columns.length; i++) {
        DataType type = fields.get(i).type();
        columns[i] = samples.column(type, samples.values(type, 20));
      }
      SliceWriter out = new SliceWriter();
      RowWriter writer = new RowWriter(layout);
      RowReader reader = new RowReader(layout);
      ColumnBuilder[] builders = builders(layout);
      for (int row = 0; row < 20; row++) {
        int start = out.length();
        writer.write(columns, row, out);
        reader.read(out.array(), start, builders);
      }
      for (int i = 0; i < columns.length; i++) {
        Column read = builders[i].build();
        DataType type = fields.get(i).type();
        for (int row = 0; row < 20; row++) {
          Object expected = JavaValues.get(type, columns[i], row);
          Object actual = JavaValues.get(type, read, row);
          assertEquals(0, SqlOrder.INSTANCE.compare(expected, actual), type + " " + expected);
        }
      }
    }
  }

  @Test
  void widerTypesReadWhatNarrowerWrote() {
    Layout stored =
        layout(
            "a TINYINT NOT NULL, b INT, c FLOAT, d DECIMAL(5, 2), e TIMESTAMP(3), f VARCHAR(3),"
                + " g ARRAY<SMALLINT>, h ROW<x INT, y INT>, i MAP<INT NOT NULL, INT>");
    Layout wanted =
        layout(
            "b BIGINT, a INT, d DECIMAL(30, 2), c DOUBLE, e TIMESTAMP(6), f STRING,"
                + " g ARRAY<BIGINT>, h ROW<x BIGINT, z INT>");
    assertEquals(Compatibility.WIDENED, stored.compare(wanted));
    assertEquals(
        Arrays.asList(
            -7L,
            -1,
            new BigDecimal("-1.25"),
            1.5,
            LocalDateTime.parse("1969-12-31T23:59:59.999"),
            "abc",
            Arrays.asList(1L, null, -1L),
            Arrays.asList(null, 5)),
        reread(
            stored,
            wanted,
            -1,
            -7,
            1.5f,
            new BigDecimal("-1.25"),
            LocalDateTime.parse("1969-12-31T23:59:59.999"),
            "abc",
            Arrays.asList(1, null, -1),
            Arrays.asList(null, 5),
            Map.of(1, 2)));
  }

  @Test
  void layoutsCompare() {
    Layout stored = layout("a INT, b VARCHAR(5) NOT NULL");
    assertEquals(Compatibility.SAME, stored.compare(stored));
    assertEquals(Compatibility.SAME, stored.compare(layout("a INT, b VARCHAR(9) NOT NULL")));
    assertEquals(Compatibility.WIDENED, stored.compare(layout("a INT, b VARCHAR(5)")));
    assertEquals(Compatibility.WIDENED, stored.compare(layout("a INT")));
    assertEquals(Compatibility.WIDENED, stored.compare(layout("b VARCHAR(5) NOT NULL, a INT")));
    for (String bad :
        List.of("a INT, c INT", "a INT NOT NULL", "a SMALLINT", "a DOUBLE", "b VARCHAR(4)")) {
      assertEquals(Compatibility.INCOMPATIBLE, stored.compare(layout(bad)), bad);
    }
    assertEquals(Compatibility.INCOMPATIBLE, stored.compare(new Layout(2, stored.columns())));
    assertThrows(MillraceException.class, () -> new RowReader(stored, layout("c INT")));
    assertThrows(IllegalArgumentException.class, () -> new RowWriter(new Layout(0, List.of())));
    assertEquals(stored, Layout.parse(stored.toString()));
    for (String bad : List.of("", "v1", "v1 INT", "1 ROW<a INT>", "vx ROW<a INT>", "v1 ROW<a>")) {
      assertThrows(MillraceException.class, () -> Layout.parse(bad), bad);
    }
    List<DataType> key = List.of(Types.INT);
    assertEquals(Compatibility.SAME, KeyEncoding.compare(key, key));
    assertEquals(Compatibility.INCOMPATIBLE, KeyEncoding.compare(key, List.of(Types.BIGINT)));
    assertEquals(Compatibility.INCOMPATIBLE, KeyEncoding.compare(key, List.of()));
  }

  @Test
  void theBytesOfVersionOneNeverChange() {
    Layout layout = layout("a SMALLINT, b STRING, c ARRAY<INT NOT NULL>, d BIGINT");
    Column[] columns = {
      Columns.of(Types.SMALLINT, -2),
      Columns.of(Types.STRING, "xyz"),
      Columns.of(TypeText.parse("ARRAY<INT NOT NULL>"), List.of(7)),
      Columns.of(Types.BIGINT, (Object) null)
    };
    SliceWriter out = new SliceWriter();
    new RowWriter(layout).write(columns, 0, out);
    assertEquals(
        "08"
            + "fffe"
            + "00000003"
            + "0000000b"
            + "0000000000000000"
            + "78797a"
            + "0000000100000007",
        HexFormat.of().formatHex(out.toByteArray()));
  }
}
