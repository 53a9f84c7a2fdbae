package io.millrace.executor.operators;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.millrace.data.error.MillraceException;
import io.millrace.data.text.BatchText;
import io.millrace.executor.harness.OperatorHarness;
import io.millrace.executor.harness.Replay;
import io.millrace.executor.operator.Operator;
import io.millrace.executor.operators.sink.KeepFirst;
import io.millrace.executor.operators.sink.KeepLast;
import io.millrace.executor.operators.sink.SinkKeySpec;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class SinkKeysTest {
  private static final String COLUMNS = "id INT, name STRING, x INT";

  private static SinkKeySpec spec(Integer... upsertKey) {
    return new SinkKeySpec(BatchText.schema(COLUMNS), List.of(0), List.of(upsertKey), false, 0);
  }

  private static OperatorHarness harness(Supplier<Operator> operator) {
    return OperatorHarness.of(operator).schema(COLUMNS);
  }

  @Test
  void theLastRowStandsUntilItGoes() {
    harness(() -> new KeepLast(spec(1)))
        .rows("+I 1, 'a', 1", "+I 1, 'b', 2", "+I 2, 'c', 3", "+U 1, 'a', 4")
        .rows("-U 1, 'b', 2", "+I 1, 'b', 5", "-D 1, 'a', 4", "-D 1, 'z', 0", "-D 1, 'b', 5")
        .expect(
            "+I 1, 'a', 1",
            "+U 1, 'b', 2",
            "+I 2, 'c', 3",
            "+U 1, 'a', 4",
            "+U 1, 'a', 4",
            "+U 1, 'b', 5",
            "-D 1, 'b', 5")
        .run();
  }

  @Test
  void aSinkThatNeedsItIsToldWhatIsReplaced() {
    SinkKeySpec spec = new SinkKeySpec(BatchText.schema(COLUMNS), List.of(0), List.of(1), true, 0);
    harness(() -> new KeepLast(spec))
        .rows("+I 1, 'a', 1", "+I 1, 'b', 2", "+I 2, 'c', 3", "+U 1, 'a', 4")
        .rows("-U 1, 'b', 2", "+I 1, 'b', 5", "-D 1, 'a', 4", "-D 1, 'z', 0", "-D 1, 'b', 5")
        .expect(
            "+I 1, 'a', 1",
            "-U 1, 'a', 1",
            "+U 1, 'b', 2",
            "+I 2, 'c', 3",
            "-U 1, 'b', 2",
            "+U 1, 'a', 4",
            "-U 1, 'a', 4",
            "+U 1, 'b', 5",
            "-D 1, 'b', 5")
        .run();
  }

  @Test
  void withoutUpsertKeyEqualRowsAreTold() {
    harness(() -> new KeepLast(spec()))
        .rows("+I 1, 'a', 1", "+I 1, 'b', 2", "+I 1, 'a', 1", "-D 1, 'a', 1")
        .rows("-D 1, 'a', 1", "-D 1, 'b', 2")
        .expect("+I 1, 'a', 1", "+U 1, 'b', 2", "+U 1, 'a', 1", "+U 1, 'b', 2", "-D 1, 'b', 2")
        .run();
  }

  @Test
  void theFirstRowStands() {
    harness(() -> new KeepFirst(spec(1), false))
        .rows("+I 1, 'a', 1", "+I 1, 'b', 2", "+I 2, 'c', 3", "+I 3, 'd', 4", "-D 3, 'd', 4")
        .watermark(10)
        .rows("+I 2, 'e', 5", "-U 2, 'c', 3", "watermark 11", "-D 1, 'a', 1", "+I 4, 'f', 6")
        .watermark(11)
        .watermark(12)
        .end()
        .expect(
            "+I 1, 'a', 1",
            "+I 2, 'c', 3",
            "watermark 10",
            "+U 2, 'e', 5",
            "watermark 11",
            "+I 4, 'f', 6",
            "-D 1, 'a', 1",
            "watermark 12")
        .sortedWithin()
        .run();
  }

  @Test
  void conflictsMayBeAnError() {
    MillraceException failure =
        assertThrows(
            MillraceException.class,
            () ->
                harness(() -> new KeepFirst(spec(1), true))
                    .rows("+I 1, 'a', 1", "-D 1, 'a', 1", "+I 1, 'b', 1", "+I 2, 'a', 1")
                    .watermark(1)
                    .rows("+I 2, 'b', 1")
                    .end()
                    .outputOf(Replay.AS_GIVEN));
    assertEquals("several rows of the query have the primary key (id = 2)", failure.getMessage());
  }
}
