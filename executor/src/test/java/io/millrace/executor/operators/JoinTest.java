package io.millrace.executor.operators;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.millrace.data.batch.Batch;
import io.millrace.data.column.LongColumn;
import io.millrace.data.text.BatchText;
import io.millrace.data.type.DataType;
import io.millrace.data.type.DataType.Field;
import io.millrace.executor.harness.ChangelogText;
import io.millrace.executor.harness.OperatorHarness;
import io.millrace.executor.harness.Replay;
import io.millrace.executor.kernel.RowPredicate;
import io.millrace.executor.operators.join.Join;
import io.millrace.executor.operators.join.JoinKind;
import io.millrace.executor.operators.join.JoinSide;
import io.millrace.executor.operators.join.JoinSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class JoinTest {
  private static final String LEFT = "k BIGINT, a BIGINT";
  private static final String RIGHT = "k BIGINT, b BIGINT";
  private static final String BOTH = "k BIGINT, a BIGINT, k2 BIGINT, b BIGINT";

  private static JoinSpec spec(JoinKind kind, List<Integer> leftUnique, List<Integer> rightUnique) {
    List<DataType> types = BatchText.schema(LEFT).stream().map(Field::type).toList();
    return new JoinSpec(
        kind,
        new JoinSide(types, List.of(0), leftUnique, 0),
        new JoinSide(types, List.of(0), rightUnique, 0),
        List.of(false));
  }

  private static OperatorHarness harness(JoinSpec spec, RowPredicate condition) {
    boolean leftOnly = spec.kind() == JoinKind.SEMI || spec.kind() == JoinKind.ANTI;
    return OperatorHarness.of(() -> new Join(spec, condition))
        .input(LEFT)
        .input(RIGHT)
        .output(leftOnly ? LEFT : BOTH);
  }

  private static OperatorHarness join(JoinKind kind) {
    return harness(spec(kind, List.of(), List.of()), null);
  }

  private static int leftIsLess(Batch batch, int[] selection) {
    LongColumn a = (LongColumn) batch.column(1).flat();
    LongColumn b = (LongColumn) batch.column(3).flat();
    int count = 0;
    for (int row = 0; row < batch.rows(); row++) {
      int position = batch.position(row);
      selection[count] = position;
      count += a.get(position) < b.get(position) ? 1 : 0;
    }
    return count;
  }

  @Test
  void innerJoinKeepsTheKindOfTheInput() {
    join(JoinKind.INNER)
        .rowsOf(0, "+I 1, 10", "+I 1, 10", "+I 2, 20", "+I NULL, 30")
        .rowsOf(1, "+I 1, 5", "+U 1, 6", "-U 1, 6", "+I NULL, 7", "-D 1, 5", "-D 1, 5")
        .rowsOf(1, "+I 2, 8")
        .rowsOf(0, "-U 2, 20", "+U 2, 21", "-D 3, 1")
        .expect(
            "+I 1, 10, 1, 5",
            "+I 1, 10, 1, 5",
            "+U 1, 10, 1, 6",
            "+U 1, 10, 1, 6",
            "-U 1, 10, 1, 6",
            "-U 1, 10, 1, 6",
            "-D 1, 10, 1, 5",
            "-D 1, 10, 1, 5",
            "-D 1, 10, 1, 5",
            "-D 1, 10, 1, 5",
            "+I 2, 20, 2, 8",
            "-U 2, 20, 2, 8",
            "+U 2, 21, 2, 8")
        .run();
  }

  @Test
  void leftJoinPadsRowsWithoutMatch() {
    join(JoinKind.LEFT)
        .rowsOf(0, "+I 1, 10", "+I NULL, 30")
        .rowsOf(1, "+I 1, 5", "+I 1, 6")
        .rowsOf(0, "-U 1, 10", "+U 1, 11", "-D NULL, 30")
        .rowsOf(1, "-D 1, 5", "-D 1, 6", "+I 9, 9")
        .expect(
            "+I 1, 10, NULL, NULL",
            "+I NULL, 30, NULL, NULL",
            "-D 1, 10, NULL, NULL",
            "+I 1, 10, 1, 5",
            "+I 1, 10, 1, 6",
            "-D 1, 10, 1, 5",
            "-D 1, 10, 1, 6",
            "+I 1, 11, 1, 5",
            "+I 1, 11, 1, 6",
            "-D NULL, 30, NULL, NULL",
            "-D 1, 11, 1, 5",
            "-D 1, 11, 1, 6",
            "+I 1, 11, NULL, NULL")
        .run();
  }

  @Test
  void fullJoinPadsBothSides() {
    join(JoinKind.FULL)
        .rowsOf(1, "+I 1, 5", "+I 1, 5")
        .rowsOf(0, "+I 1, 10", "+I 2, 20")
        .rowsOf(0, "-D 1, 10")
        .expect(
            "+I NULL, NULL, 1, 5",
            "+I NULL, NULL, 1, 5",
            "-D NULL, NULL, 1, 5",
            "-D NULL, NULL, 1, 5",
            "+I 1, 10, 1, 5",
            "+I 1, 10, 1, 5",
            "+I 2, 20, NULL, NULL",
            "-D 1, 10, 1, 5",
            "-D 1, 10, 1, 5",
            "+I NULL, NULL, 1, 5",
            "+I NULL, NULL, 1, 5")
        .run();
  }

  @Test
  void semiAndAntiJoin() {
    join(JoinKind.SEMI)
        .rowsOf(0, "+I 1, 10", "+I 2, 20")
        .rowsOf(1, "+I 1, 5", "+I 1, 6", "-D 1, 5")
        .rowsOf(0, "+I 1, 11", "-D 2, 20")
        .rowsOf(1, "-U 1, 6", "+U 1, 7")
        .expect("+I 1, 10", "+I 1, 11", "-U 1, 10", "-U 1, 11", "+U 1, 10", "+U 1, 11")
        .run();
    join(JoinKind.ANTI)
        .rowsOf(0, "+I 1, 10", "+I NULL, 20")
        .rowsOf(1, "+I 1, 5", "+I 1, 6", "-D 1, 5")
        .rowsOf(0, "+I 1, 11")
        .rowsOf(1, "-D 1, 6")
        .expect("+I 1, 10", "+I NULL, 20", "-D 1, 10", "+I 1, 10", "+I 1, 11")
        .run();
  }

  @Test
  void aRowReplacesTheOneWithItsUniqueKey() {
    harness(spec(JoinKind.INNER, List.of(), List.of(0)), null)
        .rowsOf(1, "+I 1, 5", "+U 1, 6", "+I 2, 7")
        .rowsOf(0, "+I 1, 10", "+I 2, 20")
        .rowsOf(1, "-D 1, NULL")
        .rowsOf(0, "+I 1, 11")
        .expect("+I 1, 10, 1, 6", "+I 2, 20, 2, 7", "-D 1, 10, 1, NULL")
        .run();
  }

  @Test
  void manyMatchesComeInPieces() {
    List<String> left = new ArrayList<>();
    List<String> expected = new ArrayList<>();
    for (int i = 0; i < 3000; i++) {
      left.add("+I 1, " + (i < 2500 ? 0 : i));
      expected.add("+I 1, " + (i < 2500 ? 0 : i) + ", 1, 5");
    }
    join(JoinKind.RIGHT)
        .rowsOf(0, left.toArray(String[]::new))
        .rowsOf(1, "+I 1, 5")
        .expect(expected.toArray(String[]::new))
        .run();
  }

  @Test
  void whatRemainsIsTheJoinOfWhatRemains() {
    for (long seed = 0; seed < 40; seed++) {
      for (JoinKind kind : JoinKind.values()) {
        check(kind, seed);
      }
    }
  }

  private void check(JoinKind kind, long seed) {
    Random random = new Random(seed);
    boolean unique = random.nextBoolean();
    boolean condition = random.nextBoolean();
    JoinSpec spec = spec(kind, unique ? List.of(1) : List.of(), List.of());
    OperatorHarness harness = harness(spec, condition ? JoinTest::leftIsLess : null);
    List<List<long[]>> sides = List.of(new ArrayList<>(), new ArrayList<>());
    long next = 0;
    for (int step = 0; step < 30; step++) {
      int side = random.nextInt(2);
      List<long[]> rows = sides.get(side);
      List<String> lines = new ArrayList<>();
      for (int i = 0; i < 1 + random.nextInt(5); i++) {
        if (!rows.isEmpty() && random.nextInt(3) == 0) {
          long[] gone = rows.remove(random.nextInt(rows.size()));
          lines.add("-D " + gone[0] + ", " + gone[1]);
        } else {
          long value = unique && side == 0 ? next++ : random.nextInt(4);
          long[] row = {random.nextInt(3), value};
          rows.add(row);
          lines.add("+I " + row[0] + ", " + row[1]);
        }
      }
      harness.rowsOf(side, lines.toArray(String[]::new));
    }
    List<String> expected = expected(kind, condition, sides);
    List<String> asGiven = harness.outputOf(Replay.AS_GIVEN);
    assertEquals(expected, ChangelogText.fold(asGiven), kind + " " + seed);
    for (Replay replay : Replay.values()) {
      assertEquals(asGiven, harness.outputOf(replay), kind + " " + seed + " " + replay);
    }
  }

  private static List<String> expected(JoinKind kind, boolean condition, List<List<long[]>> sides) {
    List<String> lines = new ArrayList<>();
    List<long[]> lonely = new ArrayList<>(sides.get(1));
    for (long[] left : sides.get(0)) {
      String row = "+I " + left[0] + ", " + left[1];
      List<long[]> matches =
          sides.get(1).stream()
              .filter(r -> r[0] == left[0] && (!condition || left[1] < r[1]))
              .toList();
      lonely.removeAll(matches);
      if (kind == JoinKind.SEMI || kind == JoinKind.ANTI) {
        if (matches.isEmpty() == (kind == JoinKind.ANTI)) {
          lines.add(row);
        }
        continue;
      }
      matches.forEach(r -> lines.add(row + ", " + r[0] + ", " + r[1]));
      if (matches.isEmpty() && (kind == JoinKind.LEFT || kind == JoinKind.FULL)) {
        lines.add(row + ", NULL, NULL");
      }
    }
    if (kind == JoinKind.RIGHT || kind == JoinKind.FULL) {
      lonely.forEach(r -> lines.add("+I NULL, NULL, " + r[0] + ", " + r[1]));
    }
    lines.sort(null);
    return lines;
  }
}
