package io.millrace.executor.operators;

import io.millrace.data.batch.Batch;
import io.millrace.data.column.LongColumn;
import io.millrace.data.type.Types;
import io.millrace.executor.harness.OperatorHarness;
import io.millrace.executor.kernel.LongExpression;
import io.millrace.executor.operators.join.JoinKind;
import io.millrace.executor.operators.join.JoinSide;
import io.millrace.executor.operators.join.JoinSpec;
import io.millrace.executor.operators.windowjoin.WindowJoin;
import java.util.List;
import org.junit.jupiter.api.Test;

class WindowJoinTest {
  /** Columns: key, value, end of the window. */
  private static final String SIDE = "k STRING, x BIGINT, e BIGINT";

  private static void endOf(Batch batch, long[] values) {
    LongColumn column = (LongColumn) batch.column(2).flat();
    for (int row = 0; row < batch.rows(); row++) {
      values[row] = column.get(batch.position(row));
    }
  }

  private static OperatorHarness joining(JoinKind kind) {
    JoinSide side =
        new JoinSide(
            List.of(Types.STRING, Types.BIGINT, Types.BIGINT), List.of(0, 2), List.of(), 0);
    JoinSpec spec = new JoinSpec(kind, side, side, List.of(false, false));
    List<LongExpression> ends = List.of(WindowJoinTest::endOf, WindowJoinTest::endOf);
    boolean leftOnly = kind == JoinKind.SEMI || kind == JoinKind.ANTI;
    return OperatorHarness.of(() -> new WindowJoin(spec, null, ends, null))
        .input(SIDE)
        .input(SIDE)
        .output(leftOnly ? SIDE : SIDE + ", k2 STRING, x2 BIGINT, e2 BIGINT")
        .sortedWithin()
        .rowsOf(0, "'a', 1, 10", "'a', 2, 10", "'b', 3, 10", "NULL, 4, 10", "'a', 5, 20")
        .rowsOf(1, "'a', 6, 10", "'c', 7, 10", "NULL, 8, 10")
        .watermark(8)
        .rowsOf(1, "'a', 9, 10", "'b', 10, 20")
        .watermark(9)
        .rowsOf(0, "'c', 11, 10", "'b', 12, 20")
        .expectLate(1);
  }

  @Test
  void innerJoinsComeOutWithTheirWindow() {
    joining(JoinKind.INNER)
        .end()
        .expect(
            "watermark 8",
            "+I 'a', 1, 10, 'a', 6, 10",
            "+I 'a', 1, 10, 'a', 9, 10",
            "+I 'a', 2, 10, 'a', 6, 10",
            "+I 'a', 2, 10, 'a', 9, 10",
            "watermark 9",
            "+I 'b', 12, 20, 'b', 10, 20")
        .run();
  }

  @Test
  void fullJoinsPadBothSides() {
    joining(JoinKind.FULL)
        .end()
        .expect(
            "watermark 8",
            "+I 'a', 1, 10, 'a', 6, 10",
            "+I 'a', 1, 10, 'a', 9, 10",
            "+I 'a', 2, 10, 'a', 6, 10",
            "+I 'a', 2, 10, 'a', 9, 10",
            "+I 'b', 3, 10, NULL, NULL, NULL",
            "+I NULL, 4, 10, NULL, NULL, NULL",
            "+I NULL, NULL, NULL, 'c', 7, 10",
            "+I NULL, NULL, NULL, NULL, 8, 10",
            "watermark 9",
            "+I 'a', 5, 20, NULL, NULL, NULL",
            "+I 'b', 12, 20, 'b', 10, 20")
        .run();
  }

  @Test
  void semiAndAntiJoinsShareTheLeftRows() {
    joining(JoinKind.SEMI)
        .end()
        .expect("watermark 8", "+I 'a', 1, 10", "+I 'a', 2, 10", "watermark 9", "+I 'b', 12, 20")
        .run();
    joining(JoinKind.ANTI)
        .end()
        .expect("watermark 8", "+I 'b', 3, 10", "+I NULL, 4, 10", "watermark 9", "+I 'a', 5, 20")
        .run();
  }
}
