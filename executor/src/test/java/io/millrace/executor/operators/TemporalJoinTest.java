package io.millrace.executor.operators;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.millrace.data.batch.Batch;
import io.millrace.data.column.LongColumn;
import io.millrace.data.text.BatchText;
import io.millrace.data.type.DataType;
import io.millrace.data.type.DataType.Field;
import io.millrace.executor.harness.OperatorHarness;
import io.millrace.executor.harness.Replay;
import io.millrace.executor.kernel.LongExpression;
import io.millrace.executor.kernel.RowPredicate;
import io.millrace.executor.operators.temporal.TemporalJoin;
import io.millrace.executor.operators.temporal.TemporalSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TemporalJoinTest {
  private static final String SIDE = "k BIGINT, t BIGINT";
  private static final String BOTH = "k BIGINT, t BIGINT, k2 BIGINT, t2 BIGINT";

  private static void time(Batch batch, long[] values) {
    LongColumn column = (LongColumn) batch.column(1).flat();
    for (int i = 0; i < batch.rows(); i++) {
      values[i] = column.isNull(i) ? LongExpression.NULL : column.get(i);
    }
  }

  private static OperatorHarness join(boolean outer, RowPredicate condition) {
    List<DataType> types = BatchText.schema(SIDE).stream().map(Field::type).toList();
    TemporalSpec.Side side = new TemporalSpec.Side(types, List.of(0));
    TemporalSpec spec = new TemporalSpec(side, side, List.of(false), outer);
    return OperatorHarness.of(
            () -> new TemporalJoin(spec, condition, TemporalJoinTest::time, TemporalJoinTest::time))
        .input(SIDE)
        .input(SIDE)
        .output(BOTH);
  }

  @Test
  void aRowFindsTheVersionOfItsTime() {
    join(true, null)
        .rowsOf(0, "+I 1, 15", "+I 1, 9", "+I 2, 12", "+I NULL, 3")
        .rowsOf(1, "+I 1, 10", "-U 1, 10", "+U 1, 14", "+U 1, 16", "+I NULL, 1")
        .watermark(13)
        .rowsOf(1, "+I 1, 15")
        .watermark(20)
        .rowsOf(0, "+I 1, 25", "-U 1, 30", "+U 1, 31", "-D 7, 22")
        .rowsOf(1, "-D 1, 30")
        .watermark(30)
        .end()
        .expect(
            "+I NULL, 3, NULL, NULL",
            "+I 1, 9, NULL, NULL",
            "+I 2, 12, NULL, NULL",
            "watermark 13",
            "+I 1, 15, 1, 15",
            "watermark 20",
            "+I 1, 25, 1, 16",
            "-U 1, 30, NULL, NULL",
            "-D 7, 22, NULL, NULL",
            "watermark 30",
            "+U 1, 31, NULL, NULL")
        .sortedWithin()
        .run();
  }

  @Test
  void aLateRowComesWithTheNextWatermark() {
    join(false, null)
        .rowsOf(1, "+I 1, 10", "+U 1, 20")
        .watermark(15)
        .rowsOf(0, "+I 1, 12", "+I 1, 9")
        .watermark(30)
        .rowsOf(0, "+I 1, 12", "+I 1, 21")
        .end()
        .expect("watermark 15", "+I 1, 12, 1, 10", "watermark 30", "+I 1, 21, 1, 20")
        .run();
  }

  @Test
  void manyRowsComeInPieces() {
    List<String> left = new ArrayList<>();
    List<String> expected = new ArrayList<>();
    for (int i = 0; i < 2500; i++) {
      left.add("+I 1, " + (2500 - i));
      expected.add("+I 1, " + (2500 - i) + ", 1, 0");
    }
    join(false, null)
        .rowsOf(1, "+I 1, 0")
        .rowsOf(0, left.toArray(String[]::new))
        .end()
        .expect(expected.toArray(String[]::new))
        .run();
  }

  @Test
  void aKeyMayHaveManyVersionsAhead() {
    List<String> versions = new ArrayList<>();
    List<String> left = new ArrayList<>();
    List<String> expected = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      versions.add("+U 1, " + (i * 37 % 100) * 2);
      left.add("+I 1, " + (199 - i));
      expected.add("+I 1, " + (199 - i) + ", 1, " + (199 - i) / 2 * 2);
    }
    join(false, null)
        .rowsOf(1, versions.toArray(String[]::new))
        .rowsOf(0, left.toArray(String[]::new))
        .end()
        .expect(expected.toArray(String[]::new))
        .run();
  }

  /** Which of late rows and late versions meet depends on the order of the input alone. */
  @Test
  void lateRowsAreTheSameHoweverTheyCome() {
    for (long seed = 0; seed < 10; seed++) {
      Random random = new Random(seed);
      OperatorHarness harness = join(seed % 2 == 0, null);
      long watermark = 100;
      for (int step = 0; step < 30; step++) {
        int side = random.nextInt(2);
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 1 + random.nextInt(5); i++) {
          if (random.nextInt(4) == 0) {
            watermark += random.nextInt(20);
            lines.add("watermark " + watermark);
          }
          String kind = side == 1 && random.nextInt(5) == 0 ? "-D " : "+I ";
          lines.add(kind + random.nextInt(2) + ", " + (watermark - 15 + random.nextInt(30)));
        }
        harness.rowsOf(side, lines.toArray(String[]::new));
      }
      harness.end();
      List<String> asGiven = harness.outputOf(Replay.AS_GIVEN);
      for (Replay replay : Replay.values()) {
        assertEquals(asGiven, harness.outputOf(replay), seed + " " + replay);
      }
    }
  }

  private static int sumIsOdd(Batch batch, int[] selection) {
    LongColumn a = (LongColumn) batch.column(1).flat();
    LongColumn b = (LongColumn) batch.column(3).flat();
    int count = 0;
    for (int row = 0; row < batch.rows(); row++) {
      int position = batch.position(row);
      selection[count] = position;
      count += (a.get(position) + b.get(position)) % 2 != 0 ? 1 : 0;
    }
    return count;
  }

  @Test
  void onlyTimesAndVersionsDecide() {
    for (long seed = 0; seed < 40; seed++) {
      check(seed);
    }
  }

  private void check(long seed) {
    Random random = new Random(seed);
    boolean outer = random.nextBoolean();
    boolean condition = random.nextBoolean();
    OperatorHarness harness = join(outer, condition ? TemporalJoinTest::sumIsOdd : null);
    List<long[]> left = new ArrayList<>();
    List<long[]> versions = new ArrayList<>();
    long watermark = 0;
    for (int step = 0; step < 30; step++) {
      int side = random.nextInt(2);
      List<String> lines = new ArrayList<>();
      for (int i = 0; i < 1 + random.nextInt(5); i++) {
        if (random.nextInt(3) == 0) {
          watermark += random.nextInt(6);
          lines.add("watermark " + watermark);
        }
        long key = random.nextInt(3);
        long time = watermark + 1 + random.nextInt(10);
        boolean gone = side == 1 && random.nextInt(5) == 0;
        if (side == 0) {
          left.add(new long[] {key, time});
        } else {
          versions.removeIf(v -> v[0] == key && v[1] == time);
          versions.add(new long[] {key, time, gone ? 1 : 0});
        }
        lines.add(
            (gone ? "-D " : "+U ").replace("+U", side == 0 ? "+I" : "+U") + key + ", " + time);
      }
      harness.rowsOf(side, lines.toArray(String[]::new));
    }
    harness.end();
    List<String> asGiven = harness.outputOf(Replay.AS_GIVEN);
    List<String> rows =
        new ArrayList<>(asGiven.stream().filter(line -> line.startsWith("+")).toList());
    rows.sort(null);
    assertEquals(expected(left, versions, outer, condition), rows, "seed " + seed);
    for (Replay replay : Replay.values()) {
      assertEquals(asGiven, harness.outputOf(replay), seed + " " + replay);
    }
  }

  private static List<String> expected(
      List<long[]> left, List<long[]> versions, boolean outer, boolean condition) {
    List<String> lines = new ArrayList<>();
    for (long[] row : left) {
      long[] version = null;
      for (long[] v : versions) {
        if (v[0] == row[0] && v[1] <= row[1] && (version == null || v[1] > version[1])) {
          version = v;
        }
      }
      boolean match =
          version != null && version[2] == 0 && (!condition || (row[1] + version[1]) % 2 != 0);
      String text = "+I " + row[0] + ", " + row[1];
      if (match) {
        lines.add(text + ", " + version[0] + ", " + version[1]);
      } else if (outer) {
        lines.add(text + ", NULL, NULL");
      }
    }
    lines.sort(null);
    return lines;
  }
}
