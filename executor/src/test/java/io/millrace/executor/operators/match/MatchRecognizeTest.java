package io.millrace.executor.operators.match;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.data.batch.Batch;
import io.millrace.data.column.Column;
import io.millrace.data.column.LongColumn;
import io.millrace.data.error.MillraceException;
import io.millrace.data.text.BatchText;
import io.millrace.executor.harness.OperatorHarness;
import io.millrace.executor.harness.Replay;
import io.millrace.executor.kernel.LongExpression;
import io.millrace.executor.operators.match.Defines.Kind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MatchRecognizeTest {
  private static final String COLUMNS = "k INT, id BIGINT NOT NULL, x BIGINT, t BIGINT";
  private static final int MANY = Integer.MAX_VALUE;
  private static final AfterMatch PAST_LAST = new AfterMatch(AfterMatch.Kind.PAST_LAST_ROW, -1);
  private static final AfterMatch TO_NEXT = new AfterMatch(AfterMatch.Kind.TO_NEXT_ROW, -1);

  private static void time(Batch batch, long[] values) {
    Column column = batch.column(3).flat();
    for (int row = 0; row < batch.rows(); row++) {
      int position = batch.position(row);
      values[row] =
          column.isNull(position) ? LongExpression.NULL : ((LongColumn) column).get(position);
    }
  }

  /** A is below 5, any number of B rises, C is any row; out come key, first and last id. */
  private static OperatorHarness harness(
      boolean eventTime, AfterMatch after, long within, MatchSpec.Order... order) {
    List<MatchVariable> variables =
        List.of(
            new MatchVariable("A", 1, 1, false),
            new MatchVariable("B", 0, MANY, true),
            new MatchVariable("C", 1, 1, false));
    MatchSpec spec =
        new MatchSpec(
            BatchText.schema(COLUMNS), List.of(0), List.of(order), variables, after, within);
    MatchView results =
        new MatchView(
            List.of(
                new RowValue(-1, true, 0, 0),
                new RowValue(0, false, 0, 1),
                new RowValue(1, true, 0, 1),
                new RowValue(2, false, 0, 1)),
            List.of());
    return OperatorHarness.of(
            () -> {
              Map<Integer, MatchCondition> conditions = new HashMap<>();
              conditions.put(0, new Defines(Kind.LESS, 0, -9, 5).condition());
              conditions.put(1, new Defines(Kind.LESS, 1, -9, 7).condition());
              return new MatchRecognize(
                  spec,
                  new MatchKernels(
                      eventTime ? MatchRecognizeTest::time : null, conditions, results, b -> b));
            })
        .input(COLUMNS)
        .output("k INT, a BIGINT, b BIGINT, c BIGINT");
  }

  @Test
  void rowsWaitForTheWatermarkAndAreTakenInOrder() {
    harness(true, PAST_LAST, 0)
        .rows("1, 10, 8, 30", "1, 11, 3, 10", "1, 12, 6, 20", "NULL, 20, 1, 15", "NULL, 21, 9, 16")
        .watermark(16)
        .rows("1, 13, 1, 16", "1, 14, 6, 17")
        .watermark(40)
        .rows("1, 15, 0, 40")
        .end()
        .expect("+I NULL, 20, NULL, 21", "watermark 16", "+I 1, 11, 14, 10", "watermark 40")
        .run();
  }

  @Test
  void lateRowsAreCounted() {
    harness(true, PAST_LAST, 0)
        .rows("1, 1, 3, 10", "watermark 10", "1, 2, 9, 10", "1, 3, 9, 11")
        .watermark(11)
        .end()
        .expect("+I 1, 1, NULL, 3", "watermark 11")
        .expectLate(1)
        .run();
  }

  @Test
  void anEarlierMatchThatIsOpenHoldsBackLaterOnesUntilItsTimeIsUp() {
    // The match from row 1 goes on with B as long as rows are below 7; that from row 2 would end.
    harness(true, TO_NEXT, 10)
        .rows("1, 1, 3, 0", "1, 2, 6, 4", "1, 3, 4, 8")
        .watermark(8)
        .rows("1, 4, 9, 12")
        .watermark(12)
        .rows("2, 5, 1, 13")
        .watermark(22)
        .watermark(23)
        .end()
        .expect("watermark 8", "+I 1, 3, NULL, 4", "watermark 12", "watermark 22", "watermark 23")
        .run();
  }

  @Test
  void rowsOfOneTimeAreOrderedByFurtherColumnsThenByTheirComing() {
    harness(true, PAST_LAST, 0, new MatchSpec.Order(2, true))
        .rows("1, 1, 6, 1", "1, 2, 1, 1", "1, 3, NULL, 1", "1, 4, 2, 1", "1, 5, 8, 2", "1, 6, 8, 2")
        .end()
        .expect("+I 1, 4, 2, 3")
        .run();
  }

  @Test
  void inProcessingTimeRowsAreTakenAsTheyCome() {
    harness(false, PAST_LAST, 10)
        .rows("1, 1, 3, 0", "2, 2, 3, 0", "1, 3, 9, 0")
        .time(5)
        .rows("2, 4, 9, 0", "1, 5, 1, 0")
        .time(20)
        .rows("1, 6, 9, 0", "1, 7, 2, 0", "1, 8, 7, 0")
        .end()
        .expect("+I 1, 1, NULL, 3", "+I 2, 2, NULL, 4", "+I 1, 7, NULL, 8")
        .run();
  }

  @Test
  void inProcessingTimeRowsThatAreOrderedWaitForTheMillisecondToPass() {
    harness(false, PAST_LAST, 0, new MatchSpec.Order(2, false))
        .rows("1, 1, 9, 0", "1, 2, 3, 0")
        .time(1)
        .rows("1, 3, 9, 0", "1, 4, 1, 0")
        .time(2)
        .time(3)
        .end()
        .expect("+I 1, 2, NULL, 1", "+I 1, 4, NULL, 3")
        .run();
  }

  @Test
  void noRowsNoMatches() {
    harness(true, PAST_LAST, 0).watermark(5).end().expect("watermark 5").run();
  }

  @Test
  void aRowWithoutTimeIsAnError() {
    OperatorHarness harness = harness(true, PAST_LAST, 0).rows("1, 1, 3, NULL");
    MillraceException error =
        assertThrows(MillraceException.class, () -> harness.outputOf(Replay.AS_GIVEN));
    assertTrue(error.getMessage().contains("NULL in its time attribute"));
  }

  @Test
  void manyKeysAndRowsTakeSeveralRounds() {
    OperatorHarness harness = harness(true, PAST_LAST, 0);
    String[] lines = new String[5_000];
    for (int i = 0; i < lines.length; i++) {
      int key = i < 2_500 ? 1 : i % 400;
      lines[i] = key + ", " + i + ", " + (i % 2 == 0 ? 1 : 9) + ", " + i;
    }
    harness.rows(lines).end();
    List<String> first = harness.outputOf(Replay.AS_GIVEN);
    assertTrue(first.size() > 1_200, () -> first.size() + " matches");
    for (Replay replay : Replay.values()) {
      assertTrue(first.equals(harness.outputOf(replay)), () -> "replayed " + replay);
    }
  }
}
