package io.millrace.executor.operators;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.millrace.data.batch.Batch;
import io.millrace.data.column.LongColumn;
import io.millrace.data.type.Types;
import io.millrace.executor.harness.OperatorHarness;
import io.millrace.executor.harness.Replay;
import io.millrace.executor.kernel.AggregateKernel;
import io.millrace.executor.kernel.LongExpression;
import io.millrace.executor.kernels.CountSum;
import io.millrace.executor.kernels.DistinctMin;
import io.millrace.executor.operators.window.WindowAggregate;
import io.millrace.executor.operators.window.WindowAggregateSpec;
import io.millrace.executor.operators.window.WindowAggregateSpec.Property;
import io.millrace.executor.operators.window.WindowShape;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class WindowAggregateTest {
  private static final LongExpression TIME = WindowAggregateTest::time;

  private static void time(Batch batch, long[] values) {
    LongColumn column = (LongColumn) batch.column(2).flat();
    for (int row = 0; row < batch.rows(); row++) {
      values[row] = column.get(batch.position(row));
    }
  }

  private static OperatorHarness harness(
      WindowShape shape, Supplier<AggregateKernel> kernel, LongExpression time, ZoneId zone) {
    WindowAggregateSpec spec =
        new WindowAggregateSpec(
            List.of(0),
            List.of(Types.STRING),
            false,
            shape,
            time != null,
            zone,
            List.of(Property.START, Property.END, Property.TIME));
    return OperatorHarness.of(() -> new WindowAggregate(spec, kernel.get(), time))
        .input("k STRING, x BIGINT, t BIGINT")
        .output("k STRING, n BIGINT, s BIGINT, wstart BIGINT, wend BIGINT, wtime BIGINT");
  }

  private static OperatorHarness counting(WindowShape shape) {
    return harness(shape, () -> new CountSum(1, false), TIME, null);
  }

  @Test
  void tumblingWindowsFireInOrderOnce() {
    counting(WindowShape.tumble(10, 0))
        .rows("'a', 1, 3", "'a', 2, 9", "'a', 3, 10", "'a', NULL, 25")
        .watermark(8)
        .watermark(9)
        .rows("'a', 4, 15", "'a', 9, 9")
        .watermark(30)
        .expect(
            "watermark 8",
            "+I 'a', 2, 3, 0, 10, 9",
            "watermark 9",
            "+I 'a', 2, 7, 10, 20, 19",
            "+I 'a', 1, NULL, 20, 30, 29",
            "watermark 30")
        .run();
  }

  @Test
  void latenessIsThatOfTheWatermarkBeforeTheRow() {
    counting(WindowShape.tumble(10, 0))
        .rows("'a', 1, 3", "'a', 2, 25", "watermark 9", "'a', 4, 9", "'a', 8, 10")
        .watermark(9)
        .end()
        .expect(
            "+I 'a', 1, 1, 0, 10, 9",
            "watermark 9",
            "+I 'a', 1, 8, 10, 20, 19",
            "+I 'a', 1, 2, 20, 30, 29")
        .run();
  }

  @Test
  void hoppingWindowsShareSlices() {
    counting(WindowShape.hop(10, 5, 0))
        .rows("'a', 1, 3", "'a', 2, 7", "'b', 4, 12")
        .watermark(9)
        // Late for the window that ends at 10, not for the one that ends at 15.
        .rows("'a', 100, 8", "'a', 7, 3")
        .end()
        .expect("+I 'a', 1, 1, -5, 5, 4", "+I 'a', 2, 3, 0, 10, 9", "watermark 9")
        .expect("+I 'a', 2, 102, 5, 15, 14", "+I 'b', 1, 4, 5, 15, 14", "+I 'b', 1, 4, 10, 20, 19")
        .folded()
        .run();
  }

  @Test
  void hoppingWindowsWithGapsLoseRowsBetween() {
    counting(WindowShape.hop(2, 5, 0))
        .rows("'a', 1, 0", "'a', 2, 1", "'a', 4, 2", "'a', 8, 4", "'a', 16, 5")
        .end()
        .expect("+I 'a', 2, 3, 0, 2, 1", "+I 'a', 1, 16, 5, 7, 6")
        .run();
  }

  @Test
  void cumulatingWindowsGrow() {
    counting(WindowShape.cumulate(15, 5, 0))
        .rows("'a', 1, 1", "'a', 2, 12", "'a', 4, 16")
        .end()
        .expect(
            "+I 'a', 1, 1, 0, 5, 4",
            "+I 'a', 1, 1, 0, 10, 9",
            "+I 'a', 2, 3, 0, 15, 14",
            "+I 'a', 1, 4, 15, 20, 19",
            "+I 'a', 1, 4, 15, 25, 24",
            "+I 'a', 1, 4, 15, 30, 29")
        .run();
  }

  @Test
  void multisetsAreKeptByWindow() {
    harness(WindowShape.hop(10, 5, 0), () -> new DistinctMin(1), TIME, null)
        .rows("'a', 1, 3", "'a', 1, 7", "'a', 2, 8", "'a', 1, 7")
        .watermark(4)
        .rows("'a', 0, 3")
        .end()
        .expect(
            "+I 'a', 1, 1, -5, 5, 4",
            "watermark 4",
            "+I 'a', 3, 0, 0, 10, 9",
            "+I 'a', 2, 1, 5, 15, 14")
        .run();
  }

  @Test
  void processingTimeFiresByTheClock() {
    long start = 1_600_000_000_000L;
    harness(WindowShape.tumble(1000, 0), () -> new CountSum(1, false), null, null)
        .rows("'a', 1, 0")
        .time(999)
        .rows("'a', 2, 0")
        .time(1000)
        .rows("'a', 4, 0")
        .time(5000)
        .expect(
            "+I 'a', 2, 3, " + start + ", " + (start + 1000) + ", " + (start + 999),
            "+I 'a', 1, 4, " + (start + 1000) + ", " + (start + 2000) + ", " + (start + 1999))
        .run();
  }

  @Test
  void daysBeginInTheZone() {
    long day = 86_400_000L;
    long offset = 3_600_000L;
    harness(
            WindowShape.tumble(day, 0),
            () -> new CountSum(1, false),
            TIME,
            ZoneId.of("Africa/Lagos"))
        .rows("'a', 1, " + (day - offset - 1), "'a', 2, " + (day - offset))
        .watermark(day - offset - 1)
        .expect(
            "+I 'a', 1, 1, 0, " + day + ", " + (day - offset - 1),
            "watermark " + (day - offset - 1))
        .run();
  }

  @Test
  void slicesAndWindows() {
    WindowShape hop = WindowShape.hop(10, 4, 1);
    assertEquals(3, hop.windowsPerRow());
    for (long t = -30; t < 30; t++) {
      long slice = hop.sliceEnd(t);
      int windows = 0;
      long end = hop.firstWindowEnd(slice);
      for (; end != Long.MAX_VALUE; end = hop.nextWindowEnd(end, slice)) {
        windows++;
        assertEquals(0, Math.floorMod(hop.windowStart(end) - 1, 4));
        assertEquals(true, hop.windowStart(end) <= t && t < end);
      }
      int expected = 0;
      for (long start = -47; start <= t; start += 4) {
        expected += start + 10 > t ? 1 : 0;
      }
      assertEquals(expected, windows, "time " + t);
    }
  }

  @Test
  void emptyInputGivesNothing() {
    assertEquals(List.of(), counting(WindowShape.tumble(10, 0)).end().outputOf(Replay.AS_GIVEN));
  }
}
