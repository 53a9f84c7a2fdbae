package io.millrace.executor.operators;

import io.millrace.data.batch.Batch;
import io.millrace.data.column.Column;
import io.millrace.data.column.LongColumn;
import io.millrace.data.text.BatchText;
import io.millrace.data.type.DataType.Field;
import io.millrace.data.type.Types;
import io.millrace.executor.harness.OperatorHarness;
import io.millrace.executor.kernel.LongExpression;
import io.millrace.executor.kernels.CountSum;
import io.millrace.executor.operators.session.SessionGroups;
import io.millrace.executor.operators.session.SessionRows;
import io.millrace.executor.operators.session.SessionSpec;
import io.millrace.executor.operators.session.SessionSpec.Property;
import io.millrace.executor.operators.session.SessionWindow;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class SessionWindowTest {
  private static final String ROWS = "name STRING, x BIGINT, t BIGINT";

  private static void timeOf(Batch batch, long[] values) {
    Column column = batch.column(2).flat();
    for (int row = 0; row < batch.rows(); row++) {
      int position = batch.position(row);
      values[row] =
          column.isNull(position) ? LongExpression.NULL : ((LongColumn) column).get(position);
    }
  }

  private static SessionSpec byName(long gap) {
    return new SessionSpec(
        List.of(0), List.of(Types.STRING), gap, null, List.of(Property.START, Property.END));
  }

  private static OperatorHarness counting(long gap, LongExpression time) {
    SessionSpec spec = byName(gap);
    return OperatorHarness.of(
            () ->
                new SessionWindow(
                    spec,
                    time,
                    new SessionGroups(spec, new CountSum(1, false)),
                    List.of(Types.STRING, Types.BIGINT, Types.BIGINT)))
        .input(ROWS)
        .output("name STRING, n BIGINT NOT NULL, total BIGINT, s BIGINT, e BIGINT")
        .sortedWithin();
  }

  private static OperatorHarness keepingRows(long gap) {
    SessionSpec spec = byName(gap);
    return OperatorHarness.of(
            () ->
                new SessionWindow(
                    spec,
                    SessionWindowTest::timeOf,
                    new SessionRows(
                        spec, BatchText.schema(ROWS).stream().map(Field::type).toList()),
                    BatchText.schema(ROWS).stream().map(Field::type).toList()))
        .input(ROWS)
        .output(ROWS + ", s BIGINT, e BIGINT")
        .sortedWithin();
  }

  @Test
  void rowsThatTouchShareASession() {
    counting(10, SessionWindowTest::timeOf)
        .rows("'a', 1, 0", "'b', 2, 5", "'a', 4, 10", "'a', 8, 31", "NULL, NULL, 3")
        .end()
        .expect(
            "+I 'a', 2, 5, 0, 20",
            "+I 'a', 1, 8, 31, 41",
            "+I 'b', 1, 2, 5, 15",
            "+I NULL, 1, NULL, 3, 13")
        .run();
  }

  @Test
  void aRowBetweenTwoSessionsMakesThemOne() {
    counting(10, SessionWindowTest::timeOf)
        .rows("'a', 1, 20", "'a', 2, 0", "'a', 4, 40", "'a', 8, 10", "'a', 16, 30")
        .watermark(48)
        .rows("'a', 32, 49")
        .watermark(70)
        .end()
        .expect("watermark 48", "+I 'a', 6, 63, 0, 59", "watermark 70")
        .run();
  }

  @Test
  void aSessionIsOverAtItsLastMoment() {
    counting(10, SessionWindowTest::timeOf)
        .rows("'a', 1, 0", "'b', 1, 3")
        .watermark(8)
        .rows("'c', 1, -2")
        .watermark(9)
        .rows("'a', 1, 0", "'a', 1, -1", "'a', 2, 1", "'b', 4, -5")
        .end()
        .expect(
            "watermark 8",
            "+I 'a', 1, 1, 0, 10",
            "watermark 9",
            "+I 'a', 1, 2, 1, 11",
            "+I 'b', 2, 5, -5, 13")
        .expectLate(3)
        .run();
  }

  @Test
  void latenessGoesByTheWatermarkBeforeEachRow() {
    counting(10, SessionWindowTest::timeOf)
        .rows("'a', 1, 0", "watermark 8", "'a', 2, 5", "watermark 14", "'a', 4, 4", "'a', 8, 9")
        .end()
        .expect("+I 'a', 1, 8, 9, 19", "+I 'a', 2, 3, 0, 15")
        .expectLate(1)
        .run();
  }

  @Test
  void rowsMayBeTakenAway() {
    counting(10, SessionWindowTest::timeOf)
        .rows("+I 'a', 1, 0", "-U 'a', 1, 0", "+U 'a', 2, 5", "+I 'b', 1, 7", "-D 'b', 1, 7")
        .end()
        .expect("+I 'a', 1, 2, 0, 15")
        .run();
  }

  @Test
  void rowsComeOutWithTheirSession() {
    keepingRows(10)
        .rows("'a', 1, 0", "'a', 2, 20", "'a', 3, 10", "'a', 3, 10", "'b', NULL, 10", "'a', 4, 41")
        .watermark(29)
        .rows("'a', 5, 5", "'a', 6, 45")
        .end()
        .expect(
            "+I 'a', 1, 0, 0, 30",
            "+I 'a', 2, 20, 0, 30",
            "+I 'a', 3, 10, 0, 30",
            "+I 'a', 3, 10, 0, 30",
            "+I 'b', NULL, 10, 10, 20",
            "watermark 29",
            "+I 'a', 4, 41, 41, 55",
            "+I 'a', 6, 45, 41, 55")
        .expectLate(1)
        .run();
  }

  @Test
  void rowsThatAreTakenAwayDoNotComeOut() {
    keepingRows(10)
        .rows("+I 'a', 1, 0", "+I 'a', 1, 0", "+I 'a', 2, 0", "+I 'b', 7, 3", "+I 'a', 3, 50")
        .rows("-U 'a', 1, 0", "+U 'a', 9, 8", "-D 'b', 7, 3", "-D 'a', 4, 0", "-D 'a', 2, 1")
        .watermark(40)
        .rows("-D 'a', 2, 0", "-U 'a', 3, 50", "+U 'a', 3, 51")
        .end()
        .expect(
            "+I 'a', 1, 0, 0, 18",
            "+I 'a', 2, 0, 0, 18",
            "+I 'a', 9, 8, 0, 18",
            "watermark 40",
            "+I 'a', 3, 51, 50, 61")
        .expectLate(1)
        .run();
  }

  @Test
  void byTheClock() {
    counting(10, null)
        .time(100)
        .rows("'a', 1, NULL")
        .time(105)
        .rows("'a', 2, NULL", "'b', 4, NULL")
        .time(130)
        .rows("'a', 8, NULL")
        .end()
        .expect(
            "+I 'a', 2, 3, 1600000000100, 1600000000115",
            "+I 'b', 1, 4, 1600000000105, 1600000000115")
        .run();
  }

  /** Small sessions, which stand in one row of state, large ones, and what becomes of them. */
  @Test
  void rowsOfSessionsOfAnySize() {
    for (int seed = 0; seed < 20; seed++) {
      Random random = new Random(seed);
      int span = 50 + random.nextInt(1500);
      List<Added> kept = new ArrayList<>();
      TreeSet<Integer> times = new TreeSet<>();
      List<String> rows = new ArrayList<>();
      for (int i = 0; i < 150; i++) {
        if (!kept.isEmpty() && random.nextInt(4) == 0) {
          Added gone = kept.remove(random.nextInt(kept.size()));
          rows.add("-D " + gone.text());
        } else {
          Added row = new Added(random.nextInt(3), random.nextInt(span));
          kept.add(row);
          times.add(row.time);
          rows.add("+I " + row.text());
        }
      }
      keepingRows(10).rows(rows.toArray(String[]::new)).end().expect(sessions(kept, times)).run();
    }
  }

  private record Added(int x, int time) {
    String text() {
      return "'a', " + x + ", " + time;
    }
  }

  /** What comes out, if a row keeps its session open that has gone since. */
  private static String[] sessions(List<Added> rows, TreeSet<Integer> times) {
    List<String> expected = new ArrayList<>();
    for (Added row : rows) {
      int start = row.time;
      while (times.lower(start) != null && times.lower(start) + 10 >= start) {
        start = times.lower(start);
      }
      int last = row.time;
      while (times.higher(last) != null && last + 10 >= times.higher(last)) {
        last = times.higher(last);
      }
      expected.add("+I " + row.text() + ", " + start + ", " + (last + 10));
    }
    return expected.toArray(String[]::new);
  }
}
