package io.millrace.executor.operators;

import io.millrace.data.batch.Batch;
import io.millrace.data.column.LongColumn;
import io.millrace.data.type.Types;
import io.millrace.executor.harness.OperatorHarness;
import io.millrace.executor.operators.rows.SortColumn;
import io.millrace.executor.operators.windowrank.WindowTopN;
import io.millrace.executor.operators.windowrank.WindowTopNSpec;
import io.millrace.executor.operators.windowrank.WindowTopNSpec.Form;
import java.util.List;
import org.junit.jupiter.api.Test;

class WindowTopNTest {
  /** Columns: key, value, end of the window. */
  private static final String ROWS = "k STRING, x BIGINT, e BIGINT";

  private static void endOf(Batch batch, long[] values) {
    LongColumn column = (LongColumn) batch.column(2).flat();
    for (int row = 0; row < batch.rows(); row++) {
      values[row] = column.get(batch.position(row));
    }
  }

  private static OperatorHarness top(int first, int last, Form form, List<Integer> partition) {
    WindowTopNSpec spec =
        new WindowTopNSpec(
            List.of(Types.STRING, Types.BIGINT, Types.BIGINT),
            partition,
            List.of(new SortColumn(1, true, false)),
            first,
            last,
            form,
            null);
    return OperatorHarness.of(() -> new WindowTopN(spec, WindowTopNTest::endOf))
        .input(ROWS)
        .output(form.rank() ? ROWS + ", r BIGINT" : ROWS);
  }

  @Test
  void theBestComeOutOnceWhenTheWindowIsOver() {
    top(1, 2, new Form(true, false), List.of())
        .rows("'a', 1, 10", "'b', 5, 10", "'c', NULL, 10", "'d', 5, 10", "'e', 2, 20")
        .watermark(8)
        .rows("'f', 5, 10", "'g', 9, 20", "'h', 3, 20")
        .watermark(9)
        .rows("'i', 100, 10")
        .end()
        .expect(
            "watermark 8",
            "+I 'b', 5, 10, 1",
            "+I 'd', 5, 10, 2",
            "watermark 9",
            "+I 'g', 9, 20, 1",
            "+I 'h', 3, 20, 2")
        .expectLate(1)
        .run();
  }

  @Test
  void ofEqualRowsTheLastMayWin() {
    top(1, 1, new Form(false, true), List.of(0))
        .rows("'a', 1, 10", "'a', 1, 10", "'b', 2, 10", "'b', 1, 10", "NULL, NULL, 10")
        .rows("watermark 3", "'a', 1, 10", "watermark 9", "'a', 7, 10")
        .end()
        .expect("+I 'a', 1, 10", "+I 'b', 2, 10", "+I NULL, NULL, 10")
        .expectLate(1)
        .sortedWithin()
        .run();
  }

  @Test
  void ranksMayBeginLater() {
    top(2, 3, new Form(true, false), List.of())
        .rows("'a', 1, 10", "'b', 5, 10", "'c', 3, 10", "'d', 4, 10", "'e', 2, 20")
        .end()
        .expect("+I 'd', 4, 10, 2", "+I 'c', 3, 10, 3")
        .run();
  }
}
