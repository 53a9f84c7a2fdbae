package io.millrace.executor.operators;

import io.millrace.data.type.DataType;
import io.millrace.data.type.Types;
import io.millrace.executor.harness.OperatorHarness;
import io.millrace.executor.operators.rank.TimeSort;
import io.millrace.executor.operators.rank.TopNSpec;
import io.millrace.executor.operators.rows.SortColumn;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimeSortTest {
  private static final List<DataType> TYPES =
      List.of(new DataType.TimestampType(3, false, true), Types.INT);

  /** By time, then by the number, the highest first. */
  private static OperatorHarness harness() {
    TopNSpec spec =
        new TopNSpec(
            TYPES,
            List.of(),
            List.of(new SortColumn(0, false, true), new SortColumn(1, true, false)),
            TopNSpec.Function.ROW_NUMBER,
            new TopNSpec.Range(1, Long.MAX_VALUE, -1),
            new TopNSpec.Form(false, false, true),
            0);
    return OperatorHarness.of(() -> new TimeSort(spec)).schema("t TIMESTAMP(3), n INT");
  }

  private static String row(int second, Object n) {
    return "+I 1970-01-01 00:00:0%d, %s".formatted(second, n);
  }

  @Test
  void rowsComeOutInOrderOnceTheWatermarkHasPassed() {
    harness()
        .rows(row(3, 1), row(1, 2), row(2, 3), row(1, 4), row(1, "NULL"), row(1, 4))
        .watermark(2000)
        .rows(row(3, 5))
        .end()
        .expect(row(1, 4), row(1, 4), row(1, 2), row(1, "NULL"), row(2, 3), "watermark 2000")
        .expect(row(3, 5), row(3, 1))
        .run();
  }

  @Test
  void lateRowsAndThoseWithoutATimeAreDroppedAndCounted() {
    harness()
        .rows(row(2, 1), "+I NULL, 2")
        .watermark(2000)
        .rows("watermark 2000", row(2, 3), row(3, 4))
        .end()
        .expect(row(2, 1), "watermark 2000", row(3, 4))
        .expectLate(2)
        .run();
  }

  @Test
  void nothingComesOfNothing() {
    harness().watermark(5).end().expect("watermark 5").run();
  }
}
