package io.millrace.executor.operators;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.data.batch.Batch;
import io.millrace.data.column.LongColumn;
import io.millrace.data.error.MillraceException;
import io.millrace.data.text.BatchText;
import io.millrace.data.type.DataType;
import io.millrace.data.type.DataType.Field;
import io.millrace.executor.harness.OperatorHarness;
import io.millrace.executor.harness.Replay;
import io.millrace.executor.kernel.RowPredicate;
import io.millrace.executor.operator.Operator;
import io.millrace.executor.operator.OperatorContext;
import io.millrace.executor.operator.Output;
import io.millrace.executor.operator.Progress;
import io.millrace.executor.operators.lookup.LookupJoin;
import io.millrace.executor.operators.lookup.LookupSpec;
import io.millrace.executor.operators.lookup.LookupSpec.Asking;
import io.millrace.executor.operators.lookup.LookupSpec.Order;
import io.millrace.executor.spi.LookupSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LookupJoinTest {
  private static final String INPUT = "a BIGINT, k BIGINT";
  private static final String TABLE = "id BIGINT, b BIGINT";
  private static final String BOTH = "a BIGINT, k BIGINT, id BIGINT, b BIGINT";
  private static final Asking CHANGES = new Asking(100, 1000, Order.INPUT, List.of(), true, null);

  private int asked;
  private int mostOpen;

  /** Whether answers come one a call, whichever chance says; else in the order of the keys. */
  private boolean byChance = true;

  /** Whether answers come between calls, too. */
  private boolean between;

  private static List<DataType> types(String header) {
    return BatchText.schema(header).stream().map(Field::type).toList();
  }

  /** Has as many rows for a key as the key says; one of 0 has a row when asked again. */
  private final class SlowTable implements LookupSource {
    private record Open(long key, Runnable answer) {}

    final List<Open> answers = new ArrayList<>();
    int missed;

    @Override
    public Lookup open(Runnable wake) {
      return new Lookup() {
        @Override
        public void ask(Batch keys, int position, Answer answer) {
          asked++;
          long key = ((LongColumn) keys.column(0).flat()).get(position);
          StringBuilder rows = new StringBuilder();
          for (long i = 0; i < key || i == 0 && key == 0 && missed > 0; i++) {
            rows.append("+I ").append(key).append(", ").append(i).append('\n');
          }
          missed += key == 0 ? 1 : 0;
          Batch found = BatchText.parseRows(BatchText.schema(TABLE), rows.toString());
          answers.add(new Open(key, () -> answer.found(found)));
          mostOpen = Math.max(mostOpen, answers.size());
        }

        @Override
        public void close() {}
      };
    }

    void answerBetween(Random random) {
      if (between) {
        answer(random);
      }
    }

    void answer(Random random) {
      if (answers.isEmpty()) {
        return;
      }
      int which = 0;
      for (int i = 1; i < answers.size() && !byChance; i++) {
        which = answers.get(i).key < answers.get(which).key ? i : which;
      }
      answers.remove(byChance ? random.nextInt(answers.size()) : which).answer.run();
    }
  }

  /** Lets one answer come before each call in which answers may be waited for. */
  private record Answering(LookupJoin join, SlowTable table, Random random) implements Operator {
    @Override
    public void open(OperatorContext context) {
      join.open(context);
    }

    @Override
    public Progress process(int input, Batch batch, Output out) {
      table.answer(random);
      return join.process(input, batch, out);
    }

    @Override
    public Progress advanceWatermark(long watermark, Output out) {
      return join.advanceWatermark(watermark, out);
    }

    @Override
    public boolean forwardsWatermarks() {
      return join.forwardsWatermarks();
    }

    @Override
    public long nextTime() {
      table.answerBetween(random);
      return join.nextTime();
    }

    @Override
    public Progress advanceTime(long nowMillis, Output out) {
      table.answer(random);
      return join.advanceTime(nowMillis, out);
    }

    @Override
    public Progress endInput(int input, Output out) {
      table.answer(random);
      return join.endInput(input, out);
    }

    @Override
    public Progress beforeBarrier(Output out) {
      table.answer(random);
      return join.beforeBarrier(out);
    }

    @Override
    public void close() {
      join.close();
    }
  }

  private OperatorHarness join(
      boolean outer, LookupSpec.Cache cache, RowPredicate condition, Asking asking) {
    LookupSpec spec =
        new LookupSpec(
            "t", types(INPUT), types(TABLE), List.of(types(TABLE).get(0)), outer, cache, asking);
    return OperatorHarness.of(
            () -> {
              SlowTable table = new SlowTable();
              LookupJoin join =
                  new LookupJoin(
                      spec, batch -> batch.withColumns(batch.column(1)), condition, table);
              return new Answering(join, table, new Random(7));
            })
        .input(INPUT)
        .output(BOTH);
  }

  private static int bIsOdd(Batch batch, int[] selection) {
    LongColumn b = (LongColumn) batch.column(3).flat();
    int count = 0;
    for (int row = 0; row < batch.rows(); row++) {
      selection[count] = batch.position(row);
      count += b.get(batch.position(row)) % 2 != 0 ? 1 : 0;
    }
    return count;
  }

  @Test
  void answersOutOfOrderDoNotChangeTheOrderOfRows() {
    for (boolean updates : new boolean[] {false, true}) {
      join(true, null, null, new Asking(100, 1000, Order.INPUT, List.of(), updates, null))
          .rows("+I 1, 2", "watermark 5", "-U 2, 1", "+U 3, 3", "+I 4, NULL", "+I 5, 2")
          .watermark(9)
          .rows("-D 5, 2")
          .end()
          .expect(
              "+I 1, 2, 2, 0",
              "+I 1, 2, 2, 1",
              "watermark 5",
              "-U 2, 1, 1, 0",
              "+U 3, 3, 3, 0",
              "+U 3, 3, 3, 1",
              "+U 3, 3, 3, 2",
              "+I 4, NULL, NULL, NULL",
              "+I 5, 2, 2, 0",
              "+I 5, 2, 2, 1",
              "watermark 9",
              "-D 5, 2, 2, 0",
              "-D 5, 2, 2, 1")
          .run();
    }
  }

  @Test
  void fewMayWait() {
    mostOpen = 0;
    join(false, null, null, new Asking(2, 1000, Order.INPUT, List.of(), false, null))
        .rows("+I 1, 5", "+I 2, 1", "+I 3, 2", "+I 4, 3", "+I 5, 1")
        .end()
        .expect(
            "+I 1, 5, 5, 0",
            "+I 1, 5, 5, 1",
            "+I 1, 5, 5, 2",
            "+I 1, 5, 5, 3",
            "+I 1, 5, 5, 4",
            "+I 2, 1, 1, 0",
            "+I 3, 2, 2, 0",
            "+I 3, 2, 2, 1",
            "+I 4, 3, 3, 0",
            "+I 4, 3, 3, 1",
            "+I 4, 3, 3, 2",
            "+I 5, 1, 1, 0")
        .run();
    assertEquals(2, mostOpen);
  }

  @Test
  void inAnyOrderOnlyWatermarksStandStill() {
    byChance = false;
    List<String> lines =
        join(false, null, null, new Asking(100, 1000, Order.ANY, List.of(), false, null))
            .rows("+I 1, 3", "+I 2, 1", "watermark 5", "+I 3, 4", "+I 4, 1")
            .end()
            .outputOf(Replay.AS_GIVEN);
    assertEquals(
        List.of(
            "+I 2, 1, 1, 0",
            "+I 1, 3, 3, 0",
            "+I 1, 3, 3, 1",
            "+I 1, 3, 3, 2",
            "watermark 5",
            "+I 4, 1, 1, 0",
            "+I 3, 4, 4, 0",
            "+I 3, 4, 4, 1",
            "+I 3, 4, 4, 2",
            "+I 3, 4, 4, 3"),
        lines);
    byChance = true;
    join(false, null, null, new Asking(2, 1000, Order.ANY, List.of(), false, null))
        .rows("+I 1, 3", "+I 2, 1", "watermark 5", "+I 3, 2", "+I 4, 1")
        .end()
        .sortedWithin()
        .expect(
            "+I 1, 3, 3, 0",
            "+I 1, 3, 3, 1",
            "+I 1, 3, 3, 2",
            "+I 2, 1, 1, 0",
            "watermark 5",
            "+I 3, 2, 2, 0",
            "+I 3, 2, 2, 1",
            "+I 4, 1, 1, 0")
        .run();
  }

  @Test
  void orderIsKeptWithinAKey() {
    byChance = false;
    List<String> lines =
        join(false, null, null, new Asking(100, 1000, Order.KEY, List.of(0), true, null))
            .rows("+I 1, 3", "+I 2, 2", "-U 1, 3", "+U 1, 1")
            .end()
            .outputOf(Replay.AS_GIVEN);
    assertEquals(
        List.of(
            "+I 2, 2, 2, 0",
            "+I 2, 2, 2, 1",
            "+I 1, 3, 3, 0",
            "+I 1, 3, 3, 1",
            "+I 1, 3, 3, 2",
            "-U 1, 3, 3, 0",
            "-U 1, 3, 3, 1",
            "-U 1, 3, 3, 2",
            "+U 1, 1, 1, 0"),
        lines);
  }

  /** Many rows of few keys in several batches, with watermarks between them; answers at random. */
  @Test
  void manyInFlightKeepTheirOrder() {
    for (Order order : Order.values()) {
      boolean byKey = order == Order.KEY;
      OperatorHarness harness =
          join(
              false,
              null,
              null,
              new Asking(1000, 1000, order, byKey ? List.of(1) : List.of(), byKey, null));
      List<String> expected = new ArrayList<>();
      Random random = new Random(11);
      for (int batch = 0; batch < 8; batch++) {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
          int key = 1 + random.nextInt(12);
          String row = "+I " + (batch * 40 + i) + ", " + key;
          lines.add(row);
          for (int match = 0; match < key; match++) {
            expected.add(row + ", " + key + ", " + match);
          }
          if (i % 17 == 16) {
            String watermark = "watermark " + (batch * 40 + i);
            lines.add(watermark);
            expected.add(watermark);
          }
        }
        if (lines.get(lines.size() - 1).startsWith("w")) {
          lines.remove(lines.size() - 1);
        }
        harness.rows(lines.toArray(String[]::new));
      }
      harness.end();
      List<String> actual = harness.outputOf(Replay.AS_GIVEN);
      if (order == Order.INPUT) {
        assertEquals(expected, actual);
      }
      for (int key = 1; byKey && key <= 12; key++) {
        String ofKey = "[^,]*, " + key + ", .*";
        assertEquals(
            expected.stream().filter(line -> line.matches(ofKey)).toList(),
            actual.stream().filter(line -> line.matches(ofKey)).toList());
      }
      harness.sortedWithin().expect(expected.toArray(String[]::new)).run();
    }
  }

  @Test
  void whatIsMissingIsAskedForAgain() {
    between = true;
    LookupSpec.Retry once = new LookupSpec.Retry(50, 1);
    join(true, null, null, new Asking(100, 1000, Order.INPUT, List.of(), false, once))
        .rows("+I 1, 1", "+I 2, 0")
        .time(60)
        .time(61)
        .end()
        .expect("+I 1, 1, 1, 0", "+I 2, 0, 0, 0")
        .without(Replay.RESTORED, Replay.SPILLED)
        .run();
  }

  /** Nothing ever answers. */
  private OperatorHarness unanswered() {
    return OperatorHarness.of(
            () ->
                new LookupJoin(
                    new LookupSpec(
                        "t",
                        types(INPUT),
                        types(TABLE),
                        List.of(types(TABLE).get(0)),
                        false,
                        null,
                        CHANGES),
                    batch -> batch.withColumns(batch.column(1)),
                    null,
                    new SlowTable()))
        .input(INPUT)
        .output(BOTH);
  }

  private static void assertTooLate(OperatorHarness harness) {
    MillraceException e =
        assertThrows(MillraceException.class, () -> harness.outputOf(Replay.AS_GIVEN));
    assertEquals("table 't' gave no answer within 1000 ms", e.getMessage());
  }

  @Test
  void anAnswerThatIsTooLateFails() {
    assertEquals(List.of(), unanswered().rows("+I 1, 1").time(999).outputOf(Replay.AS_GIVEN));
    assertTooLate(unanswered().rows("+I 1, 1").time(999).time(1000));
  }

  @Test
  void aWallClockThatIsSetMakesNoAnswerLate() {
    OperatorHarness forth = unanswered().rows("+I 1, 1").clockJumps(3_600_000).time(999);
    assertEquals(List.of(), forth.outputOf(Replay.AS_GIVEN));
    assertTooLate(unanswered().rows("+I 1, 1").clockJumps(3_600_000).time(1000));
    assertTooLate(unanswered().rows("+I 1, 1").clockJumps(-3_600_000).time(1000));
  }

  @Test
  void aWallClockThatIsSetKeepsACache() {
    OperatorHarness harness =
        join(false, new LookupSpec.Cache(10, 1000, true), null, CHANGES)
            .rows("+I 1, 1")
            .clockJumps(3_600_000)
            .rows("+I 2, 1")
            .clockJumps(-7_200_000)
            .time(2000)
            .rows("+I 3, 1")
            .end();
    asked = 0;
    harness.outputOf(Replay.AS_GIVEN);
    assertEquals(2, asked, "the third is asked for, as the answer is two seconds old");
    harness.expect("+I 1, 1, 1, 0", "+I 2, 1, 1, 0", "+I 3, 1, 1, 0").run();
  }

  @Test
  void aConditionTakesMatches() {
    join(false, null, LookupJoinTest::bIsOdd, CHANGES)
        .rows("+I 1, 4", "+I 2, 1")
        .end()
        .expect("+I 1, 4, 4, 1", "+I 1, 4, 4, 3")
        .run();
    join(true, null, LookupJoinTest::bIsOdd, Asking.DEFAULT)
        .rows("+I 1, 1", "+I 2, 2")
        .end()
        .expect("+I 1, 1, NULL, NULL", "+I 2, 2, 2, 1")
        .run();
  }

  @Test
  void manyMatchesComeInPieces() {
    List<String> expected = new ArrayList<>();
    for (int row = 0; row < 2; row++) {
      for (int i = 0; i < 1500; i++) {
        expected.add("+I " + row + ", 1500, 1500, " + i);
      }
    }
    join(true, null, null, Asking.DEFAULT)
        .rows("+I 0, 1500", "+I 1, 1500")
        .end()
        .expect(expected.toArray(String[]::new))
        .run();
  }

  @Test
  void aCacheAsksOnce() {
    OperatorHarness harness =
        join(false, new LookupSpec.Cache(10, 0, true), null, CHANGES)
            .rows("+I 1, 1", "+I 2, 1", "+I 3, 0")
            .rows("+I 4, 1", "+I 5, 0")
            .end();
    asked = 0;
    harness.outputOf(Replay.AS_GIVEN);
    assertTrue(asked == 2, "asked " + asked + " times");
    harness.expect("+I 1, 1, 1, 0", "+I 2, 1, 1, 0", "+I 4, 1, 1, 0").run();
  }

  @Test
  void withoutACacheAnAnswerDoesNotOutliveItsBatch() {
    between = true;
    OperatorHarness harness =
        join(false, null, null, CHANGES).rows("+I 1, 1").time(10).rows("+I 2, 1").end();
    asked = 0;
    harness.outputOf(Replay.AS_GIVEN);
    assertEquals(2, asked);
    harness.expect("+I 1, 1, 1, 0", "+I 2, 1, 1, 0").run();
  }
}
