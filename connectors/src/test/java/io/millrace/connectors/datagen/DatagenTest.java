package io.millrace.connectors.datagen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.connectors.testing.Rows;
import io.millrace.connectors.testing.TestTable;
import io.millrace.data.batch.Batch;
import io.millrace.data.column.JavaValues;
import io.millrace.data.error.MillraceException;
import io.millrace.data.platform.SimulatedClock;
import io.millrace.data.type.DataType;
import io.millrace.data.type.DataType.BinaryType;
import io.millrace.data.type.DataType.CharacterType;
import io.millrace.data.type.DataType.Field;
import io.millrace.data.type.DataType.IntervalType;
import io.millrace.data.type.DataType.MultisetType;
import io.millrace.data.type.Types;
import io.millrace.executor.spi.Source;
import io.millrace.executor.spi.SourceReader;
import io.millrace.executor.spi.SourceReader.Polled;
import io.millrace.executor.spi.SourceReader.Status;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DatagenTest {
  private static final String FAST = "1000000000";

  private static TestTable table() {
    return new TestTable().option("connector", "datagen").option("rows-per-second", FAST);
  }

  private static Source source(TestTable table) {
    return new DatagenFactory().source(table.context());
  }

  /** The values of column 0 of the first {@code rows} rows. */
  private static List<Object> values(TestTable table, int rows) throws IOException {
    SimulatedClock clock = new SimulatedClock();
    SourceReader reader = source(table.clock(clock)).reader(0, 1);
    reader.poll(1);
    clock.advance(1000);
    reader.restore(List.of(new DatagenSplit(0, 1, 0).encode()));
    Batch batch = reader.poll(rows).batch();
    List<Object> values = new ArrayList<>();
    for (int i = 0; i < batch.rows(); i++) {
      values.add(JavaValues.get(table.schema().get(0).type(), batch.column(0), i));
    }
    return values;
  }

  private static List<Object> random(DataType type, Map<String, String> options)
      throws IOException {
    TestTable table = table().column("f", type);
    options.forEach((what, value) -> table.option("fields.f." + what, value));
    return values(table, 1000);
  }

  @Test
  void aSequenceCountsAndEnds() throws IOException {
    TestTable table =
        sequence(table().column("f", Types.BIGINT), "-2", "3").column("r", Types.BOOLEAN);
    assertTrue(source(table).capabilities().bounded());
    SimulatedClock clock = new SimulatedClock();
    SourceReader reader = source(table.clock(clock)).reader(0, 1);
    Polled first = reader.poll(10);
    assertEquals(1, first.batch().rows());
    clock.advance(1000);
    Polled rest = reader.poll(10);
    assertEquals(5, rest.batch().rows());
    assertEquals(Status.END, rest.status());
    assertEquals(-1L, JavaValues.get(Types.BIGINT, rest.batch().column(0), 0));
    assertEquals(3L, JavaValues.get(Types.BIGINT, rest.batch().column(0), 4));
  }

  private static TestTable sequence(TestTable table, String start, String end) {
    return table
        .option("fields.f.kind", "sequence")
        .option("fields.f.start", start)
        .option("fields.f.end", end);
  }

  @Test
  void sequencesOfAllTypes() throws IOException {
    record Case(DataType type, Object first) {}
    List<Case> cases =
        List.of(
            new Case(Types.TINYINT, (byte) 7),
            new Case(Types.SMALLINT, (short) 7),
            new Case(Types.INT, 7),
            new Case(Types.BIGINT, 7L),
            new Case(Types.FLOAT, 7f),
            new Case(Types.DOUBLE, 7.0),
            new Case(Types.decimal(5, 2), new BigDecimal("7.00")),
            new Case(Types.decimal(30, 3), new BigDecimal("7.000")),
            new Case(Types.STRING, "7"));
    for (Case c : cases) {
      TestTable table = sequence(table().column("f", c.type), "7", "9");
      assertEquals(c.first, values(table, 10).get(0), c.type.toString());
      assertEquals(3, values(table, 10).size());
    }
  }

  @Test
  void numbersKeepToTheirBounds() throws IOException {
    for (DataType type : List.of(Types.TINYINT, Types.SMALLINT, Types.INT, Types.BIGINT)) {
      Set<Object> seen = new HashSet<>(random(type, Map.of("min", "-1", "max", "1")));
      assertEquals(3, seen.size(), type + " " + seen);
      for (Object value : seen) {
        assertTrue(Math.abs(((Number) value).longValue()) <= 1);
      }
    }
    for (Object value : random(Types.DOUBLE, Map.of("min", "2.5", "max", "3"))) {
      assertTrue((double) value >= 2.5 && (double) value < 3);
    }
    for (DataType type : List.of(Types.decimal(4, 2), Types.decimal(30, 2))) {
      for (Object value : random(type, Map.of("min", "-0.05", "max", "0.05"))) {
        assertTrue(((BigDecimal) value).abs().compareTo(new BigDecimal("0.05")) <= 0);
        assertEquals(2, ((BigDecimal) value).scale());
      }
    }
    List<Object> all = random(Types.BIGINT, Map.of());
    assertEquals(1000, new HashSet<>(all).size());
    assertTrue(all.stream().anyMatch(v -> (long) v < 0));
    for (Object months : random(new IntervalType(true, true), Map.of())) {
      assertTrue(((java.time.Period) months).toTotalMonths() >= 0);
    }
  }

  @Test
  void stringsHaveTheirLength() throws IOException {
    for (Object value : random(Types.STRING, Map.of())) {
      assertTrue(((String) value).matches("[0-9a-f]{100}"), value.toString());
    }
    assertEquals(1000, new HashSet<>(random(Types.STRING, Map.of("length", "16"))).size());
    assertEquals(16, new HashSet<>(random(Types.STRING, Map.of("length", "1"))).size());
    assertEquals(5, ((String) random(new CharacterType(5, false, true), Map.of()).get(0)).length());
    assertEquals(7, ((String) random(Types.varchar(7), Map.of()).get(0)).length());
    assertEquals(9, ((byte[]) random(new BinaryType(9, false, true), Map.of()).get(0)).length);
    Set<Integer> lengths = new HashSet<>();
    for (Object value : random(Types.STRING, Map.of("length", "4", "var-len", "true"))) {
      lengths.add(((String) value).length());
    }
    assertEquals(Set.of(1, 2, 3), lengths);
  }

  @Test
  void aRowIsTheSameInWhateverBatchItIsMade() throws IOException {
    TestTable table =
        table()
            .column("a", Types.BIGINT)
            .column("b", Types.STRING)
            .column("c", Types.array(Types.map(Types.STRING, Types.DOUBLE)))
            .column("d", Types.row(List.of(new Field("x", Types.INT))))
            .option("fields.b.null-rate", "0.3")
            .option("fields.b.length", "20")
            .option("fields.d.x.max", "3")
            .option("number-of-rows", "17")
            .clock(tick());
    for (int size : List.of(1, 3, 100)) {
      List<String> rows =
          Rows.drainWithRestores(table.schema(), () -> source(table).reader(0, 1), size);
      assertEquals(17, rows.size());
      assertEquals(rows, Rows.drain(table.schema(), source(table).reader(0, 1), 5));
    }
  }

  /** A clock on which any rate is slow. */
  private static io.millrace.data.platform.Clock tick() {
    return new io.millrace.data.platform.Clock() {
      private long nanos;

      @Override
      public long currentTimeMillis() {
        return 0;
      }

      @Override
      public long nanoTime() {
        nanos += 1_000_000_000_000L;
        return nanos;
      }
    };
  }

  @Test
  void instancesShareTheRowsAtAnyParallelism() throws IOException {
    TestTable table =
        sequence(table().column("f", Types.BIGINT), "1", "20")
            .option("number-of-rows", "10")
            .clock(tick());
    List<byte[]> positions = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < 3; i++) {
      SourceReader reader = source(table).reader(i, 3);
      Polled polled = reader.poll(1);
      polled = reader.poll(i + 1);
      seen.addAll(Rows.of(table.schema(), polled.batch()));
      positions.addAll(polled.position().entries());
    }
    for (int parallelism : List.of(1, 2, 3, 5)) {
      List<String> rest = new ArrayList<>();
      for (int i = 0; i < parallelism; i++) {
        SourceReader reader = source(table).reader(i, parallelism);
        reader.restore(positions);
        rest.addAll(Rows.drain(table.schema(), reader, 2));
      }
      assertEquals(10 - 3 - seen.size(), rest.size(), () -> rest.toString());
      assertEquals(rest.size(), new HashSet<>(rest).size());
      assertTrue(rest.stream().noneMatch(seen::contains));
    }
  }

  @Test
  void theClockLimitsTheRate() throws IOException {
    SimulatedClock clock = new SimulatedClock();
    TestTable table = table().column("f", Types.INT).option("rows-per-second", "4").clock(clock);
    SourceReader reader = source(table).reader(0, 1);
    Polled polled = reader.poll(100);
    assertEquals(1, polled.batch().rows());
    assertEquals(Status.WAIT, polled.status());
    assertEquals(250, polled.retryMillis());
    assertNull(reader.poll(100).batch());
    clock.advance(1000);
    assertEquals(4, reader.poll(100).batch().rows());
    SourceReader half = source(table).reader(1, 2);
    half.poll(100);
    clock.advance(1000);
    assertEquals(2, half.poll(100).batch().rows());
  }

  @Test
  void timesAreOfNow() throws IOException {
    TestTable table = table().column("f", Types.DATE);
    assertEquals(LocalDate.of(2020, 9, 13), values(table, 1).get(0));
    Instant now = Instant.ofEpochMilli(1_600_000_001_000L);
    assertEquals(now, random(Types.timestampLtz(3), Map.of()).get(0));
    assertEquals(
        LocalDateTime.ofInstant(now, ZoneOffset.UTC), random(Types.timestamp(6), Map.of()).get(0));
    Set<Object> seen = new HashSet<>(random(Types.timestampLtz(0), Map.of("max-past", "5 s")));
    assertTrue(seen.size() == 6 || seen.size() == 5, seen.toString());
  }

  @Test
  void nestedValuesAndNulls() throws IOException {
    List<Object> arrays =
        random(Types.array(Types.INT), Map.of("length", "2", "element.max", "0", "null-rate", "1"));
    assertEquals(Set.of(), Set.copyOf(arrays.stream().filter(v -> v != null).toList()));
    List<?> array =
        (List<?>)
            random(Types.array(Types.INT), Map.of("element.min", "5", "element.max", "5")).get(9);
    assertEquals(List.of(5, 5, 5), array);
    Map<?, ?> map =
        (Map<?, ?>)
            random(Types.map(Types.INT, Types.INT), Map.of("key.min", "0", "key.max", "0")).get(0);
    assertEquals(Set.of(0), map.keySet());
    Map<?, ?> multiset = (Map<?, ?>) random(new MultisetType(Types.STRING, true), Map.of()).get(0);
    assertEquals(3, multiset.size());
    long nulls =
        random(Types.BIGINT, Map.of("null-rate", "0.5")).stream().filter(v -> v == null).count();
    assertTrue(nulls > 400 && nulls < 600, nulls + " of 1000");
    assertNotEquals(
        random(Types.array(Types.BIGINT), Map.of()).get(0),
        random(Types.array(Types.BIGINT), Map.of()).get(1));
  }

  @Test
  void wrongOptionsAreNamed() {
    record Case(String key, String value, String message) {}
    List<Case> cases =
        List.of(
            new Case("fields.f.mni", "1", "connector 'datagen' has no option 'fields.f.mni'"),
            new Case("fields.g.min", "1", "connector 'datagen' has no option 'fields.g.min'"),
            new Case("fields.f.min", "x", "expected a whole number of 32 bits"),
            new Case("fields.f.kind", "sequenze", "expected one of random, sequence"),
            new Case("fields.f.kind", "sequence", "'fields.f.start': expected to be set"),
            new Case("fields.f.null-rate", "1.5", "expected a number from 0 to 1"),
            new Case("rows-per-second", "0", "'rows-per-second' must be at least 1"),
            new Case("rows-per-second", "-1", "'rows-per-second' must not be negative"),
            new Case("number-of-rows", "-1", "'number-of-rows' must not be negative"));
    for (Case c : cases) {
      TestTable table = table().column("f", Types.INT).option(c.key, c.value);
      String message =
          assertThrows(MillraceException.class, () -> source(table), c.key).getMessage();
      assertTrue(message.contains(c.message), message);
    }
    TestTable tiny = sequence(table().column("f", Types.TINYINT), "1", "300");
    assertThrows(MillraceException.class, () -> source(tiny));
    TestTable back = sequence(table().column("f", Types.INT), "3", "1");
    assertThrows(MillraceException.class, () -> source(back));
  }
}
