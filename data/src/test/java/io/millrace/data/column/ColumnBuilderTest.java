package io.millrace.data.column;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.millrace.data.bytes.Slice;
import io.millrace.data.bytes.SliceWriter;
import io.millrace.data.sample.Samples;
import io.millrace.data.type.DataType;
import io.millrace.data.type.Types;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ColumnBuilderTest {

  /** Whether two columns hold the same values, whatever their encoding. */
  private static void assertSame(DataType type, Column expected, Column actual) {
    assertEquals(expected.length(), actual.length());
    for (int i = 0; i < expected.length(); i++) {
      Object[] left = {JavaValues.get(type, expected, i)};
      Object[] right = {JavaValues.get(type, actual, i)};
      assertEquals(text(left), text(right), type + " at " + i);
    }
  }

  private static String text(Object value) {
    if (value instanceof Object[] array) {
      return text(Arrays.asList(array));
    }
    if (value instanceof byte[] bytes) {
      return Arrays.toString(bytes);
    }
    if (value instanceof List<?> list) {
      return list.stream().map(ColumnBuilderTest::text).toList().toString();
    }
    if (value instanceof java.util.Map<?, ?> map) {
      return map.entrySet().stream()
          .map(e -> text(e.getKey()) + "=" + text(e.getValue()))
          .toList()
          .toString();
    }
    return String.valueOf(value);
  }

  @Test
  void everyTypeSurvivesCopyTakeConcatAndTruncate() {
    for (int seed = 0; seed < 400; seed++) {
      Samples samples = new Samples(seed);
      DataType type = samples.type(2);
      List<Object> values = samples.values(type, samples.random().nextInt(150));
      Column column = samples.column(type, values);
      ColumnBuilder builder = ColumnBuilder.of(type, 3);
      for (int round = 0; round < 2; round++) {
        builder.copyRange(column, 0, column.length());
        builder.copyRange(column, 0, column.length() / 2);
        builder.truncate(column.length());
        assertSame(type, column, builder.build());
      }
      assertSame(type, column, column.flat());
      int half = column.length() / 2;
      int[] all = new int[column.length()];
      Arrays.setAll(all, i -> i);
      int[] rest = Arrays.copyOfRange(all, half, all.length);
      Column first = column.take(all, half);
      Column second = column.take(rest, rest.length);
      assertSame(type, column, Columns.concat(type, List.of(first, second)));
      builder.copyFrom(column, all, all.length);
      assertSame(type, column, builder.build());
    }
  }

  @Test
  void truncateForgetsNulls() {
    LongBuilder builder = new LongBuilder(1);
    for (int i = 0; i < 130; i++) {
      builder.appendNull();
    }
    builder.truncate(65);
    builder.truncate(64);
    builder.append(7);
    LongColumn column = builder.build();
    assertEquals(65, column.length());
    assertEquals(true, column.isNull(63));
    assertEquals(false, column.isNull(64));
    assertEquals(7, column.get(64));
    assertNull(builder.build().nulls());
    assertThrows(IllegalArgumentException.class, () -> builder.truncate(1));
  }

  @Test
  void aValueBegunAndNotEndedIsDropped() {
    BytesBuilder builder = new BytesBuilder(2);
    builder.append("ab");
    SliceWriter writer = builder.begin();
    writer.append("lost");
    builder.appendNull();
    builder.begin().append("kept");
    builder.end();
    builder.begin().append("lost again");
    BytesColumn column = builder.build();
    assertEquals(3, column.length());
    assertEquals("ab", column.get(0, new Slice()).toString());
    assertEquals("", column.get(1, new Slice()).toString());
    assertEquals("kept", column.get(2, new Slice()).toString());
    assertEquals(0, builder.build().length());
  }

  @Test
  void aRowWithAMissingFieldIsRefused() {
    DataType type = Types.row(List.of(Types.field("a", Types.INT), Types.field("b", Types.INT)));
    RowBuilder builder = (RowBuilder) ColumnBuilder.of(type, 1);
    ((IntBuilder) builder.field(0)).append(1);
    assertThrows(IllegalStateException.class, builder::end);
  }

  @Test
  void constantsAndEmptyColumns() {
    assertEquals(3, Columns.constant(Types.STRING, "x", 3).length());
    assertEquals("x", JavaValues.get(Types.STRING, Columns.constant(Types.STRING, "x", 3), 2));
    assertNull(JavaValues.get(Types.NULL, Columns.nulls(Types.NULL, 3), 2));
    assertEquals(0, Columns.empty(Types.array(Types.map(Types.INT, Types.STRING))).length());
    assertThrows(ArithmeticException.class, () -> Columns.of(Types.TINYINT, 128));
    assertThrows(ClassCastException.class, () -> Columns.of(Types.BOOLEAN, 1));
  }
}
