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
import io.millrace.executor.operators.interval.IntervalJoin;
import io.millrace.executor.operators.interval.IntervalSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class IntervalJoinTest {
  private static final String SIDE = "k BIGINT, t BIGINT";
  private static final String BOTH = "k BIGINT, t BIGINT, k2 BIGINT, t2 BIGINT";

  private static void time(Batch batch, long[] values) {
    LongColumn column = (LongColumn) batch.column(1).flat();
    for (int i = 0; i < batch.rows(); i++) {
      values[i] = column.isNull(i) ? LongExpression.NULL : column.get(i);
    }
  }

  private static OperatorHarness join(
      boolean leftOuter, boolean rightOuter, long lower, long upper, RowPredicate condition) {
    List<DataType> types = BatchText.schema(SIDE).stream().map(Field::type).toList();
    IntervalSpec spec =
        new IntervalSpec(
            new IntervalSpec.Side(types, List.of(0), leftOuter),
            new IntervalSpec.Side(types, List.of(0), rightOuter),
            List.of(false),
            lower,
            upper,
            true);
    return OperatorHarness.of(
            () -> new IntervalJoin(spec, condition, IntervalJoinTest::time, IntervalJoinTest::time))
        .input(SIDE)
        .input(SIDE)
        .output(BOTH);
  }

  @Test
  void rowsMeetWithinTheInterval() {
    join(false, false, -10, 5, null)
        .rowsOf(0, "+I 1, 100", "+I 1, 100", "+I 2, 100", "+I NULL, 100")
        .rowsOf(1, "+I 1, 94", "+I 1, 95", "+I 1, 110", "+I 1, 111", "+I NULL, 100", "+I 2, 100")
        .rowsOf(0, "+I 1, 101")
        .expect(
            "+I 1, 100, 1, 95",
            "+I 1, 100, 1, 95",
            "+I 1, 100, 1, 110",
            "+I 1, 100, 1, 110",
            "+I 2, 100, 2, 100",
            "+I 1, 101, 1, 110",
            "+I 1, 101, 1, 111")
        .run();
  }

  @Test
  void lonelyRowsComeOutWhenNothingCanMeetThem() {
    join(true, true, -10, 5, null)
        .rowsOf(0, "+I 1, 100", "+I 1, 100", "+I 2, 90", "+I NULL, 7")
        .rowsOf(1, "+I 1, 95", "+I 3, 101")
        .watermark(100)
        .watermark(101)
        .rowsOf(1, "+I 2, 85", "+I 4, 103")
        .watermark(106)
        .rowsOf(1, "+I 1, 110")
        .watermark(107)
        .end()
        .expect(
            "+I NULL, 7, NULL, NULL",
            "+I 1, 100, 1, 95",
            "+I 1, 100, 1, 95",
            "watermark 89",
            "+I 2, 90, NULL, NULL",
            "watermark 90",
            "+I NULL, NULL, 2, 85",
            "watermark 95",
            "+I 1, 100, 1, 110",
            "+I 1, 100, 1, 110",
            "+I NULL, NULL, 3, 101",
            "watermark 96",
            "+I NULL, NULL, 4, 103")
        .run();
  }

  @Test
  void aLateRowMeetsWhomItStillFinds() {
    join(true, false, -10, 0, null)
        .rowsOf(1, "+I 1, 100", "+I 1, 109")
        .watermark(105)
        .rowsOf(0, "+I 1, 99", "+I 1, 90", "+I 1, 95")
        .end()
        .expect("watermark 94", "+I 1, 99, 1, 109", "+I 1, 90, NULL, NULL", "+I 1, 95, NULL, NULL")
        .run();
  }

  @Test
  void manyMatchesComeInPieces() {
    List<String> left = new ArrayList<>();
    List<String> expected = new ArrayList<>();
    for (int i = 0; i < 2500; i++) {
      left.add("+I 1, " + i);
      expected.add("+I 1, " + i + ", 1, 0");
    }
    join(false, true, 0, 5000, null)
        .rowsOf(0, left.toArray(String[]::new))
        .rowsOf(1, "+I 1, 0")
        .end()
        .expect(expected.toArray(String[]::new))
        .run();
  }

  @Test
  void nothingButTheWindowDecides() {
    for (long seed = 0; seed < 40; seed++) {
      check(seed);
    }
  }

  /** Chains so long that they are searched, some of their rows far behind those before them. */
  @Test
  void aKeyOfManyRowsMeetsThoseWithinTheInterval() {
    for (long seed = 0; seed < 2; seed++) {
      Random random = new Random(seed);
      boolean outer = seed % 2 == 0;
      OperatorHarness harness = join(outer, false, -20, 30, null);
      List<List<long[]>> sides = List.of(new ArrayList<>(), new ArrayList<>());
      for (int i = 0; i < 160; i++) {
        int side = random.nextInt(2);
        long[] row = {1, i / 2 + (random.nextInt(10) == 0 ? random.nextInt(90) : 0)};
        sides.get(side).add(row);
        harness.rowsOf(side, "+I " + row[0] + ", " + row[1]);
        if (i % 50 == 0) {
          harness.watermark(i / 2 - 1);
        }
      }
      harness.end();
      List<String> asGiven = harness.outputOf(Replay.AS_GIVEN);
      List<String> rows =
          new ArrayList<>(asGiven.stream().filter(line -> line.startsWith("+")).toList());
      rows.sort(null);
      assertEquals(expected(sides, -20, 30, outer, false, false), rows, "" + seed);
      for (Replay replay : List.of(Replay.RESTORED, Replay.SPILLED)) {
        assertEquals(asGiven, harness.outputOf(replay), seed + " " + replay);
      }
    }
  }

  private static int leftIsOdd(Batch batch, int[] selection) {
    LongColumn a = (LongColumn) batch.column(1).flat();
    int count = 0;
    for (int row = 0; row < batch.rows(); row++) {
      selection[count] = batch.position(row);
      count += a.get(batch.position(row)) % 2 != 0 ? 1 : 0;
    }
    return count;
  }

  private void check(long seed) {
    Random random = new Random(seed);
    long lower = random.nextInt(20) - 15L;
    long upper = lower + random.nextInt(15);
    boolean leftOuter = random.nextBoolean();
    boolean rightOuter = random.nextBoolean();
    boolean condition = random.nextBoolean();
    OperatorHarness harness =
        join(leftOuter, rightOuter, lower, upper, condition ? IntervalJoinTest::leftIsOdd : null);
    List<List<long[]>> sides = List.of(new ArrayList<>(), new ArrayList<>());
    long watermark = 0;
    for (int step = 0; step < 30; step++) {
      int side = random.nextInt(2);
      List<String> lines = new ArrayList<>();
      for (int i = 0; i < 1 + random.nextInt(5); i++) {
        if (random.nextInt(3) == 0) {
          watermark += random.nextInt(8);
          lines.add("watermark " + watermark);
        }
        long[] row = {random.nextInt(3), watermark + 1 + random.nextInt(10)};
        sides.get(side).add(row);
        lines.add("+I " + row[0] + ", " + row[1]);
      }
      harness.rowsOf(side, lines.toArray(String[]::new));
    }
    harness.end();
    List<String> asGiven = harness.outputOf(Replay.AS_GIVEN);
    List<String> rows =
        new ArrayList<>(asGiven.stream().filter(line -> line.startsWith("+")).toList());
    rows.sort(null);
    assertEquals(expected(sides, lower, upper, leftOuter, rightOuter, condition), rows, "" + seed);
    for (Replay replay : Replay.values()) {
      assertEquals(asGiven, harness.outputOf(replay), seed + " " + replay);
    }
  }

  private static List<String> expected(
      List<List<long[]>> sides,
      long lower,
      long upper,
      boolean leftOuter,
      boolean rightOuter,
      boolean condition) {
    List<String> lines = new ArrayList<>();
    List<long[]> lonely = new ArrayList<>(sides.get(1));
    for (long[] left : sides.get(0)) {
      List<long[]> matches =
          sides.get(1).stream()
              .filter(r -> r[0] == left[0] && (!condition || left[1] % 2 != 0))
              .filter(r -> left[1] - r[1] >= lower && left[1] - r[1] <= upper)
              .toList();
      lonely.removeAll(matches);
      matches.forEach(r -> lines.add("+I " + left[0] + ", " + left[1] + ", " + r[0] + ", " + r[1]));
      if (matches.isEmpty() && leftOuter) {
        lines.add("+I " + left[0] + ", " + left[1] + ", NULL, NULL");
      }
    }
    if (rightOuter) {
      lonely.forEach(r -> lines.add("+I NULL, NULL, " + r[0] + ", " + r[1]));
    }
    lines.sort(null);
    return lines;
  }
}
