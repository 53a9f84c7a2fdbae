package io.millrace.executor.operators;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.millrace.data.batch.Batch;
import io.millrace.data.batch.RowKind;
import io.millrace.data.column.Column;
import io.millrace.data.column.Columns;
import io.millrace.data.column.LongColumn;
import io.millrace.data.error.MillraceException;
import io.millrace.data.text.BatchText;
import io.millrace.data.type.DataType;
import io.millrace.data.type.DataType.Field;
import io.millrace.executor.harness.OperatorHarness;
import io.millrace.executor.harness.Replay;
import io.millrace.executor.kernel.LongExpression;
import io.millrace.executor.operator.Output;
import io.millrace.executor.operators.changelog.FromChangelog;
import io.millrace.executor.operators.changelog.ToChangelog;
import io.millrace.executor.operators.sort.Limit;
import io.millrace.executor.operators.sort.SortLimit;
import io.millrace.executor.operators.stateless.Calc;
import io.millrace.executor.operators.stateless.DropUpdateBefore;
import io.millrace.executor.operators.stateless.Repeat;
import io.millrace.executor.operators.stateless.Unnest;
import io.millrace.executor.operators.time.WatermarkAssigner;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StatelessTest {
  private static DataType type(String sql) {
    return BatchText.schema("x " + sql).get(0).type();
  }

  @Test
  void rowsThatPassKeepTheirKind() {
    OperatorHarness.of(() -> new Calc(StatelessTest::aboveOne))
        .input("t BIGINT")
        .output("t BIGINT, less BIGINT")
        .rows("+I 1", "-U 2", "+U NULL", "-D 3", "+U 2")
        .rows("+I 0", "-D 1")
        .rows("+I 5")
        .expect("-U 2, 1", "-D 3, 2", "+U 2, 1", "+I 5, 4")
        .run();
  }

  /** Rows whose number is greater than one, and the number less one. */
  private static Batch aboveOne(Batch batch) {
    long[] less = new long[batch.rows()];
    minusOne(batch, less);
    Long[] at = new Long[batch.positions()];
    int[] passing = new int[batch.rows()];
    int count = 0;
    for (int row = 0; row < batch.rows(); row++) {
      if (less[row] > 0) {
        passing[count++] = batch.position(row);
        at[batch.position(row)] = less[row];
      }
    }
    Column computed = Columns.of(type("BIGINT"), (Object[]) at);
    return batch.withColumns(batch.column(0), computed).withSelection(passing, count);
  }

  @Test
  void rowsAreRepeatedAsOftenAsTheySay() {
    OperatorHarness.of(Repeat::new)
        .input("a STRING, n BIGINT")
        .output("a STRING")
        .rows("'x', 2", "'y', 0", "NULL, 1", "'z', -1", "'v', 3")
        .expect("+I 'x'", "+I 'x'", "+I NULL", "+I 'v'", "+I 'v'", "+I 'v'")
        .run();
  }

  @Test
  void updateBeforeIsDropped() {
    OperatorHarness.of(DropUpdateBefore::new)
        .schema("a BIGINT")
        .rows("+I 1", "-U 1", "+U 2", "-D 2", "-U 3")
        .rows("-U 3")
        .rows("+I 4")
        .expect("+I 1", "+U 2", "-D 2", "+I 4")
        .run();
  }

  @Test
  void changesBecomeRowsWithTheirCode() {
    Column codes = Columns.of(type("STRING"), "i", "b", null, "d");
    OperatorHarness.of(() -> new ToChangelog(codes))
        .input("a BIGINT")
        .output("a BIGINT, op STRING")
        .rows("+I 1", "-U 1", "+U 2", "-D NULL")
        .rows("+U 3")
        .rows("+I 4")
        .expect("+I 1, 'i'", "+I 1, 'b'", "+I NULL, 'd'", "+I 4, 'i'")
        .run();
  }

  @Test
  void rowsBecomeTheChangesThatTheirCodesSay() {
    OperatorHarness.of(() -> changes("i", "d"))
        .schema("op STRING, a BIGINT")
        .rows("+I 'i', 1", "+I 'd', 1", "+I 'd', NULL")
        .rows("+I 'i', 2")
        .expect("+I 'i', 1", "-D 'd', 1", "-D 'd', NULL", "+I 'i', 2")
        .run();
  }

  @Test
  void aRowWithoutAKnownCodeFails() {
    Output nowhere = new Collected(new ArrayList<>());
    Batch unknown = Batch.of(1, Columns.of(type("STRING"), "I"));
    assertEquals(
        "FROM_CHANGELOG: 'I' in column 'op' is no code of a change",
        assertThrows(MillraceException.class, () -> changes("i", "d").process(0, unknown, nowhere))
            .getMessage());
    Batch none = Batch.of(1, Columns.of(type("STRING"), (Object) null));
    assertEquals(
        "FROM_CHANGELOG: the code of a change in column 'op' is NULL",
        assertThrows(MillraceException.class, () -> changes("i", "d").process(0, none, nowhere))
            .getMessage());
  }

  private static FromChangelog changes(String insert, String delete) {
    return new FromChangelog(0, "op", List.of(insert, delete), new byte[] {RowKind.I, RowKind.D});
  }

  @Test
  void elementsOfArraysMapsAndRows() {
    OperatorHarness.of(() -> new Unnest(type("ARRAY<INT>"), false, true))
        .input("id INT, xs ARRAY<INT>")
        .output("id INT, x INT, n INT")
        .rows("+I 1, [7, NULL]", "-D 2, [8]", "+I 3, []", "+I 4, NULL")
        .expect("+I 1, 7, 1", "+I 1, NULL, 2", "-D 2, 8, 1")
        .run();
    OperatorHarness.of(() -> new Unnest(type("ARRAY<ROW<`a` INT, `b` STRING>>"), true, false))
        .input("id INT, xs ARRAY<ROW<`a` INT, `b` STRING>>")
        .output("id INT, a INT, b STRING")
        .rows("+I 1, [(1, 'x'), NULL]", "+I 2, NULL")
        .expect("+I 1, 1, 'x'", "+I 1, NULL, NULL", "+I 2, NULL, NULL")
        .run();
    OperatorHarness.of(() -> new Unnest(type("MAP<STRING NOT NULL, INT>"), false, false))
        .input("xs MAP<STRING NOT NULL, INT>")
        .output("k STRING, v INT")
        .rows("+I {'a' = 1, 'b' = NULL}")
        .expect("+I 'a', 1", "+I 'b', NULL")
        .run();
  }

  @Test
  void watermarksStayWithTheirRows() {
    Batch batch =
        BatchText.parse(
            """
            id INT, xs ARRAY<INT>
            +I 1, [7, 8]
            watermark 5
            +I 2, []
            watermark 6
            +I 3, [9]
            """);
    List<Batch> out = new ArrayList<>();
    Unnest unnest = new Unnest(type("ARRAY<INT>"), false, false);
    unnest.process(0, batch, new Collected(out));
    assertEquals(
        """
        id INT, x INT
        +I 1, 7
        +I 1, 8
        watermark 6
        +I 3, 9
        """,
        BatchText.print(BatchText.schema("id INT, x INT"), out.get(0)));
  }

  /** Keeps batches. */
  private record Collected(List<Batch> batches) implements Output {
    @Override
    public boolean hasRoom() {
      return true;
    }

    @Override
    public void emit(Batch batch) {
      batches.add(batch);
    }

    @Override
    public void emitWatermark(long watermark) {}

    @Override
    public void emitIdle() {}
  }

  @Test
  void sortingPutsNullsWhereAsked() {
    List<DataType> types = BatchText.schema("a INT, b STRING").stream().map(Field::type).toList();
    List<SortLimit.Key> keys =
        List.of(new SortLimit.Key(0, true, false), new SortLimit.Key(1, false, true));
    OperatorHarness.of(() -> new SortLimit(types, keys, 1, 3))
        .schema("a INT, b STRING")
        .rows("1, 'x'", "2, 'y'", "NULL, 'z'", "2, NULL")
        .rows("1, 'a'")
        .end()
        .expect("+I 2, 'y'", "+I 1, 'a'", "+I 1, 'x'")
        .without(Replay.RESTORED)
        .run();
  }

  @Test
  void limitCountsAcrossBatches() {
    OperatorHarness.of(() -> new Limit(1, 3))
        .schema("a INT")
        .rows("1", "2")
        .rows("3")
        .rows("4", "5", "6")
        .expect("+I 2", "+I 3", "+I 4")
        .run();
  }

  private static void minusOne(Batch batch, long[] values) {
    Column column = batch.column(0).flat();
    for (int row = 0; row < batch.rows(); row++) {
      int position = batch.position(row);
      values[row] =
          column.isNull(position) ? LongExpression.NULL : ((LongColumn) column).get(position) - 1;
    }
  }

  private static WatermarkAssigner assigner(long quietMillis, long idleMillis) {
    return new WatermarkAssigner(
        new WatermarkAssigner.Spec(0, "t", 200, quietMillis, idleMillis), StatelessTest::minusOne);
  }

  @Test
  void watermarksAdvanceByMoreThanTheInterval() {
    OperatorHarness.of(() -> assigner(0, 0))
        .schema("t BIGINT")
        .rows("201")
        .rows("202")
        .rows("402")
        .rows("403")
        .rows("100")
        .expect("+I 201", "+I 202", "watermark 201", "+I 402", "+I 403", "watermark 402", "+I 100")
        .run();
  }

  @Test
  void quietAndIdle() {
    OperatorHarness.of(() -> assigner(100, 1000))
        .schema("t BIGINT")
        .rows("50")
        .time(100)
        .time(1500)
        .rows("1000")
        .expect("+I 50", "watermark 49", "idle", "+I 1000", "watermark 999")
        .without(Replay.RESTORED)
        .run();
  }

  /** How long it is quiet has nothing to do with the time of day. */
  @Test
  void aWallClockThatIsSetMakesNobodyIdle() {
    for (long jump : new long[] {3_600_000, -3_600_000}) {
      OperatorHarness.of(() -> assigner(100, 1000))
          .schema("t BIGINT")
          .rows("50")
          .clockJumps(jump)
          .time(99)
          .rows("60")
          .clockJumps(jump)
          .time(1098)
          .time(1099)
          .expect("+I 50", "+I 60", "watermark 59", "idle")
          .without(Replay.RESTORED)
          .run();
    }
  }

  @Test
  void eventTimeMustNotBeNull() {
    MillraceException error =
        assertThrows(
            MillraceException.class,
            () ->
                OperatorHarness.of(() -> assigner(0, 0))
                    .schema("t BIGINT")
                    .rows("1", "NULL")
                    .run());
    assertEquals("column 't' is NULL in a row, but it tells event time", error.getMessage());
  }
}
