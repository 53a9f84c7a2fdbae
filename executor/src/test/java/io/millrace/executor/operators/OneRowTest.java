package io.millrace.executor.operators;

import io.millrace.data.type.DataType;
import io.millrace.data.type.Types;
import io.millrace.executor.harness.OperatorHarness;
import io.millrace.executor.operator.Operator;
import io.millrace.executor.operators.rank.FirstRow;
import io.millrace.executor.operators.rank.FirstRowByTime;
import io.millrace.executor.operators.rank.LastRow;
import io.millrace.executor.operators.rank.OneRowSpec;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class OneRowTest {
  private static final String COLUMNS = "k STRING, t TIMESTAMP(3), n INT";
  private static final List<DataType> TYPES =
      List.of(Types.STRING, new DataType.TimestampType(3, false, true), Types.INT);

  private static OperatorHarness harness(
      Function<OneRowSpec, Operator> operator, int time, boolean before) {
    return OperatorHarness.of(
            () -> operator.apply(new OneRowSpec(TYPES, List.of(0), time, before, 0)))
        .schema(COLUMNS);
  }

  private static String row(String kind, String key, int second, int n) {
    return "%s %s, 2024-01-01 00:00:0%d, %d".formatted(kind, key, second, n);
  }

  @Test
  void firstComeOfEachKey() {
    harness(FirstRow::new, -1, true)
        .rows(row("+I", "'a'", 2, 1), row("+I", "'a'", 1, 2), row("+I", "NULL", 1, 3))
        .rows(row("+I", "NULL", 0, 4), row("+I", "'b'", 0, 5))
        .expect(row("+I", "'a'", 2, 1), row("+I", "NULL", 1, 3), row("+I", "'b'", 0, 5))
        .run();
  }

  @Test
  void lastCome() {
    harness(LastRow::new, -1, true)
        .rows(row("+I", "'a'", 2, 1), row("+I", "'a'", 1, 2), row("+I", "'b'", 1, 3))
        .expect(row("+I", "'a'", 2, 1), row("-U", "'a'", 2, 1), row("+U", "'a'", 1, 2))
        .expect(row("+I", "'b'", 1, 3))
        .run();
    harness(LastRow::new, -1, false)
        .rows(row("+I", "'a'", 2, 1), row("+I", "'a'", 1, 2))
        .expect(row("+I", "'a'", 2, 1), row("+U", "'a'", 1, 2))
        .run();
  }

  @Test
  void lastByTimeIsNotTheLastToCome() {
    harness(LastRow::new, 1, true)
        .rows(row("+I", "'a'", 2, 1), row("+I", "'a'", 1, 2), row("+I", "'a'", 2, 3))
        .expect(row("+I", "'a'", 2, 1), row("-U", "'a'", 2, 1), row("+U", "'a'", 2, 3))
        .run();
  }

  @Test
  void firstByTimeWaitsForTheWatermark() {
    long second = 1000L;
    long day = 1704067200000L;
    harness(FirstRowByTime::new, 1, true)
        .rows(row("+I", "'a'", 5, 1), row("+I", "'a'", 3, 2), row("+I", "'b'", 4, 3))
        .rows(row("+I", "'a'", 3, 4), row("+I", "'c'", 9, 5))
        .watermark(day + 4 * second)
        .rows(row("+I", "'a'", 1, 6), row("+I", "'d'", 2, 7), row("+I", "'d'", 8, 8))
        .watermark(day + 7 * second)
        .end()
        .expect(row("+I", "'a'", 3, 2), row("+I", "'b'", 4, 3))
        .expect("watermark " + (day + 4 * second), "watermark " + (day + 7 * second))
        .expect(row("+I", "'d'", 8, 8), row("+I", "'c'", 9, 5))
        .expectLate(1)
        .run();
  }
}
