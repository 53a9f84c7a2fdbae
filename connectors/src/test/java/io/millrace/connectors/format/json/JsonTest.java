package io.millrace.connectors.format.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.connectors.testing.Records;
import io.millrace.connectors.testing.Rows;
import io.millrace.connectors.testing.TestTable;
import io.millrace.data.batch.Batch;
import io.millrace.data.column.Column;
import io.millrace.data.column.ColumnBuilder;
import io.millrace.data.column.Columns;
import io.millrace.data.column.MapColumn;
import io.millrace.data.sample.Samples;
import io.millrace.data.type.DataType;
import io.millrace.data.type.DataType.Field;
import io.millrace.data.type.DataType.MapType;
import io.millrace.data.type.DataType.MultisetType;
import io.millrace.data.type.Types;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonTest {
  private static TestTable table() {
    return new TestTable()
        .format(new JsonFactory())
        .column("a", Types.INT)
        .column("b", Types.STRING);
  }

  private static TestTable one(DataType type) {
    return new TestTable().format(new JsonFactory()).column("f", type);
  }

  @Test
  void readsObjects() {
    assertEquals(
        "+I[1, x]\n+I[null, null]\n+I[2, y]\n+I[4, q]",
        Records.decode(
            table(),
            """
            {"a":1,"b":"x"}
            {"A":1,"c":{"a":[7,{"b":"]}"}]},"b":null}

             { "b" : "y" , "a" : 2 }\r
            null
            {"a":3,"b":"p","a":4,"b":"q"}\
            """));
    assertEquals(
        "+I[1, x]\n+I[2, null]\n+I[3, z]",
        Records.decode(table(), "[{\"a\":1,\"b\":\"x\"},{\"a\":2}]\n[]\n{\"b\":\"z\",\"a\":3}"));
  }

  @Test
  void readsEscapes() {
    assertEquals(
        "+I[[\"/\\\b\f\n\r\täé😀ä]]".replace("[[", "[null, ").replace("]]", "]"),
        Records.decode(table(), "{\"b\":\"\\\"\\/\\\\\\b\\f\\n\\r\\tä\\u00e9\\uD83D\\ude00ä\"}"));
    assertEquals("+I[5, null]", Records.decode(table(), "{\"\\u0061\":5}"));
  }

  @Test
  void malformedTextsAreErrors() {
    record Case(String text, String message) {}
    List<Case> cases =
        List.of(
            new Case("{\"a\":1", "expected '}' at byte 7, but found the end of the record"),
            new Case("{\"a\" 1}", "expected ':' at byte 6, but found '1'"),
            new Case("{a:1}", "expected '\"' at byte 2, but found 'a'"),
            new Case("{\"a\":01}", "expected '}' at byte 7, but found '1'"),
            new Case("{\"a\":+1}", "expected a value at byte 6, but found '+'"),
            new Case("{\"a\":1.}", "expected a digit at byte 8, but found '}'"),
            new Case("{\"a\":tru}", "expected true at byte 9, but found '}'"),
            new Case("{\"b\":\"x}", "expected '\"' at byte 9, but found the end of the record"),
            new Case("{\"b\":\"\\x\"}", "expected a character that can be escaped at byte 8"),
            new Case("{\"b\":\"\\ud800\"}", "expected the second half of a surrogate pair"),
            new Case("{\"z\":[1,]}", "expected a value at byte 9, but found ']'"),
            new Case("{\"a\":1}{", "expected the end at byte 8, but found '{'"));
    for (Case c : cases) {
      String decoded = Records.decode(table(), c.text);
      assertTrue(decoded.startsWith("error: malformed JSON: " + c.message), decoded);
      assertEquals(
          "\nskipped 1",
          Records.decode(table().option("json.ignore-parse-errors", "true"), c.text),
          c.text);
    }
    String deep = "{\"z\":" + "[".repeat(5000) + "]".repeat(5000) + "}";
    assertTrue(Records.decode(table(), deep).contains("at most 1000 levels"));
    assertEquals(
        "error: expected an object, but the record is '7'", Records.decode(table(), "7\n"));
  }

  @Test
  void wrongValuesNameTheirColumn() {
    DataType nested =
        Types.row(List.of(new Field("x", Types.array(Types.INT)), new Field("y", Types.DATE)));
    record Case(DataType type, String json, String message) {}
    List<Case> cases =
        List.of(
            new Case(Types.INT, "1.5", "column 'f': expected INT, but the value is '1.5'"),
            new Case(Types.INT, "3e9", "column 'f': expected INT, but the value is '3e9'"),
            new Case(Types.INT, "1e99999999", "column 'f': expected INT"),
            new Case(Types.INT, "true", "column 'f': expected INT, but the value is 'true'"),
            new Case(Types.INT, "{\"p\": 1}", "column 'f': expected INT, but the value is '{\"p\""),
            new Case(Types.BOOLEAN, "1", "column 'f': expected BOOLEAN"),
            new Case(Types.BYTES, "12", "column 'f': expected bytes in base 64"),
            new Case(Types.array(Types.INT), "1", "column 'f': expected an array"),
            new Case(Types.map(Types.STRING, Types.INT), "[]", "column 'f': expected an object"),
            new Case(nested, "[]", "column 'f': expected an object, but the value is '[]'"),
            new Case(
                nested,
                "{\"x\":[\"q\"]}",
                "column 'f.x': expected INT, but the value is '[\"q\"]'"),
            new Case(nested, "{\"y\":\"today\"}", "column 'f.y': expected DATE"));
    for (Case c : cases) {
      String decoded = Records.decode(one(c.type), "{\"f\":" + c.json + "}");
      assertTrue(decoded.startsWith("error: " + c.message), decoded);
      assertEquals(
          c.json.startsWith("{\"x") || c.json.startsWith("{\"y")
              ? c.json.startsWith("{\"x") ? "+I[[[null], null]]" : "+I[[null, null]]"
              : "+I[null]",
          Records.decode(
              one(c.type).option("json.ignore-parse-errors", "true"), "{\"f\":" + c.json + "}"),
          c.json);
    }
    assertEquals(
        "error: column 'b': expected text in UTF-8, but the value is '\"\uFFFD\"'",
        Records.decode(table(), new byte[] {'{', '"', 'b', '"', ':', '"', (byte) 0xff, '"', '}'}));
  }

  @Test
  void missingFields() {
    assertEquals(
        "error: field 'b' is missing",
        Records.decode(table().option("json.fail-on-missing-field", "true"), "{\"a\":1}"));
    TestTable strict = one(Types.INT.withNullable(false));
    for (String text : List.of("{}", "{\"f\":null}")) {
      assertEquals(
          "error: column 'f' is declared NOT NULL, but its value is NULL",
          Records.decode(strict, text));
    }
    assertEquals(
        "+I[1]\nskipped 2",
        Records.decode(
            strict.option("json.ignore-parse-errors", "true"), "{\"f\":1}\n{}\n{\"f\":\"x\"}"));
    assertTrue(
        Records.decode(strict.option("json.fail-on-missing-field", "true"), "")
            .startsWith("error: options 'json.fail-on-missing-field'"));
  }

  @Test
  void readsAllTypes() {
    record Case(DataType type, String json, String value) {}
    List<Case> cases =
        List.of(
            new Case(Types.BOOLEAN, "true", "true"),
            new Case(Types.BOOLEAN, "\"false\"", "false"),
            new Case(Types.TINYINT, "-128", "-128"),
            new Case(Types.INT, "\" 12 \"", "12"),
            new Case(Types.BIGINT, "1.0", "1"),
            new Case(Types.BIGINT, "12e2", "1200"),
            new Case(Types.DOUBLE, "1", "1.0"),
            new Case(Types.DOUBLE, "\"NaN\"", "NaN"),
            new Case(Types.decimal(10, 2), "1e2", "100.00"),
            new Case(Types.decimal(10, 2), "\"1.005\"", "1.01"),
            new Case(Types.STRING, "12.50", "12.50"),
            new Case(Types.STRING, "{ \"p\" : [ 1, \"a b\\\"\" ] }", "{\"p\":[1,\"a b\\\"\"]}"),
            new Case(Types.DATE, "\"2020-12-30\"", "2020-12-30"),
            new Case(Types.TIME, "\"12:13:14\"", "12:13:14"),
            new Case(Types.timestamp(3), "\"2020-12-30 12:13:14.123\"", "2020-12-30T12:13:14.123"),
            new Case(Types.timestampLtz(3), "\"2020-12-30 12:13:14Z\"", "2020-12-30T12:13:14Z"),
            new Case(Types.array(Types.array(Types.INT)), "[[1],[],null]", "[[1], [], null]"),
            new Case(
                Types.map(Types.STRING, Types.INT),
                "{\"p\":1,\"q\":null,\"p\":3}",
                "{q=null, p=3}"),
            new Case(new MultisetType(Types.STRING, true), "{\"p\":2}", "{p=2}"),
            new Case(
                Types.row(
                    List.of(
                        new Field("x", Types.INT),
                        new Field("y", Types.row(List.of(new Field("z", Types.STRING)))))),
                "{\"y\":{\"z\":\"deep\"}}",
                "[null, [deep]]"));
    for (Case c : cases) {
      assertEquals(
          "+I[" + c.value + "]", Records.decode(one(c.type), "{\"f\":" + c.json + "}"), c.json);
    }
    TestTable iso = one(Types.timestamp(6)).option("json.timestamp-format.standard", "ISO-8601");
    assertEquals(
        "+I[2020-12-30T12:13:14.000001]",
        Records.decode(iso, "{\"f\":\"2020-12-30T12:13:14.000001\"}"));
    assertTrue(Records.decode(iso, "{\"f\":\"2020-12-30 12:13:14\"}").startsWith("error:"));
  }

  @Test
  void aMapOfManyEntriesKeepsTheLastOfEachKey() {
    StringBuilder json = new StringBuilder("{\"f\":{");
    for (int i = 0; i < 40; i++) {
      json.append(i == 0 ? "" : ",").append("\"k").append(i % 20).append("\":").append(i);
    }
    String decoded =
        Records.decode(one(Types.map(Types.STRING, Types.INT)), json.append("}}").toString());
    assertTrue(decoded.startsWith("+I[{k0=20, k1=21") && decoded.endsWith("k19=39}]"), decoded);
  }

  @Test
  void writesWhatItReads() {
    Samples samples = new Samples(7);
    TestTable table = new TestTable().format(new JsonFactory());
    List<Column> columns = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      DataType type = samples.type(2);
      if (isJson(type)) {
        table.column("c" + i, type);
        columns.add(samples.column(type, samples.values(type, 30)));
      }
    }
    Batch batch = Batch.of(30, columns);
    for (String style : List.of("SQL", "ISO-8601")) {
      for (String omit : List.of("true", "false")) {
        table.option("json.timestamp-format.standard", style);
        table.option("json.encode.ignore-null-fields", omit);
        assertEquals(
            normal(String.join("\n", Rows.of(table.schema(), batch))),
            normal(Records.decode(table, Records.encode(table, batch))));
      }
    }
  }

  /** Whether JSON can hold it exactly: keys of maps are strings; samples of TIME(2) are finer. */
  private static boolean isJson(DataType type) {
    if (type instanceof DataType.TimeType time) {
      return time.precision() >= 3;
    }
    if (type instanceof MapType map) {
      return map.key().isString() && isJson(map.value());
    }
    if (type instanceof MultisetType multiset) {
      return multiset.element().isString();
    }
    if (type instanceof DataType.RowType row) {
      return row.fields().stream().allMatch(f -> isJson(f.type()));
    }
    return !(type instanceof DataType.ArrayType array) || isJson(array.element());
  }

  private static String normal(String rows) {
    return rows.replaceAll("\\[B@[0-9a-f]+", "bytes");
  }

  @Test
  void writesAsFlinkDoes() {
    DataType row = Types.row(List.of(new Field("x", Types.INT)));
    TestTable table =
        new TestTable()
            .format(new JsonFactory())
            .column("s", Types.STRING)
            .column("d", Types.decimal(10, 9))
            .column("f", Types.DOUBLE)
            .column("t", Types.timestamp(3))
            .column("r", row)
            .column("l", Types.array(Types.INT));
    Batch batch =
        Batch.of(
            2,
            Columns.of(Types.STRING, "a\"\\\u0001\nä", null),
            Columns.of(Types.decimal(10, 9), new BigDecimal("0.000000027"), null),
            Columns.of(Types.DOUBLE, Double.NaN, null),
            Columns.of(
                Types.timestamp(3),
                java.time.LocalDateTime.of(2020, 1, 2, 3, 4, 5, 60_000_000),
                null),
            Columns.of(row, List.of(1), Arrays.asList((Object) null)),
            Columns.of(Types.array(Types.INT), Arrays.asList(1, null), null));
    assertEquals(
        "{\"s\":\"a\\\"\\\\\\u0001\\n"
            + "ä\",\"d\":2.7E-8,\"f\":\"NaN\",\"t\":\"2020-01-02"
            + " 03:04:05.06\",\"r\":{\"x\":1},\"l\":[1,null]}\n"
            + "{\"s\":null,\"d\":null,\"f\":null,\"t\":null,\"r\":{\"x\":null},\"l\":null}\n",
        Records.encode(table, batch));
    table.option("json.encode.ignore-null-fields", "true");
    table.option("json.encode.decimal-as-plain-number", "true");
    String written = Records.encode(table, batch);
    assertTrue(written.contains("\"d\":0.000000027"), written);
    assertTrue(written.endsWith("{\"r\":{}}\n"), written);
  }

  @Test
  void nullKeysOfMaps() {
    ColumnBuilder keys = ColumnBuilder.of(Types.STRING, 2);
    keys.appendNull();
    keys.copyFrom(Columns.of(Types.STRING, "k"), 0);
    Column map =
        new MapColumn(1, new int[] {0, 2}, keys.build(), Columns.of(Types.INT, 1, 2), null);
    TestTable table = one(Types.map(Types.STRING, Types.INT));
    assertEquals(
        "column 'f': JSON has no keys that are NULL, but the map has one",
        org.junit.jupiter.api.Assertions.assertThrows(
                io.millrace.data.error.MillraceException.class,
                () -> Records.encode(table, Batch.of(1, map)))
            .getMessage());
    for (Map.Entry<String, String> mode :
        Map.of("DROP", "{\"f\":{\"k\":2}}\n", "LITERAL", "{\"f\":{\"?\":1,\"k\":2}}\n")
            .entrySet()) {
      table.option("json.map-null-key.mode", mode.getKey());
      table.option("json.map-null-key.literal", "?");
      assertEquals(mode.getValue(), Records.encode(table, Batch.of(1, map)));
    }
  }
}
