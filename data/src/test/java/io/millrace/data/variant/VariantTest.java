package io.millrace.data.variant;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.data.bytes.Slice;
import io.millrace.data.bytes.SliceWriter;
import io.millrace.data.column.Column;
import io.millrace.data.column.ColumnBuilder;
import io.millrace.data.column.Columns;
import io.millrace.data.column.JavaValues;
import io.millrace.data.encoding.KeyEncoding;
import io.millrace.data.type.DataType;
import io.millrace.data.type.Types;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VariantTest {
  private final VariantParser parser = new VariantParser();

  private Slice parse(String json) {
    return parse(json, false);
  }

  private Slice parse(String json, boolean duplicates) {
    SliceWriter out = new SliceWriter();
    out.append((byte) 7);
    byte[] text = ("xx" + json + "yy").getBytes(StandardCharsets.UTF_8);
    boolean read = parser.parse(new Slice().set(text, 2, text.length - 4), duplicates, out);
    assertTrue(read, () -> json + ": " + parser.problem());
    return new Slice().set(out.array(), 1, out.length() - 1);
  }

  private static String print(Slice value) {
    SliceWriter out = new SliceWriter();
    VariantText.print(value, out);
    return out.view(new Slice()).toString();
  }

  private static String printExactly(Slice value) {
    SliceWriter out = new SliceWriter();
    VariantText.printExactly(value, out);
    return out.view(new Slice()).toString();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          null | null
          ` true ` | true
          false | false
          0 | 0
          -0 | 0
          -0.000 | 0
          -0e0 | -0.0
          127 | 127
          -128 | -128
          128 | 128
          9223372036854775807 | 9223372036854775807
          -9223372036854775808 | -9223372036854775808
          9223372036854775808 | 9223372036854775808
          -9223372036854775809 | -9223372036854775809
          18446744073709551616 | 18446744073709551616
          12345678901234567890123456789012345678 | 12345678901234567890123456789012345678
          -99999999999999999999999999999999999999 | -99999999999999999999999999999999999999
          123456789012345678901234567890123456789 | 1.2345678901234568E38
          1.500 | 1.5
          -100.00 | -100
          0.05 | 0.05
          1.0203 | 1.0203
          100.0000000000000000000000000000000000001 | 100.0
          0.00000000000000000000000000000000000001 | 0.00000000000000000000000000000000000001
          0.000000000000000000000000000000000000001 | 1.0E-39
          1e-400 | 0.0
          100e0 | 100.0
          1E+2 | 100.0
          -2.5e-3 | -0.0025
          "" | ""
          "é😀" | "é😀"
          "\\ud83d\\ude00\\u00e9\\u0041\\u07ff\\uffff" | "😀éA߿￿"
          "\\ud83d" | "?"
          "\\ud83dx\\ude00\\ud83d\\n" | "?x??\\n"
          "a\\/\\"\\\\\\b\\f\\n\\r\\t\\u0001\\u001f" | "a/\\"\\\\\\b\\f\\n\\r\\t\\u0001\\u001F"
          [] | []
          `[ 1 , [ ] , "x" ]` | [1,[],"x"]
          {} | {}
          `{ "b" : 1 , "a" : { "": null } }` | {"a":{"":null},"b":1}
          {"\\uffff":1,"😀":2,"z":3,"zz":4,"Z":5} | {"Z":5,"z":3,"zz":4,"😀":2,"￿":1}
          """)
  void whatIsParsedIsPrinted(String json, String printed) {
    Slice value = parse(json);
    assertEquals(printed, print(value));
    assertEquals(value, parse(printExactly(value)), "two forms of one value");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          `` | expected a value, but the text ends
          `  ` | expected a value, but the text ends
          nul | expected a value, at character 1
          NaN | expected a value, at character 1
          01 | expected a value, at character 1
          -01 | expected a value, at character 2
          - | expected a value, but the text ends
          1. | expected a value, but the text ends
          1.e3 | expected a value, at character 3
          .5 | expected a value, at character 1
          1e | expected a value, but the text ends
          1e+x | expected a value, at character 4
          1e400 | a number is beyond the range of DOUBLE, at character 1
          1 2 | expected the end, at character 3
          {"a":1}x | expected the end, at character 8
          [1,] | expected a value, at character 4
          [1 2] | expected ',' or ']', at character 4
          [1 | expected ',' or ']', but the text ends
          {a:1} | expected a key in '"', at character 2
          {"a":1,} | expected a key in '"', at character 8
          {"a" 1} | expected ':', at character 6
          {"a":} | expected a value, at character 6
          {"a":1 | expected ',' or '}', but the text ends
          "a | expected '"', but the text ends
          "é\\x" | expected one of " \\ / b f n r t u after \\, at character 5
          "\\ | expected one of " \\ / b f n r t u after \\, but the text ends
          "\\u00g0" | expected four hexadecimal digits after \\u, at character 6
          {"a":1,"b":2,"a":3} | the key "a" is there twice, at character 20
          """)
  void problems(String json, String problem) {
    assertFalse(parser.parse(Slice.of(json == null ? "" : json), false, new SliceWriter()));
    assertEquals(problem, parser.problem());
  }

  @Test
  void controlCharactersAreEscaped() {
    assertFalse(parser.parse(Slice.of("\"a\nb\""), false, new SliceWriter()));
    assertEquals(
        "a control character in a string must be escaped, at character 3", parser.problem());
  }

  @Test
  void depth() {
    assertEquals(
        "[".repeat(1000) + "]".repeat(1000), print(parse("[".repeat(1000) + "]".repeat(1000))));
    String object = "{\"a\":".repeat(1000) + "1" + "}".repeat(1000);
    assertEquals(object, print(parse(object)));
    assertFalse(parser.parse(Slice.of("[".repeat(1001)), false, new SliceWriter()));
    assertEquals("nested deeper than 1000, at character 1001", parser.problem());
  }

  @Test
  void lastOfDuplicates() {
    assertEquals(
        "{\"a\":3,\"b\":{\"x\":2}}",
        print(parse("{\"a\":1,\"b\":{\"x\":1,\"x\":2},\"a\":[2],\"a\":3}", true)));
    assertEquals(parse("{\"k\":1}"), parse("{\"k\":\"longer\",\"\\u006b\":1}", true));
  }

  @Test
  void elements() {
    Slice array = parse("[10, [20], \"x\"]");
    Slice found = new Slice();
    String[] printed = {"10", "[20]", "\"x\""};
    for (int i = 0; i < 3; i++) {
      assertTrue(Variant.element(array, i, found));
      assertEquals(printed[i], print(found));
      assertEquals(parse(printed[i]), found, "an element is a value by itself");
    }
    assertFalse(Variant.element(array, 3, found));
    assertFalse(Variant.element(array, -1, found));
    assertFalse(Variant.element(parse("[]"), 0, found));
    assertFalse(Variant.member(parse("{}"), Slice.of("a"), found));
  }

  /**
   * Any value, written with blanks and its members in any order, is one value and prints as one.
   */
  @Test
  void valuesOfAnyShape() {
    for (int seed = 0; seed < 300; seed++) {
      Random random = new Random(seed);
      Object value = value(random, 4);
      String canonical = json(value, null);
      Slice parsed = parse(json(value, random));
      assertEquals(canonical, print(parsed));
      assertEquals(parse(canonical), parsed);
      checkParts(value, parsed);
    }
  }

  private static void checkParts(Object value, Slice parsed) {
    Slice found = new Slice();
    if (value instanceof List<?> list) {
      assertTrue(Variant.isArray(parsed) && Variant.size(parsed) == list.size());
      for (int i = 0; i < list.size(); i++) {
        assertTrue(Variant.element(parsed, i, found));
        assertEquals(json(list.get(i), null), print(found));
      }
    } else if (value instanceof Map<?, ?> map) {
      assertTrue(Variant.isObject(parsed) && Variant.size(parsed) == map.size());
      map.forEach(
          (key, member) -> {
            assertTrue(Variant.member(parsed, Slice.of((String) key), found));
            assertEquals(json(member, null), print(found));
          });
      assertFalse(Variant.member(parsed, Slice.of("none"), found));
    }
  }

  private static Object value(Random random, int depth) {
    int size = random.nextInt(40) == 0 ? random.nextInt(400) : random.nextInt(5);
    return switch (random.nextInt(depth > 0 ? 7 : 4)) {
      case 0 -> random.nextBoolean();
      case 1 -> random.nextLong() >> random.nextInt(64);
      case 2 -> "t" + "é".repeat(random.nextInt(10) == 0 ? 40_000 : random.nextInt(9));
      case 3 -> "null";
      case 4 -> {
        List<Object> list = new ArrayList<>();
        for (int i = 0; i < size; i++) {
          list.add(value(random, depth - 1));
        }
        yield list;
      }
      default -> {
        Map<String, Object> map = new TreeMap<>();
        for (int i = 0; i < size; i++) {
          map.put(key(random), value(random, depth - 1));
        }
        yield map;
      }
    };
  }

  private static String key(Random random) {
    StringBuilder key = new StringBuilder();
    for (int i = random.nextInt(4); i > 0; i--) {
      key.appendCodePoint(new int[] {'a', 'b', 'é', 0xe000, 0xffff, 0x1f600}[random.nextInt(6)]);
    }
    return key.toString();
  }

  /** JSON of a value; with chance, members in any order and blanks between. */
  private static String json(Object value, Random chance) {
    String blank = chance != null && chance.nextInt(3) == 0 ? " \n" : "";
    List<String> parts = new ArrayList<>();
    if (value instanceof List<?> list) {
      list.forEach(e -> parts.add(json(e, chance)));
    } else if (value instanceof Map<?, ?> map) {
      map.forEach((k, v) -> parts.add("\"" + k + "\"" + blank + ":" + json(v, chance)));
      if (chance != null) {
        Collections.shuffle(parts, chance);
      }
    } else {
      String text =
          value.equals("null") || !(value instanceof String) ? "" + value : "\"" + value + "\"";
      return blank + text + blank;
    }
    String inner = blank + String.join("," + blank, parts) + blank;
    return value instanceof List ? "[" + inner + "]" : "{" + inner + "}";
  }

  /** In keys and in rows of state a VARIANT is its bytes, whatever they are. */
  @Test
  void encodings() {
    List<String> values = new ArrayList<>();
    for (int seed = 0; seed < 50; seed++) {
      values.add(json(value(new Random(seed), 3), null));
    }
    values.add(null);
    List<DataType> types = List.of(Types.VARIANT, Types.array(Types.VARIANT));
    Column variants = Columns.of(Types.VARIANT, values.toArray());
    Column arrays =
        Columns.of(types.get(1), values.stream().map(Collections::singletonList).toArray());
    for (int i = 0; i < values.size(); i++) {
      SliceWriter key = new SliceWriter();
      KeyEncoding.of(types).encode(new Column[] {variants, arrays}, i, key);
      ColumnBuilder[] read = {ColumnBuilder.of(types.get(0), 1), ColumnBuilder.of(types.get(1), 1)};
      KeyEncoding.of(types).decode(key.array(), 0, read);
      assertEquals(values.get(i), JavaValues.get(types.get(0), read[0].build(), 0));
      assertEquals(
          Collections.singletonList(values.get(i)),
          JavaValues.get(types.get(1), read[1].build(), 0));
    }
  }

  /** Hashes and keys are of the bytes: what differs in print must differ there. */
  @Test
  void differentValuesHaveDifferentBytes() {
    Set<String> printed = new HashSet<>();
    Set<Slice> bytes = new HashSet<>();
    for (String json :
        List.of(
            "1", "1e0", "\"1\"", "[1]", "true", "null", "{}", "[]", "1.5", "{\"a\":null}", "0")) {
      Slice value = parse(json);
      assertTrue(printed.add(print(value)) && bytes.add(value), json);
    }
  }
}
