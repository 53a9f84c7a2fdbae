package io.millrace.connectors.format.csv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.connectors.testing.Records;
import io.millrace.connectors.testing.TestTable;
import io.millrace.data.batch.Batch;
import io.millrace.data.batch.BatchBuilder;
import io.millrace.data.bytes.Slice;
import io.millrace.data.column.Column;
import io.millrace.data.column.Columns;
import io.millrace.data.error.MillraceException;
import io.millrace.data.sample.Samples;
import io.millrace.data.type.DataType;
import io.millrace.data.type.DataType.BinaryType;
import io.millrace.data.type.DataType.Field;
import io.millrace.data.type.DataType.IntervalType;
import io.millrace.data.type.Types;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class CsvTest {
  private static TestTable table() {
    return new TestTable()
        .format(new CsvFactory())
        .column("a", Types.INT)
        .column("b", Types.STRING)
        .column("c", Types.DOUBLE);
  }

  private static TestTable one(DataType type) {
    return new TestTable().format(new CsvFactory()).column("f", type);
  }

  @Test
  void readsRows() {
    assertEquals(
        "+I[1, x, 0.5]\n+I[-2, , 1.0E10]\n+I[3, ä ö, -0.0]",
        Records.decode(table(), "1,x,0.5\n-2,,1e10\r\n\n+3,ä ö,-0"));
  }

  @Test
  void readsQuotes() {
    assertEquals(
        "+I[1, a,b, 1.0]\n"
            + "+I[2, say \"hi\", 2.0]\n"
            + "+I[3, two\n"
            + "lines, 3.0]\n"
            + "+I[4, , 4.0]\n"
            + "+I[5, x\"y, 5.0]",
        Records.decode(
            table(),
            "1,\"a,b\",1\n2,\"say \"\"hi\"\"\",2\n\"3\",\"two\nlines\",3\n4,\"\",4\n5,x\"y,5\n"));
    assertEquals(
        "+I[1, 'a', 1.0]", Records.decode(table().option("csv.quote-character", "|"), "1,|'a'|,1"));
    assertEquals(
        "+I[1, \"a\", 1.0]",
        Records.decode(table().option("csv.disable-quote-character", "true"), "1,\"a\",1"));
    assertEquals(
        "+I[1, a,\"b\n, 1.0]\n+I[2, \\, 2.0]",
        Records.decode(
            table().option("csv.escape-character", "\\"), "1,\"a,\\\"b\\n\",1\n2,\\\\,2"));
  }

  @Test
  void readsOnlyWhatIsNeeded() {
    TestTable table =
        new TestTable()
            .format(new CsvFactory())
            .unused("x", Types.INT)
            .column("b", Types.STRING)
            .unused("y", Types.array(Types.INT));
    assertEquals("+I[two]", Records.decode(table, "no number,two,neither"));
    TestTable none = new TestTable().format(new CsvFactory()).unused("x", Types.INT);
    assertEquals("+I[]\n+I[]", Records.decode(none, "1\n2\n"));
  }

  @Test
  void optionsOfFlink() {
    assertEquals(
        "+I[1, x, 2.0]", Records.decode(table().option("csv.field-delimiter", "\\t"), "1\tx\t2"));
    assertEquals(
        "+I[1, x, 2.0]", Records.decode(table().option("csv.field-delimiter", " "), "1 x 2"));
    assertEquals(
        "+I[1, x, 2.0]",
        Records.decode(table().option("csv.allow-comments", "true"), "#a,\"b\n1,x,2\n# \"\n"));
    assertEquals(
        "+I[1, null, null]",
        Records.decode(table().option("csv.null-literal", "n/a"), "1,n/a,n/a"));
    assertEquals(
        "+I[null, null, 1.0]",
        Records.decode(table().option("csv.empty-string-as-null", "true"), ",,1"));
    assertEquals(
        "+I[1, x, 2.0]\n+I[1,  x , 2.0]",
        Records.decode(table().option("csv.trim-spaces", "true"), " 1 , x ,2\n1,\" x \",2"));
    assertEquals(
        "+I[1, x, 2.0]",
        Records.decode(table().option("csv.ignore-trailing-unmappable", "true"), "1,x,2,3,4"));
    assertEquals("+I[1, x, 2.0]", Records.decode(table(), "1,x,2,"));
    assertEquals(
        "error: expected 3 fields, but the row has 4",
        Records.decode(table().option("csv.allow-trailing-comma", "false"), "1,x,2,"));
  }

  @Test
  void badRowsAreErrors() {
    record Case(String text, String message) {}
    List<Case> cases =
        List.of(
            new Case("1,x", "expected 3 fields, but the row has 2"),
            new Case("1,x,2,3,\"4,5\"", "expected 3 fields, but the row has 5"),
            new Case("x,y,2", "column 'a': expected INT, but the value is 'x'"),
            new Case("3000000000,y,2", "column 'a': expected INT, but the value is '3000000000'"),
            new Case(",y,2", "column 'a': expected INT, but the value is ''"),
            new Case("1.0,y,2", "column 'a': expected INT, but the value is '1.0'"),
            new Case("1,y,2x", "column 'c': expected DOUBLE, but the value is '2x'"),
            new Case("1,\"y,2", "a quoted value does not end"),
            new Case("1,\"y\"\",2", "a quoted value does not end"),
            new Case("1,\"y\"z,2", "expected ',' after a quoted value, but there is 'z,2'"));
    for (Case c : cases) {
      assertEquals("error: " + c.message, Records.decode(table(), c.text), c.text);
    }
    TestTable header = table();
    MillraceException first =
        assertThrows(
            MillraceException.class,
            () ->
                header
                    .context()
                    .format()
                    .decoder(header.context())
                    .decode(Slice.of("A,b,c"), new BatchBuilder(header.schema(), 1)));
    assertTrue(first.hint().orElse("").contains("csv.ignore-first-line"));
    byte[] invalid = "1,äx,2".getBytes(StandardCharsets.ISO_8859_1);
    assertEquals(
        "error: column 'b': expected text in UTF-8, but the value is '\uFFFDx'",
        Records.decode(table(), invalid));
    assertEquals(
        "error: column 'f' is declared NOT NULL, but its value is NULL",
        Records.decode(
            one(Types.INT.withNullable(false)).option("csv.null-literal", "-"), "1\n-\n"));
  }

  @Test
  void parseErrorsCanBeIgnored() {
    TestTable table = table().option("csv.ignore-parse-errors", "true");
    assertEquals(
        "+I[null, x, null]\n+I[1, null, null]\nskipped 2",
        Records.decode(table, "z,x,y\n1,x,2,3\n1\n5,\"x\"y,2\n"));
    assertEquals(
        "\nskipped 1",
        Records.decode(table.option("csv.fail-on-missing-columns", "true"), "1,x\n"));
    TestTable strict = one(Types.INT.withNullable(false)).option("csv.ignore-parse-errors", "true");
    assertEquals("+I[1]\n+I[2]\nskipped 1", Records.decode(strict, "1\nx\n2"));
  }

  @Test
  void readsAllTypes() {
    record Case(DataType type, String text, String value) {}
    List<Case> cases =
        List.of(
            new Case(Types.BOOLEAN, "True", "true"),
            new Case(Types.TINYINT, " -128 ", "-128"),
            new Case(Types.SMALLINT, "32767", "32767"),
            new Case(Types.BIGINT, "-9223372036854775808", "-9223372036854775808"),
            new Case(Types.BIGINT, "9223372036854775807", "9223372036854775807"),
            new Case(Types.FLOAT, "0.1", "0.1"),
            new Case(Types.DOUBLE, "0.1", "0.1"),
            new Case(Types.DOUBLE, "123456789.123456789", "1.2345678912345679E8"),
            new Case(Types.DOUBLE, "-1.5e-300", "-1.5E-300"),
            new Case(Types.DOUBLE, "NaN", "NaN"),
            new Case(Types.decimal(5, 2), "-12.345", "-12.35"),
            new Case(Types.decimal(5, 2), "1e2", "100.00"),
            new Case(Types.decimal(5, 2), "7", "7.00"),
            new Case(
                Types.decimal(38, 10),
                "-1234567890123456789012345678.0123456789",
                "-1234567890123456789012345678.0123456789"),
            new Case(Types.DATE, "2024-02-29", "2024-02-29"),
            new Case(Types.DATE, "1969-1-2", "1969-01-02"),
            new Case(Types.TIME, "23:59:58.9", "23:59:58"),
            new Case(new DataType.TimeType(3, true), "23:59:58.9", "23:59:58.900"),
            new Case(Types.timestamp(3), "1969-12-31 23:59:59.9999", "1969-12-31T23:59:59.999"),
            new Case(
                Types.timestamp(9),
                "2020-01-01 00:00:00.123456789",
                "2020-01-01T00:00:00.123456789"),
            new Case(Types.timestamp(0), "2020-01-01 10:00:00.5", "2020-01-01T10:00"),
            new Case(Types.timestampLtz(3), "2020-01-01 10:00:00Z", "2020-01-01T10:00:00Z"),
            new Case(new IntervalType(true, true), "14", "P14M"),
            new Case(new IntervalType(false, true), "1500", "PT1.5S"),
            new Case(Types.array(Types.INT), "1;2;3", "[1, 2, 3]"),
            new Case(Types.array(Types.STRING), "", "[]"),
            new Case(
                Types.row(List.of(new Field("x", Types.INT), new Field("y", Types.STRING))),
                "1;b",
                "[1, b]"));
    for (Case c : cases) {
      assertEquals("+I[" + c.value + "]", Records.decode(one(c.type), c.text + "\n"), c.text);
    }
  }

  @Test
  void refusesWhatIsNoValue() {
    record Case(DataType type, String text) {}
    List<Case> cases =
        List.of(
            new Case(Types.BOOLEAN, "yes"),
            new Case(Types.TINYINT, "128"),
            new Case(Types.BIGINT, "9223372036854775808"),
            new Case(Types.BIGINT, "-"),
            new Case(Types.DOUBLE, "."),
            new Case(Types.DOUBLE, "1.2.3"),
            new Case(Types.decimal(5, 2), "1000"),
            new Case(Types.decimal(5, 2), "999.999"),
            new Case(Types.decimal(5, 2), "1e999999999"),
            new Case(Types.DATE, "2023-02-29"),
            new Case(Types.DATE, "2023-13-01"),
            new Case(Types.DATE, "20230101"),
            new Case(Types.TIME, "24:00:00"),
            new Case(Types.timestamp(3), "2020-01-01T00:00:00"),
            new Case(Types.timestamp(3), "2020-01-01"),
            new Case(Types.timestamp(3), "2020-01-01 00:00:00."),
            new Case(Types.timestampLtz(3), "2020-01-01 00:00:00"),
            new Case(Types.BYTES, "%%"),
            new Case(Types.array(Types.INT), "1;x"),
            new Case(Types.row(List.of(new Field("x", Types.INT))), "1;2"));
    for (Case c : cases) {
      String decoded = Records.decode(one(c.type), c.text + "\n");
      assertTrue(decoded.startsWith("error: column 'f': expected "), c.text + ": " + decoded);
    }
  }

  @Test
  void writesWhatItReads() {
    List<DataType> types =
        List.of(
            Types.BOOLEAN,
            Types.TINYINT,
            Types.SMALLINT,
            Types.INT,
            Types.BIGINT,
            Types.FLOAT,
            Types.DOUBLE,
            Types.decimal(10, 3),
            Types.decimal(38, 5),
            Types.STRING,
            new BinaryType(3, false, true),
            Types.DATE,
            Types.timestamp(3),
            Types.timestamp(9),
            Types.timestampLtz(6));
    List<Field> schema = new ArrayList<>();
    TestTable table = new TestTable().format(new CsvFactory()).option("csv.null-literal", "~");
    for (int i = 0; i < types.size(); i++) {
      schema.add(new Field("c" + i, types.get(i)));
      table.column("c" + i, types.get(i));
    }
    Samples samples = new Samples(1);
    Column[] columns =
        types.stream().map(t -> samples.column(t, samples.values(t, 200))).toArray(Column[]::new);
    Batch batch = Batch.of(200, columns);
    String text = Records.encode(table, batch);
    String expected = String.join("\n", io.millrace.connectors.testing.Rows.of(schema, batch));
    assertEquals(normal(expected), normal(Records.decode(table, text)));
  }

  private static String normal(String rows) {
    return rows.replaceAll("\\[B@[0-9a-f]+", "bytes");
  }

  @Test
  void quotesWhatNeedsIt() {
    Column texts =
        Columns.of(Types.STRING, "a,b", "\"", " x", "two\nlines", "plain text", "", null);
    Batch batch = Batch.of(7, texts, Columns.of(Types.INT, 1, 2, 3, 4, 5, 6, null));
    TestTable table =
        new TestTable()
            .format(new CsvFactory())
            .column("t", Types.STRING)
            .column("n, m", Types.INT)
            .option("csv.write-header", "true");
    assertEquals(
        "t,\"n, m\"\n\"a,b\",1\n\"\"\"\",2\n\" x\",3\n\"two\nlines\",4\nplain text,5\n,6\n,\n",
        Records.encode(table, batch));
    assertEquals("\"n\"+1", "\"n\"+1");
    TestTable escaped =
        table.option("csv.escape-character", "\\").option("csv.write-header", "false");
    assertTrue(Records.encode(escaped, batch).contains("\"\\\"\",2\n"));
    TestTable bare =
        new TestTable()
            .format(new CsvFactory())
            .column("t", Types.STRING)
            .column("n", Types.INT)
            .option("csv.disable-quote-character", "true");
    assertThrows(MillraceException.class, () -> Records.encode(bare, batch));
  }

  @Test
  void decimalsAreWrittenAsFlinkDoes() {
    Batch batch =
        Batch.of(2, Columns.of(Types.decimal(10, 2), new java.math.BigDecimal("100.00"), 1.25));
    TestTable table = one(Types.decimal(10, 2));
    assertEquals("1E+2\n1.25\n", Records.encode(table, batch));
    table.option("csv.write-bigdecimal-in-scientific-notation", "false");
    assertEquals("100.00\n1.25\n", Records.encode(table, batch));
  }

  @Test
  void nestedValuesAreWritten() {
    DataType row = Types.row(List.of(new Field("x", Types.INT), new Field("y", Types.STRING)));
    TestTable table =
        new TestTable()
            .format(new CsvFactory())
            .column("l", Types.array(Types.INT))
            .column("r", row)
            .option("csv.null-literal", "-");
    Batch batch =
        Batch.of(
            1,
            Columns.of(Types.array(Types.INT), Arrays.asList(1, null, 3)),
            Columns.of(row, Arrays.asList(null, "q")));
    assertEquals("1;-;3,-;q\n", Records.encode(table, batch));
    assertEquals("+I[[1, null, 3], [null, q]]", Records.decode(table, "1;-;3,-;q\n"));
  }

  @Test
  void wrongTablesAreRefused() {
    assertTrue(
        Records.decode(one(Types.map(Types.STRING, Types.INT)), "")
            .startsWith("error: table 't': format 'csv' cannot hold column 'f' of type MAP"));
    assertTrue(
        Records.decode(table().option("csv.field-delimiter", "||"), "")
            .startsWith("error: option 'csv.field-delimiter': expected one ASCII character"));
  }
}
