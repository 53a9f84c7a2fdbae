package io.millrace.executor.operators;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.millrace.data.batch.Batch;
import io.millrace.data.column.Column;
import io.millrace.data.column.LongColumn;
import io.millrace.data.type.Types;
import io.millrace.executor.harness.OperatorHarness;
import io.millrace.executor.harness.Replay;
import io.millrace.executor.kernel.LongExpression;
import io.millrace.executor.kernels.CountSum;
import io.millrace.executor.kernels.DistinctMin;
import io.millrace.executor.operator.Operator;
import io.millrace.executor.operators.window.LocalWindowAggregate;
import io.millrace.executor.operators.window.WindowAggregate;
import io.millrace.executor.operators.window.WindowFrame;
import io.millrace.executor.operators.window.WindowSpec;
import io.millrace.executor.operators.window.WindowSpec.Property;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class WindowAggregateTest {
  /** Columns: name, x, time. */
  private static void timeOf(Batch batch, long[] values) {
    Column column = batch.column(2).flat();
    for (int row = 0; row < batch.rows(); row++) {
      int position = batch.position(row);
      values[row] =
          column.isNull(position) ? LongExpression.NULL : ((LongColumn) column).get(position);
    }
  }

  private static WindowSpec byName(WindowFrame frame, ZoneId zone, Property... properties) {
    return new WindowSpec(List.of(0), List.of(Types.STRING), frame, zone, List.of(properties));
  }

  private static OperatorHarness harness(Supplier<Operator> operator) {
    return OperatorHarness.of(operator)
        .input("name STRING, x BIGINT, t BIGINT")
        .output("name STRING, n BIGINT NOT NULL, total BIGINT, s BIGINT, e BIGINT");
  }

  private static OperatorHarness counting(WindowFrame frame) {
    WindowSpec spec = byName(frame, null, Property.START, Property.END);
    return harness(
        () -> WindowAggregate.eventTime(spec, WindowAggregateTest::timeOf, new CountSum(1, false)));
  }

  @Test
  void tumblingWindowsFireInOrderOfTheirEnds() {
    counting(WindowFrame.tumble(10))
        .rows("'a', 1, 3", "'a', 2, 25", "'b', 5, 9", "NULL, NULL, 9", "'a', 4, 0")
        .watermark(8)
        .rows("'a', 7, -1", "'b', 1, 12")
        .watermark(9)
        .rows("'a', 100, 9", "'b', 2, 13")
        .end()
        .expect(
            "watermark 8",
            "+I 'a', 2, 5, 0, 10",
            "+I 'b', 1, 5, 0, 10",
            "+I NULL, 1, NULL, 0, 10",
            "watermark 9",
            "+I 'b', 2, 3, 10, 20",
            "+I 'a', 1, 2, 20, 30")
        .expectLate(2)
        .sortedWithin()
        .run();
  }

  @Test
  void latenessGoesByTheWatermarkBeforeEachRow() {
    counting(WindowFrame.tumble(10))
        .rows("'a', 1, 3", "watermark 8", "'a', 2, 4", "watermark 9", "'a', 4, 5", "'a', 8, 10")
        .watermark(9)
        .end()
        .expect("+I 'a', 2, 3, 0, 10", "watermark 9", "+I 'a', 1, 8, 10, 20")
        .expectLate(1)
        .run();
  }

  @Test
  void hoppingWindowsShareSlices() {
    counting(WindowFrame.hop(5, 15))
        .rows("'a', 1, 3", "'a', 2, 7", "'b', 4, 14", "watermark 4", "'a', 8, 1")
        .watermark(9)
        .rows("'a', 16, 2", "'a', 32, -20")
        .watermark(14)
        .end()
        .expect(
            "+I 'a', 1, 1, -10, 5",
            "+I 'a', 3, 11, -5, 10",
            "watermark 9",
            "+I 'a', 4, 27, 0, 15",
            "+I 'b', 1, 4, 0, 15",
            "watermark 14",
            "+I 'a', 1, 2, 5, 20",
            "+I 'b', 1, 4, 5, 20",
            "+I 'b', 1, 4, 10, 25")
        .expectLate(1)
        .sortedWithin()
        .run();
  }

  @Test
  void cumulatingWindowsGrow() {
    counting(new WindowFrame(WindowFrame.Kind.CUMULATE, 15, 5, 1))
        .rows("'a', 1, 1", "'a', 2, 7", "'b', 4, 14", "'a', 8, 16")
        .end()
        .expect(
            "+I 'a', 1, 1, 1, 6",
            "+I 'a', 2, 3, 1, 11",
            "+I 'a', 2, 3, 1, 16",
            "+I 'b', 1, 4, 1, 16",
            "+I 'a', 1, 8, 16, 21",
            "+I 'a', 1, 8, 16, 26",
            "+I 'a', 1, 8, 16, 31")
        .sortedWithin()
        .run();
  }

  @Test
  void rowsMayBeTakenAwayWhileTheWindowIsOpen() {
    counting(WindowFrame.hop(5, 10))
        .rows("+I 'a', 1, 3", "-U 'a', 1, 3", "+U 'a', 2, 7", "+I 'b', 4, 4", "-D 'b', 4, 4")
        .end()
        .expect("+I 'a', 1, 2, 0, 10", "+I 'a', 1, 2, 5, 15")
        .run();
  }

  @Test
  void rowsBringTheirWindows() {
    WindowSpec spec = byName(WindowFrame.tumble(1), null);
    OperatorHarness.of(
            () ->
                WindowAggregate.attached(spec, WindowAggregateTest::timeOf, new CountSum(1, false)))
        .input("name STRING, x BIGINT, t BIGINT")
        .output("name STRING, n BIGINT NOT NULL, total BIGINT")
        .rows("+I 'a', 1, 10", "+I 'a', 2, 20", "-U 'a', 1, 10", "+U 'a', 4, 10")
        .rows("+I 'b', 3, 13", "-D 'b', 3, 13", "+I NULL, NULL, 10")
        .watermark(9)
        .rows("+I 'a', 8, 10", "+I 'a', 16, 20")
        .end()
        .expect("+I 'a', 1, 4", "+I NULL, 1, NULL", "watermark 9", "+I 'a', 2, 18")
        .expectLate(1)
        .sortedWithin()
        .run();
  }

  @Test
  void multisetsAreKeptByWindow() {
    WindowSpec spec = byName(WindowFrame.hop(5, 10), null, Property.END);
    OperatorHarness.of(
            () -> WindowAggregate.eventTime(spec, WindowAggregateTest::timeOf, new DistinctMin(1)))
        .input("name STRING, x BIGINT, t BIGINT")
        .output("name STRING, n BIGINT NOT NULL, least BIGINT, e BIGINT")
        .rows("+I 'a', 1, 3", "+I 'a', 1, 7", "+I 'a', 2, 7", "+I 'a', 3, 4", "-D 'a', 1, 7")
        .watermark(4)
        .rows("+I 'a', 0, 3", "+I 'a', 0, -2", "-D 'a', 3, 4")
        .end()
        .expect("+I 'a', 2, 1, 5", "watermark 4", "+I 'a', 3, 0, 10", "+I 'a', 1, 2, 15")
        .expectLate(1)
        .run();
  }

  @Test
  void withoutKeysThereIsOneGroupAWindow() {
    WindowSpec spec =
        new WindowSpec(
            List.of(), List.of(), WindowFrame.tumble(10), null, List.of(Property.values()));
    OperatorHarness.of(
            () ->
                WindowAggregate.eventTime(
                    spec, WindowAggregateTest::timeOf, new CountSum(1, false)))
        .input("name STRING, x BIGINT, t BIGINT")
        .output("n BIGINT NOT NULL, total BIGINT, s BIGINT, e BIGINT, t BIGINT")
        .rows("'a', 1, 3", "'b', 2, 4")
        .end()
        .expect("+I 2, 3, 0, 10, 9")
        .run();
  }

  @Test
  void localWindowsFollowTheSummerTime() {
    // Clocks went from 02:00 CET to 03:00 CEST on 2024-03-31, which is 01:00 UTC.
    long midnight = 1_711_839_600_000L;
    long hour = 3_600_000;
    WindowSpec spec =
        byName(
            WindowFrame.tumble(24 * hour), ZoneId.of("Europe/Berlin"), Property.END, Property.TIME);
    OperatorHarness.of(
            () ->
                WindowAggregate.eventTime(
                    spec, WindowAggregateTest::timeOf, new CountSum(1, false)))
        .input("name STRING, x BIGINT, t BIGINT")
        .output("name STRING, n BIGINT NOT NULL, total BIGINT, e TIMESTAMP(3), t TIMESTAMP_LTZ(3)")
        .rows("'a', 1, " + midnight, "'a', 2, " + (midnight + 23 * hour - 1))
        .rows("'a', 4, " + (midnight + 23 * hour))
        .watermark(midnight + 23 * hour - 2)
        .watermark(midnight + 23 * hour - 1)
        .expect(
            "watermark " + (midnight + 23 * hour - 2),
            "+I 'a', 2, 3, 2024-04-01 00:00:00, 2024-03-31 21:59:59.999Z",
            "watermark " + (midnight + 23 * hour - 1))
        .run();
  }

  @Test
  void processingTimeGoesByTheClock() {
    WindowSpec spec = byName(WindowFrame.hop(500, 1000), ZoneId.of("UTC"));
    List<String> lines =
        OperatorHarness.of(() -> WindowAggregate.processingTime(spec, new CountSum(1, false)))
            .input("name STRING, x BIGINT, t BIGINT")
            .output("name STRING, n BIGINT NOT NULL, total BIGINT")
            .rows("'a', 1, NULL", "'b', 2, NULL")
            .time(600)
            .rows("'a', 4, NULL")
            .time(3000)
            .rows("'a', 8, NULL")
            .end()
            .outputOf(Replay.RESTORED);
    assertEquals(
        List.of("+I 'a', 1, 1", "+I 'b', 1, 2"), lines.subList(0, 2).stream().sorted().toList());
    assertEquals(
        List.of("+I 'a', 2, 5", "+I 'b', 1, 2"), lines.subList(2, 4).stream().sorted().toList());
    assertEquals(List.of("+I 'a', 1, 4"), lines.subList(4, lines.size()));
  }

  @Test
  void localThenGlobal() {
    WindowSpec spec = byName(WindowFrame.tumble(10), null, Property.END);
    OperatorHarness.of(
            () ->
                new LocalWindowAggregate(
                    spec, WindowAggregateTest::timeOf, 100, new CountSum(1, true)))
        .input("name STRING, x BIGINT, t BIGINT")
        .output("name STRING, a BIGINT, b BIGINT, c BIGINT, slice BIGINT")
        .rows("'a', 1, 3", "'a', 2, 9", "watermark 8", "'a', 4, 12", "watermark 9", "'a', 8, 5")
        .end()
        .expect("+I 'a', 2, 2, 3, 10", "+I 'a', 1, 1, 4, 20", "+I 'a', 1, 1, 8, 10")
        .without(Replay.RESTORED)
        .run();
    OperatorHarness.of(() -> WindowAggregate.global(spec, new CountSum(1, false)))
        .input("name STRING, a BIGINT, b BIGINT, c BIGINT, slice BIGINT")
        .output("name STRING, n BIGINT NOT NULL, total BIGINT, e BIGINT")
        .rows("'a', 2, 2, 3, 10", "'a', 1, 1, 4, 20", "watermark 9", "'a', 1, 1, 8, 10")
        .rows("'a', 1, 0, 0, 20")
        .end()
        .expect("+I 'a', 2, 3, 10", "+I 'a', 2, 4, 20")
        .expectLate(1)
        .run();
  }
}
