package io.millrace.executor.operators;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.millrace.data.batch.Batch;
import io.millrace.data.column.Column;
import io.millrace.data.column.LongColumn;
import io.millrace.data.text.BatchText;
import io.millrace.data.type.DataType;
import io.millrace.data.type.DataType.Field;
import io.millrace.executor.harness.ChangelogText;
import io.millrace.executor.harness.OperatorHarness;
import io.millrace.executor.harness.Replay;
import io.millrace.executor.kernel.RowPredicate;
import io.millrace.executor.operators.join.JoinSide;
import io.millrace.executor.operators.join.MultiJoin;
import io.millrace.executor.operators.join.MultiJoinSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MultiJoinTest {
  private static final String INPUT = "k BIGINT, v BIGINT";

  /** Joins of inputs of which each is outer or not, the first one never. */
  private static OperatorHarness joins(boolean... outer) {
    return joins(outer, new boolean[outer.length], new boolean[outer.length]);
  }

  private static OperatorHarness joins(boolean[] outer, boolean[] unique, boolean[] rising) {
    return joins(outer, unique, rising, new long[outer.length]);
  }

  /** Joins of inputs that forget rows after so many milliseconds, or never. */
  private static OperatorHarness forgetful(boolean[] outer, long... ttls) {
    return joins(outer, new boolean[outer.length], new boolean[outer.length], ttls);
  }

  private static OperatorHarness joins(
      boolean[] outer, boolean[] unique, boolean[] rising, long[] ttls) {
    List<DataType> types = BatchText.schema(INPUT).stream().map(Field::type).toList();
    List<JoinSide> sides = new ArrayList<>();
    List<Boolean> outers = new ArrayList<>();
    List<RowPredicate> conditions = new ArrayList<>();
    List<String> output = new ArrayList<>();
    for (int i = 0; i < outer.length; i++) {
      sides.add(new JoinSide(types, List.of(0), unique[i] ? List.of(1) : List.of(), ttls[i]));
      outers.add(outer[i]);
      int own = 2 * i + 1;
      conditions.add(rising[i] ? (batch, out) -> isLess(batch, own - 2, own, out) : null);
      output.add("k" + i + " BIGINT, v" + i + " BIGINT");
    }
    MultiJoinSpec spec = new MultiJoinSpec(sides, outers);
    OperatorHarness harness = OperatorHarness.of(() -> new MultiJoin(spec, conditions));
    sides.forEach(side -> harness.input(INPUT));
    return harness.output(String.join(", ", output));
  }

  private static int isLess(Batch batch, int left, int right, int[] selection) {
    Column a = batch.column(left).flat();
    Column b = batch.column(right).flat();
    int count = 0;
    for (int row = 0; row < batch.rows(); row++) {
      int position = batch.position(row);
      selection[count] = position;
      boolean less =
          !a.isNull(position)
              && !b.isNull(position)
              && ((LongColumn) a).get(position) < ((LongColumn) b).get(position);
      count += less ? 1 : 0;
    }
    return count;
  }

  @Test
  void innerJoinsKeepTheKindOfTheInput() {
    joins(false, false, false)
        .rowsOf(0, "+I 1, 10", "+I 1, 10", "+I NULL, 30")
        .rowsOf(1, "+I 1, 5", "+I NULL, 7")
        .rowsOf(2, "+I 1, 1", "-U 1, 1", "+U 1, 2", "+I NULL, 3")
        .rowsOf(1, "-D 1, 5")
        .expect(
            "+I 1, 10, 1, 5, 1, 1",
            "+I 1, 10, 1, 5, 1, 1",
            "-U 1, 10, 1, 5, 1, 1",
            "-U 1, 10, 1, 5, 1, 1",
            "+U 1, 10, 1, 5, 1, 2",
            "+U 1, 10, 1, 5, 1, 2",
            "-D 1, 10, 1, 5, 1, 2",
            "-D 1, 10, 1, 5, 1, 2")
        .run();
  }

  @Test
  void outerInputsArePaddedUntilTheFirstMatchAndAfterTheLast() {
    joins(false, true, true)
        .rowsOf(0, "+I 1, 10", "+I NULL, 20")
        .rowsOf(2, "+I 1, 1", "+I 1, 2")
        .rowsOf(1, "+I 1, 5", "+I 1, 6", "-D 1, 5", "-D 1, 6")
        .rowsOf(0, "-D NULL, 20")
        .expect(
            "+I 1, 10, NULL, NULL, NULL, NULL",
            "+I NULL, 20, NULL, NULL, NULL, NULL",
            "-D 1, 10, NULL, NULL, NULL, NULL",
            "+I 1, 10, NULL, NULL, 1, 1",
            "+I 1, 10, NULL, NULL, 1, 2",
            "-D 1, 10, NULL, NULL, 1, 1",
            "-D 1, 10, NULL, NULL, 1, 2",
            "+I 1, 10, 1, 5, 1, 1",
            "+I 1, 10, 1, 5, 1, 2",
            "+I 1, 10, 1, 6, 1, 1",
            "+I 1, 10, 1, 6, 1, 2",
            "-D 1, 10, 1, 5, 1, 1",
            "-D 1, 10, 1, 5, 1, 2",
            "-D 1, 10, 1, 6, 1, 1",
            "-D 1, 10, 1, 6, 1, 2",
            "+I 1, 10, NULL, NULL, 1, 1",
            "+I 1, 10, NULL, NULL, 1, 2",
            "-D NULL, 20, NULL, NULL, NULL, NULL")
        .run();
  }

  @Test
  void whatWasNeverAddedIsTakenAwayFromNothing() {
    joins(false, true, false)
        .rowsOf(0, "-D 1, 10", "+I 1, 11")
        .rowsOf(1, "-D 1, 5")
        .rowsOf(2, "-D 1, 1", "+I 1, 2")
        .rowsOf(1, "-D 1, 5", "+I 1, 6")
        .expect(
            "-D 1, 11, NULL, NULL, 1, 1",
            "+I 1, 11, NULL, NULL, 1, 2",
            "-D 1, 11, 1, 5, 1, 2",
            "-D 1, 11, NULL, NULL, 1, 2",
            "+I 1, 11, 1, 6, 1, 2")
        .run();
  }

  @Test
  void nothingLaterIsAmissAfterWhatWasNeverAddedIsTakenAway() {
    boolean[] outer = {false, true, false, true};
    for (boolean unique : new boolean[] {false, true}) {
      boolean[] uniques = {unique, unique, unique, unique};
      OperatorHarness harness = joins(outer, uniques, new boolean[4]);
      // Nothing of these is joined, so nothing comes out.
      for (int i = 0; i < outer.length; i++) {
        harness.rowsOf(i, "-D 1, 7", "-U 1, 8", "-D NULL, 7", "-D 1, 7");
      }
      // Each is there once, and not fewer times for what was taken away before.
      harness.rowsOf(0, "+I 1, 7", "+I 1, 8");
      harness.rowsOf(2, "-D 1, 9", "+I 1, 7");
      harness.rowsOf(1, "+I 1, 7").rowsOf(3, "+I 1, 8");
      harness.rowsOf(1, "-D 1, 7").rowsOf(1, "+I 1, 8", "-D 1, 8", "+I 1, 8");
      List<String> actual = harness.outputOf(Replay.AS_GIVEN);
      assertEquals(
          List.of("+I 1, 7, 1, 8, 1, 7, 1, 8", "+I 1, 8, 1, 8, 1, 7, 1, 8"),
          ChangelogText.fold(withoutStrangers(actual)),
          "unique " + unique);
      assertEqualInAllWays(harness, actual, "unique " + unique);
      assertEqualAtAnyParallelism(harness, actual, "unique " + unique);
    }
  }

  /** Without the changes of the row that was taken away before it was there. */
  private static List<String> withoutStrangers(List<String> lines) {
    List<String> strangers = lines.stream().filter(line -> line.contains("1, 9")).toList();
    assertEquals(
        List.of("-D 1, 7, NULL, NULL, 1, 9, NULL, NULL", "-D 1, 8, NULL, NULL, 1, 9, NULL, NULL"),
        strangers);
    return lines.stream().filter(line -> !strangers.contains(line)).toList();
  }

  @Test
  void nullKeysMeetNobodyAndAreNotKept() {
    joins(false, true, true)
        .rowsOf(1, "+I NULL, 5", "+I NULL, 5", "-D NULL, 6")
        .rowsOf(2, "+I NULL, 1", "+I 1, 1")
        .rowsOf(0, "+I NULL, 10", "+I 1, 10", "+I NULL, 10", "-U NULL, 10", "+U NULL, 11")
        .rowsOf(1, "-D NULL, 5", "+I 1, 5", "+I NULL, 7")
        .rowsOf(2, "-D NULL, 1")
        .expect(
            "+I NULL, 10, NULL, NULL, NULL, NULL",
            "+I 1, 10, NULL, NULL, 1, 1",
            "+I NULL, 10, NULL, NULL, NULL, NULL",
            "-D NULL, 10, NULL, NULL, NULL, NULL",
            "+I NULL, 11, NULL, NULL, NULL, NULL",
            "-D 1, 10, NULL, NULL, 1, 1",
            "+I 1, 10, 1, 5, 1, 1")
        .run();
    joins(false, true, false)
        .rowsOf(1, "+I NULL, 5")
        .rowsOf(2, "+I NULL, 1")
        .rowsOf(0, "+I NULL, 10", "-D NULL, 10")
        .run();
  }

  @Test
  void anOuterRowBetweenInnerOnesLosesItsPartnerAndRegainsIt() {
    joins(false, true, false, true)
        .rowsOf(0, "+I 1, 10")
        .rowsOf(1, "+I 1, 5")
        .rowsOf(3, "+I 1, 3")
        .rowsOf(2, "+I 1, 1")
        .rowsOf(1, "-U 1, 5", "+U 1, 6")
        .rowsOf(3, "-D 1, 3")
        .rowsOf(1, "-D 1, 6")
        .rowsOf(3, "+I 1, 4")
        .rowsOf(2, "-D 1, 1")
        .rowsOf(1, "+I 1, 7")
        .rowsOf(2, "+I 1, 2")
        .expect(
            "+I 1, 10, 1, 5, 1, 1, 1, 3",
            "-D 1, 10, 1, 5, 1, 1, 1, 3",
            "+I 1, 10, NULL, NULL, 1, 1, 1, 3",
            "-D 1, 10, NULL, NULL, 1, 1, 1, 3",
            "+I 1, 10, 1, 6, 1, 1, 1, 3",
            "-D 1, 10, 1, 6, 1, 1, 1, 3",
            "+I 1, 10, 1, 6, 1, 1, NULL, NULL",
            "-D 1, 10, 1, 6, 1, 1, NULL, NULL",
            "+I 1, 10, NULL, NULL, 1, 1, NULL, NULL",
            "-D 1, 10, NULL, NULL, 1, 1, NULL, NULL",
            "+I 1, 10, NULL, NULL, 1, 1, 1, 4",
            "-D 1, 10, NULL, NULL, 1, 1, 1, 4",
            "+I 1, 10, 1, 7, 1, 2, 1, 4")
        .run();
  }

  @Test
  void duplicatesMultiplyAndTheLastOneGivesWayToNulls() {
    joins(false, true, false, true)
        .rowsOf(0, "+I 1, 10", "+I 1, 10")
        .rowsOf(2, "+I 1, 1")
        .rowsOf(1, "+I 1, 5", "+I 1, 5")
        .rowsOf(1, "-D 1, 5")
        .rowsOf(2, "+I 1, 1")
        .rowsOf(1, "-D 1, 5", "-D 1, 5")
        .rowsOf(0, "-D 1, 10")
        .expect(
            times(2, "+I 1, 10, NULL, NULL, 1, 1, NULL, NULL"),
            times(2, "-D 1, 10, NULL, NULL, 1, 1, NULL, NULL"),
            times(4, "+I 1, 10, 1, 5, 1, 1, NULL, NULL"),
            times(2, "-D 1, 10, 1, 5, 1, 1, NULL, NULL"),
            times(2, "+I 1, 10, 1, 5, 1, 1, NULL, NULL"),
            times(4, "-D 1, 10, 1, 5, 1, 1, NULL, NULL"),
            times(4, "+I 1, 10, NULL, NULL, 1, 1, NULL, NULL"),
            // One more than there are: it takes nothing else with it.
            times(4, "-D 1, 10, 1, 5, 1, 1, NULL, NULL"),
            times(2, "-D 1, 10, NULL, NULL, 1, 1, NULL, NULL"))
        .run();
  }

  private static String times(int count, String line) {
    return String.join("\n", Collections.nCopies(count, line));
  }

  @Test
  void rowsOfOneInputAreForgottenAndThoseOfOthersAreNot() {
    OperatorHarness harness =
        forgetful(new boolean[] {false, true, false}, 0, 100, 0)
            .rowsOf(0, "+I 1, 10")
            .rowsOf(1, "+I 1, 5")
            .rowsOf(2, "+I 1, 1")
            .time(60)
            // The same row once more: both are as young as this one.
            .rowsOf(1, "+I 1, 5", "+I 2, 6")
            .time(120)
            .rowsOf(2, "+I 1, 2")
            .time(160)
            .rowsOf(2, "+I 1, 3")
            .rowsOf(0, "+I 1, 11", "+I 2, 20")
            .rowsOf(2, "+I 2, 4")
            .expect(
                "+I 1, 10, 1, 5, 1, 1",
                "+I 1, 10, 1, 5, 1, 1",
                "+I 1, 10, 1, 5, 1, 2",
                "+I 1, 10, 1, 5, 1, 2",
                "+I 1, 10, NULL, NULL, 1, 3",
                "+I 1, 11, NULL, NULL, 1, 1",
                "+I 1, 11, NULL, NULL, 1, 2",
                "+I 1, 11, NULL, NULL, 1, 3",
                "+I 2, 20, NULL, NULL, 2, 4");
    harness.run();
    assertEqualAtAnyParallelism(harness, harness.outputOf(Replay.AS_GIVEN), "with times");
  }

  @Test
  void aForgottenRowCountsFromNoneWhenItComesAgain() {
    forgetful(new boolean[] {false, false, true}, 100, 0, 0)
        .rowsOf(0, "+I 1, 10", "+I 1, 10", "+I 2, 20")
        .rowsOf(1, "+I 1, 1")
        .time(100)
        .rowsOf(1, "+I 2, 2", "+I 1, 2")
        .rowsOf(0, "+I 1, 10")
        .rowsOf(2, "+I 1, 3")
        .expect(
            "+I 1, 10, 1, 1, NULL, NULL",
            "+I 1, 10, 1, 1, NULL, NULL",
            "+I 1, 10, 1, 1, NULL, NULL",
            "+I 1, 10, 1, 2, NULL, NULL",
            "-D 1, 10, 1, 1, NULL, NULL",
            "+I 1, 10, 1, 1, 1, 3",
            "-D 1, 10, 1, 2, NULL, NULL",
            "+I 1, 10, 1, 2, 1, 3")
        .run();
  }

  @Test
  void manyCombinationsComeInPieces() {
    int rows = 60;
    List<String> first = new ArrayList<>();
    List<String> second = new ArrayList<>();
    List<String> expected = new ArrayList<>();
    for (int i = 100; i < 100 + rows; i++) {
      first.add("+I 1, " + i);
      second.add("+I 1, " + i);
      second.add("+I 1, " + i);
      for (int j = 100; j < 100 + rows; j++) {
        expected.add("+I 1, " + i + ", 1, " + j + ", 1, 1");
        expected.add("+I 1, " + i + ", 1, " + j + ", 1, 1");
      }
    }
    joins(false, false, false)
        .rowsOf(0, first.toArray(String[]::new))
        .rowsOf(1, second.toArray(String[]::new))
        .rowsOf(2, "+I 1, 1")
        .expect(expected.toArray(String[]::new))
        .run();
  }

  @Test
  void whatRemainsIsTheJoinOfWhatRemains() {
    for (long seed = 0; seed < 60; seed++) {
      check(seed);
    }
  }

  private static boolean[] some(Random random, int size, int from) {
    boolean[] flags = new boolean[size];
    for (int i = from; i < size; i++) {
      flags[i] = random.nextBoolean();
    }
    return flags;
  }

  private static void check(long seed) {
    Random random = new Random(seed);
    int inputs = 3 + random.nextInt(2);
    boolean[] outer = some(random, inputs, 1);
    boolean[] unique = some(random, inputs, 0);
    boolean[] rising = some(random, inputs, 1);
    OperatorHarness harness = joins(outer, unique, rising);
    List<List<Long[]>> rows = new ArrayList<>();
    for (int i = 0; i < inputs; i++) {
      rows.add(new ArrayList<>());
    }
    long next = 0;
    for (int step = 0; step < 16; step++) {
      int input = random.nextInt(inputs);
      List<String> lines = new ArrayList<>();
      for (int i = 0; i < 1 + random.nextInt(5); i++) {
        List<Long[]> there = rows.get(input);
        if (!there.isEmpty() && random.nextInt(3) == 0) {
          lines.add("-D " + text(there.remove(random.nextInt(there.size()))));
        } else {
          Long key = random.nextInt(8) == 0 ? null : (Long) (long) random.nextInt(3);
          there.add(new Long[] {key, unique[input] ? next++ : (long) random.nextInt(4)});
          lines.add("+I " + text(there.get(there.size() - 1)));
        }
      }
      harness.rowsOf(input, lines.toArray(String[]::new));
    }
    List<String> expected = new ArrayList<>();
    combine(rows, outer, rising, new Long[0], expected);
    expected.sort(null);
    List<String> asGiven = harness.outputOf(Replay.AS_GIVEN);
    assertEquals(expected, ChangelogText.fold(asGiven), "seed " + seed);
    assertEqualInAllWays(harness, asGiven, "seed " + seed);
    if (seed < 12) {
      assertEqualAtAnyParallelism(harness, asGiven, "seed " + seed);
    }
  }

  private static void assertEqualInAllWays(
      OperatorHarness harness, List<String> asGiven, String what) {
    for (Replay replay : Replay.values()) {
      assertEquals(asGiven, harness.outputOf(replay), what + " " + replay);
    }
  }

  /** Tasks are split and merged from event to event, with state in memory and with none there. */
  private static void assertEqualAtAnyParallelism(
      OperatorHarness harness, List<String> asGiven, String what) {
    List<String> sorted = asGiven.stream().sorted().toList();
    for (Replay replay : List.of(Replay.AS_GIVEN, Replay.SPILLED)) {
      List<String> ofTasks = harness.outputOfTasks(replay, new int[] {0}, 2, 3, 1, 4);
      assertEquals(sorted, ofTasks.stream().sorted().toList(), what + " rescaled " + replay);
    }
  }

  /** All combinations that begin with these rows. */
  private static void combine(
      List<List<Long[]>> rows, boolean[] outer, boolean[] rising, Long[] before, List<String> out) {
    int input = before.length / 2;
    if (input == rows.size()) {
      out.add("+I " + text(before));
      return;
    }
    boolean any = false;
    for (Long[] row : rows.get(input)) {
      if (input == 0 || isMatch(before, row, rising[input])) {
        any = true;
        combine(rows, outer, rising, joined(before, row), out);
      }
    }
    if (outer[input] && !any) {
      combine(rows, outer, rising, joined(before, new Long[2]), out);
    }
  }

  private static boolean isMatch(Long[] before, Long[] row, boolean rising) {
    Long last = before[before.length - 1];
    return before[0] != null
        && before[0].equals(row[0])
        && (!rising || (last != null && last < row[1]));
  }

  private static Long[] joined(Long[] before, Long[] row) {
    Long[] all = Arrays.copyOf(before, before.length + 2);
    System.arraycopy(row, 0, all, before.length, 2);
    return all;
  }

  private static String text(Long[] row) {
    return Arrays.stream(row)
        .map(value -> value == null ? "NULL" : value.toString())
        .reduce((a, b) -> a + ", " + b)
        .orElseThrow();
  }
}
