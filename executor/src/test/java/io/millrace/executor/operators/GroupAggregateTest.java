package io.millrace.executor.operators;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.millrace.data.type.Types;
import io.millrace.executor.harness.OperatorHarness;
import io.millrace.executor.harness.Replay;
import io.millrace.executor.kernels.CountSum;
import io.millrace.executor.kernels.DistinctMin;
import io.millrace.executor.operator.Operator;
import io.millrace.executor.operators.aggregate.BundleSpec;
import io.millrace.executor.operators.aggregate.BundledAggregate;
import io.millrace.executor.operators.aggregate.FinalAggregate;
import io.millrace.executor.operators.aggregate.GroupAggregate;
import io.millrace.executor.operators.aggregate.GroupSpec;
import io.millrace.executor.operators.aggregate.LocalAggregate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class GroupAggregateTest {
  private static GroupSpec byName(boolean merging, boolean updateBefore) {
    return new GroupSpec(List.of(0), List.of(Types.STRING), merging, updateBefore, 0);
  }

  private static OperatorHarness harness(Supplier<Operator> operator) {
    return OperatorHarness.of(operator)
        .input("name STRING, x BIGINT")
        .output("name STRING, n BIGINT NOT NULL, total BIGINT");
  }

  private static OperatorHarness counting(boolean updateBefore) {
    return harness(() -> new GroupAggregate(byName(false, updateBefore), new CountSum(1, false)));
  }

  @Test
  void everyRowTellsItsChange() {
    counting(true)
        .rows("+I 'a', 1", "+I 'b', 2", "+I 'a', 3", "+I 'a', 4")
        .rows("+I NULL, NULL", "+I NULL, 5")
        .expect(
            "+I 'a', 1, 1",
            "+I 'b', 1, 2",
            "-U 'a', 1, 1",
            "+U 'a', 2, 4",
            "-U 'a', 2, 4",
            "+U 'a', 3, 8",
            "+I NULL, 1, NULL",
            "-U NULL, 1, NULL",
            "+U NULL, 2, 5")
        .run();
  }

  @Test
  void theLastRowTakenAwayDeletesTheGroup() {
    counting(true)
        .rows("+I 'a', 1", "-U 'a', 1", "+U 'a', 2", "-D 'a', 2", "-D 'a', 2", "-D 'b', 9")
        .rows("+I 'a', 5")
        .expect("+I 'a', 1, 1", "-D 'a', 1, 1", "+I 'a', 1, 2", "-D 'a', 1, 2", "+I 'a', 1, 5")
        .run();
  }

  @Test
  void withoutUpdateBefore() {
    counting(false)
        .rows("+I 'a', 1", "+I 'a', 3", "-D 'a', 3", "-D 'a', 1")
        .expect("+I 'a', 1, 1", "+U 'a', 2, 4", "+U 'a', 1, 1", "-D 'a', 1, 1")
        .run();
  }

  @Test
  void anUnchangedResultIsNotTold() {
    OperatorHarness.of(() -> new GroupAggregate(byName(false, true), new DistinctMin(1)))
        .input("name STRING, x BIGINT")
        .output("name STRING, n BIGINT NOT NULL, least BIGINT")
        .rows("+I 'a', 3", "+I 'a', 3", "+I 'a', 1", "+I 'a', NULL", "-D 'a', 3")
        .rows("-D 'a', 1", "+I 'b', 7", "-D 'a', NULL", "-D 'a', 3", "-D 'b', 7")
        .expect(
            "+I 'a', 1, 3",
            "-U 'a', 1, 3",
            "+U 'a', 2, 1",
            "-U 'a', 2, 1",
            "+U 'a', 1, 3",
            "+I 'b', 1, 7",
            "-D 'a', 1, 3",
            "-D 'b', 1, 7")
        .run();
  }

  @Test
  void aBundleTellsNetChanges() {
    harness(
            () ->
                new BundledAggregate(
                    byName(false, true), new BundleSpec(100, 1000), new CountSum(1, false)))
        .rows("+I 'a', 1", "+I 'b', 2", "+I 'a', 3", "+I 'c', 1", "-D 'c', 1")
        .watermark(5)
        .rows("+I 'a', 4", "-D 'b', 2", "+I 'd', 1")
        .time(2000)
        .rows("+I 'd', 0", "-D 'd', 0")
        .end()
        .expect(
            "+I 'a', 2, 4",
            "+I 'b', 1, 2",
            "watermark 5",
            "-U 'a', 2, 4",
            "+U 'a', 3, 8",
            "-D 'b', 1, 2",
            "+I 'd', 1, 1")
        .without(Replay.RESTORED)
        .run();
  }

  /** How old a bundle is has nothing to do with the time of day. */
  @Test
  void aWallClockThatIsSetClosesNoBundle() {
    for (long jump : new long[] {3_600_000, -3_600_000}) {
      OperatorHarness bundled =
          harness(
              () ->
                  new BundledAggregate(
                      byName(false, true), new BundleSpec(100, 1000), new CountSum(1, false)));
      bundled.rows("+I 'a', 1").clockJumps(jump).time(999).rows("+I 'a', 2").time(1000);
      assertEquals(List.of("+I 'a', 2, 3"), bundled.outputOf(Replay.AS_GIVEN));
      OperatorHarness local =
          OperatorHarness.of(
                  () ->
                      new LocalAggregate(
                          byName(false, true), new BundleSpec(9, 1000), new CountSum(1, true)))
              .input("name STRING, x BIGINT")
              .output("name STRING, a BIGINT, b BIGINT, c BIGINT");
      local.rows("+I 'a', 1").clockJumps(jump).time(999).rows("+I 'a', 1").time(1000);
      assertEquals(List.of("+I 'a', 2, 2, 2"), local.outputOf(Replay.AS_GIVEN));
    }
  }

  @Test
  void aBundleIsClosedByItsSizeWithinABatch() {
    harness(
            () ->
                new BundledAggregate(
                    byName(false, true), new BundleSpec(2, 1000), new CountSum(1, false)))
        .rows("+I 'a', 1", "+I 'a', 2", "+I 'a', 3", "-D 'a', 1", "-D 'a', 2", "-D 'a', 3")
        .rows("+I 'a', 4", "+I 'b', 5", "+I 'b', 6")
        .end()
        .expect(
            "+I 'a', 2, 3",
            "-U 'a', 2, 3",
            "+U 'a', 2, 5",
            "-D 'a', 2, 5",
            "+I 'a', 1, 4",
            "+I 'b', 1, 5",
            "-U 'b', 1, 5",
            "+U 'b', 2, 11")
        .without(Replay.RESTORED)
        .run();
  }

  @Test
  void aBundleLetsGoOfRowsWhenMemoryIsShort() {
    harness(
            () ->
                new BundledAggregate(
                    byName(false, true), new BundleSpec(100, 1000), new CountSum(1, false)))
        .rows("+I 'a', 1", "+I 'b', 2")
        .rows("+I 'a', 2", "-D 'b', 2")
        .rows("+I 'c', 3", "+I 'a', 3")
        .rows("+I 'b', 4")
        .end()
        .expect("+I 'a', 3, 6", "+I 'b', 1, 4", "+I 'c', 1, 3")
        .folded()
        .run();
  }

  @Test
  void localThenGlobal() {
    OperatorHarness.of(
            () ->
                new LocalAggregate(
                    byName(false, true), new BundleSpec(3, 1000), new CountSum(1, true)))
        .input("name STRING, x BIGINT")
        .output("name STRING, a BIGINT, b BIGINT, c BIGINT")
        .rows("+I 'a', 1", "-D 'b', 2", "+I 'a', NULL", "+I 'a', 1")
        .end()
        .expect("+I 'a', 2, 1, 1", "+I 'b', -1, -1, -2", "+I 'a', 1, 1, 1")
        .without(Replay.RESTORED)
        .run();
    OperatorHarness.of(() -> new GroupAggregate(byName(true, true), new CountSum(1, false)))
        .input("name STRING, a BIGINT, b BIGINT, c BIGINT")
        .output("name STRING, n BIGINT NOT NULL, total BIGINT")
        .rows("+I 'a', 2, 1, 1", "+I 'a', -1, -1, -1", "+I 'b', 1, 1, 2")
        .rows("+I 'b', -1, -1, -2", "+I 'a', 0, 0, 0")
        .expect("+I 'a', 2, 1", "-U 'a', 2, 1", "+U 'a', 1, NULL", "+I 'b', 1, 2", "-D 'b', 1, 2")
        .run();
  }

  @Test
  void rowsGoOnOneByOneWhereBundlesSaveNothing() {
    List<String> rows = new ArrayList<>();
    List<String> expected = new ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      rows.add("+I 'k" + i + "', 1");
      expected.add("+I 'k" + i + "', 1, 1, 1");
    }
    rows.addAll(List.of("+I 'a', 1", "-D 'a', 1", "+I NULL, NULL"));
    expected.addAll(List.of("+I 'a', 1, 1, 1", "+I 'a', -1, -1, -1", "+I NULL, 1, 0, 0"));
    OperatorHarness.of(
            () ->
                new LocalAggregate(
                    byName(false, true), new BundleSpec(1000, 1000), new CountSum(1, true)))
        .input("name STRING, x BIGINT")
        .output("name STRING, a BIGINT, b BIGINT, c BIGINT")
        .rows(rows.toArray(String[]::new))
        .end()
        .expect(expected.toArray(String[]::new))
        .without(Replay.RESTORED)
        .run();
  }

  @Test
  void finalRowsOnly() {
    harness(() -> new FinalAggregate(byName(false, true), new CountSum(1, false), false))
        .rows("+I 'a', 1", "+I 'b', 2", "+I 'a', 3", "-D 'b', 2")
        .end()
        .expect("+I 'a', 2, 4")
        .run();
    GroupSpec all = new GroupSpec(List.of(), List.of(), false, true, 0);
    OperatorHarness.of(() -> new FinalAggregate(all, new CountSum(1, false), true))
        .input("name STRING, x BIGINT")
        .output("n BIGINT NOT NULL, total BIGINT")
        .end()
        .expect("+I 0, NULL")
        .run();
  }
}
