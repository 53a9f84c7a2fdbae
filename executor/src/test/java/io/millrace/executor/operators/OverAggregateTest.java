package io.millrace.executor.operators;

import io.millrace.data.type.DataType;
import io.millrace.data.type.Types;
import io.millrace.executor.harness.OperatorHarness;
import io.millrace.executor.kernels.CountSum;
import io.millrace.executor.operators.aggregate.ArrivalOver;
import io.millrace.executor.operators.aggregate.FinalOver;
import io.millrace.executor.operators.aggregate.GroupSpec;
import io.millrace.executor.operators.aggregate.OverSpec;
import io.millrace.executor.operators.aggregate.OverSpec.Frame;
import io.millrace.executor.operators.aggregate.OverSpec.Timing;
import io.millrace.executor.operators.aggregate.TimedOver;
import io.millrace.executor.operators.rows.SortColumn;
import java.util.List;
import org.junit.jupiter.api.Test;

class OverAggregateTest {
  private static final long DAY = 1704067200000L;
  private static final List<DataType> TYPES =
      List.of(Types.STRING, new DataType.TimestampType(3, false, true), Types.BIGINT);

  private static OperatorHarness harness(Timing timing, int sort, boolean rows, long preceding) {
    OverSpec spec =
        new OverSpec(
            TYPES,
            List.of(new SortColumn(sort, false, true)),
            timing,
            timing == Timing.EVENT_TIME ? 1 : -1,
            new Frame(rows, preceding),
            List.of(2));
    GroupSpec group = new GroupSpec(List.of(0), List.of(Types.STRING), false, false, 0);
    return OperatorHarness.of(
            () ->
                switch (timing) {
                  case EVENT_TIME -> new TimedOver(spec, group, new CountSum(2, false));
                  case PROCESSING_TIME -> new ArrivalOver(spec, group, new CountSum(2, false));
                  default -> new FinalOver(spec, group, new CountSum(2, false));
                })
        .input("k STRING, t TIMESTAMP(3), x BIGINT")
        .output("k STRING, t TIMESTAMP(3), x BIGINT, n BIGINT NOT NULL, total BIGINT");
  }

  private static String row(String key, int second, String rest) {
    return "+I %s, 2024-01-01 00:00:0%d, %s".formatted(key, second, rest);
  }

  @Test
  void rowsComeOutInTheOrderOfTheirTime() {
    harness(Timing.EVENT_TIME, 1, false, -1)
        .rows(row("'a'", 3, "1"), row("'a'", 1, "2"), row("NULL", 2, "4"), row("'a'", 3, "8"))
        .watermark(DAY + 3000)
        .rows(row("'a'", 3, "99"), row("'a'", 4, "NULL"), "+I 'a', NULL, 99")
        .end()
        .expect(row("'a'", 1, "2, 1, 2"), row("NULL", 2, "4, 1, 4"))
        .expect(row("'a'", 3, "1, 3, 11"), row("'a'", 3, "8, 3, 11"))
        .expect("watermark " + (DAY + 3000), row("'a'", 4, "NULL, 4, 11"))
        .expectLate(2)
        .run();
  }

  @Test
  void aFrameOfRows() {
    harness(Timing.EVENT_TIME, 1, true, 1)
        .rows(row("'a'", 1, "1"), row("'b'", 1, "5"), row("'a'", 2, "2"))
        .watermark(DAY + 1000)
        .rows(row("'a'", 2, "4"), row("'a'", 3, "8"))
        .end()
        .expect(row("'a'", 1, "1, 1, 1"), row("'b'", 1, "5, 1, 5"), "watermark " + (DAY + 1000))
        .expect(row("'a'", 2, "2, 2, 3"), row("'a'", 2, "4, 2, 6"), row("'a'", 3, "8, 2, 12"))
        .run();
  }

  /** More rows than stand together; each is one, all come at the same time. */
  @Test
  void aFrameOfManyRows() {
    OperatorHarness harness = harness(Timing.EVENT_TIME, 1, true, 65);
    String[] rows = new String[70];
    String[] results = new String[70];
    for (int i = 0; i < rows.length; i++) {
      long count = Math.min(i + 1, 66);
      rows[i] = row("'a'", i / 10, "1");
      results[i] = row("'a'", i / 10, "1, " + count + ", " + count);
    }
    harness.rows(rows).end().expect(results).run();
  }

  /** Partitions whose keys begin alike, rows that come in no order, a watermark between. */
  @Test
  void partitionsComeOneAfterTheOther() {
    harness(Timing.EVENT_TIME, 1, true, 0)
        .rows(row("'partition2'", 2, "1"), row("'partition1'", 2, "2"), row("'b'", 2, "3"))
        .rows(row("'partition2'", 1, "4"), row("'partition1'", 3, "5"), row("NULL", 2, "6"))
        .watermark(DAY + 2000)
        .rows(row("'partition1'", 3, "7"))
        .end()
        .expect(row("'partition2'", 1, "4, 1, 4"), row("NULL", 2, "6, 1, 6"))
        .expect(row("'b'", 2, "3, 1, 3"), row("'partition1'", 2, "2, 1, 2"))
        .expect(row("'partition2'", 2, "1, 1, 1"), "watermark " + (DAY + 2000))
        .expect(row("'partition1'", 3, "5, 1, 5"), row("'partition1'", 3, "7, 1, 7"))
        .run();
  }

  @Test
  void aFrameOfTime() {
    harness(Timing.EVENT_TIME, 1, false, 2000)
        .rows(row("'a'", 1, "1"), row("'a'", 3, "2"), row("'a'", 3, "4"), row("'a'", 4, "8"))
        .watermark(DAY + 3000)
        .rows(row("'a'", 9, "16"))
        .end()
        .expect(row("'a'", 1, "1, 1, 1"), row("'a'", 3, "2, 3, 7"), row("'a'", 3, "4, 3, 7"))
        .expect("watermark " + (DAY + 3000))
        .expect(row("'a'", 4, "8, 3, 14"), row("'a'", 9, "16, 1, 16"))
        .run();
  }

  @Test
  void aFrameOfTimeMayBeLongerThanTime() {
    harness(Timing.EVENT_TIME, 1, false, Long.MAX_VALUE)
        .rows("+I 'a', 1960-01-01 00:00:01, 1", "+I 'a', 1960-01-01 00:00:03, 2")
        .end()
        .expect("+I 'a', 1960-01-01 00:00:01, 1, 1, 1", "+I 'a', 1960-01-01 00:00:03, 2, 2, 3")
        .run();
  }

  @Test
  void inProcessingTimeRowsComeOutAtOnce() {
    harness(Timing.PROCESSING_TIME, 1, true, 1)
        .rows(row("'a'", 5, "1"), row("'a'", 1, "2"), row("'b'", 1, "9"), row("'a'", 4, "4"))
        .expect(row("'a'", 5, "1, 1, 1"), row("'a'", 1, "2, 2, 3"), row("'b'", 1, "9, 1, 9"))
        .expect(row("'a'", 4, "4, 2, 6"))
        .run();
  }

  @Test
  void atTheEndByAnyColumn() {
    harness(Timing.AT_END, 2, false, -1)
        .rows(row("'a'", 1, "3"), row("'a'", 2, "1"), row("'a'", 3, "3"), row("'a'", 4, "NULL"))
        .end()
        .expect(row("'a'", 4, "NULL, 1, NULL"), row("'a'", 2, "1, 2, 1"))
        .expect(row("'a'", 1, "3, 4, 7"), row("'a'", 3, "3, 4, 7"))
        .run();
  }
}
