package io.millrace.executor.operators;

import io.millrace.data.batch.Batch;
import io.millrace.data.column.Column;
import io.millrace.data.column.LongColumn;
import io.millrace.executor.harness.OperatorHarness;
import io.millrace.executor.kernel.LongExpression;
import io.millrace.executor.operators.window.AssignWindows;
import io.millrace.executor.operators.window.WindowFrame;
import org.junit.jupiter.api.Test;

class AssignWindowsTest {
  private static void timeOf(Batch batch, long[] values) {
    Column column = batch.column(1).flat();
    for (int row = 0; row < batch.rows(); row++) {
      int position = batch.position(row);
      values[row] =
          column.isNull(position) ? LongExpression.NULL : ((LongColumn) column).get(position);
    }
  }

  private static OperatorHarness harness(WindowFrame frame) {
    return OperatorHarness.of(() -> new AssignWindows(frame, null, AssignWindowsTest::timeOf))
        .input("x BIGINT, t BIGINT")
        .output("x BIGINT, t BIGINT, s BIGINT, e BIGINT, w BIGINT");
  }

  @Test
  void rowsAreInEachWindowThatHoldsThemWhateverTheirKind() {
    harness(WindowFrame.hop(5, 10))
        .rows("+I 1, 3", "-U 1, 3", "+U 2, -1", "-D NULL, 5")
        .expect("+I 1, 3, -5, 5, 4", "+I 1, 3, 0, 10, 9", "-U 1, 3, -5, 5, 4", "-U 1, 3, 0, 10, 9")
        .expect("+U 2, -1, -10, 0, -1", "+U 2, -1, -5, 5, 4")
        .expect("-D NULL, 5, 0, 10, 9", "-D NULL, 5, 5, 15, 14")
        .run();
  }

  @Test
  void rowsWithoutATimeAreInNoneAndNoRowIsLate() {
    harness(WindowFrame.tumble(10))
        .watermark(100)
        .rows("watermark 100", "1, 3", "2, NULL", "3, 100")
        .end()
        .expect("watermark 100", "+I 1, 3, 0, 10, 9", "+I 3, 100, 100, 110, 109")
        .run();
  }
}
