package io.millrace.executor.operators;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.data.batch.Batch;
import io.millrace.data.column.LongColumn;
import io.millrace.data.text.BatchText;
import io.millrace.data.type.DataType;
import io.millrace.data.type.DataType.Field;
import io.millrace.executor.harness.OperatorHarness;
import io.millrace.executor.kernel.RowPredicate;
import io.millrace.executor.operator.Operator;
import io.millrace.executor.operator.OperatorContext;
import io.millrace.executor.operator.Output;
import io.millrace.executor.operator.Progress;
import io.millrace.executor.operators.lookup.LookupJoin;
import io.millrace.executor.operators.lookup.LookupSpec;
import io.millrace.executor.spi.LookupSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LookupJoinTest {
  private static final String INPUT = "a BIGINT, k BIGINT";
  private static final String TABLE = "id BIGINT, b BIGINT";
  private static final String BOTH = "a BIGINT, k BIGINT, id BIGINT, b BIGINT";

  private int asked;

  private static List<DataType> types(String header) {
    return BatchText.schema(header).stream().map(Field::type).toList();
  }

  /** Has as many rows for a key as the key says, but for 9, which fails. */
  private final class SlowTable implements LookupSource {
    final List<Runnable> answers = new ArrayList<>();

    @Override
    public Lookup open() {
      return new Lookup() {
        @Override
        public void ask(Batch keys, int position, Answer answer) {
          asked++;
          long key = ((LongColumn) keys.column(0).flat()).get(position);
          StringBuilder rows = new StringBuilder();
          for (long i = 0; i < key; i++) {
            rows.append("+I ").append(key).append(", ").append(i).append('\n');
          }
          answers.add(
              () -> answer.found(BatchText.parseRows(BatchText.schema(TABLE), rows.toString())));
        }

        @Override
        public void close() {}
      };
    }
  }

  /** Lets one answer come, whichever chance says, before each call. */
  private record Answering(LookupJoin join, SlowTable table, Random random) implements Operator {
    @Override
    public void open(OperatorContext context) {
      join.open(context);
    }

    @Override
    public Progress process(int input, Batch batch, Output out) {
      if (!table.answers.isEmpty()) {
        table.answers.remove(random.nextInt(table.answers.size())).run();
      }
      return join.process(input, batch, out);
    }

    @Override
    public void close() {
      join.close();
    }
  }

  private OperatorHarness join(boolean outer, LookupSpec.Cache cache, RowPredicate condition) {
    LookupSpec spec =
        new LookupSpec("t", types(INPUT), types(TABLE), List.of(types(TABLE).get(0)), outer, cache);
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
    join(true, null, null)
        .rows("+I 1, 2", "watermark 5", "-U 2, 1", "+U 3, 0", "+I 4, NULL", "+I 5, 2")
        .watermark(9)
        .rows("-D 5, 2")
        .expect(
            "+I 1, 2, 2, 0",
            "+I 1, 2, 2, 1",
            "watermark 5",
            "-U 2, 1, 1, 0",
            "+U 3, 0, NULL, NULL",
            "+I 4, NULL, NULL, NULL",
            "+I 5, 2, 2, 0",
            "+I 5, 2, 2, 1",
            "watermark 9",
            "-D 5, 2, 2, 0",
            "-D 5, 2, 2, 1")
        .run();
  }

  @Test
  void aConditionTakesMatches() {
    join(false, null, LookupJoinTest::bIsOdd)
        .rows("+I 1, 4", "+I 2, 1")
        .expect("+I 1, 4, 4, 1", "+I 1, 4, 4, 3")
        .run();
    join(true, null, LookupJoinTest::bIsOdd)
        .rows("+I 1, 1", "+I 2, 2")
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
    join(true, null, null)
        .rows("+I 0, 1500", "+I 1, 1500")
        .expect(expected.toArray(String[]::new))
        .run();
  }

  @Test
  void aCacheAsksOnce() {
    OperatorHarness harness =
        join(false, new LookupSpec.Cache(10, 0, true), null)
            .rows("+I 1, 1", "+I 2, 1", "+I 3, 0")
            .rows("+I 4, 1", "+I 5, 0");
    asked = 0;
    harness.outputOf(io.millrace.executor.harness.Replay.AS_GIVEN);
    assertTrue(asked == 2, "asked " + asked + " times");
    harness.expect("+I 1, 1, 1, 0", "+I 2, 1, 1, 0", "+I 4, 1, 1, 0").run();
  }
}
