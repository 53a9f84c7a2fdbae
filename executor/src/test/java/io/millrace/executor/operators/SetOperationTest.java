package io.millrace.executor.operators;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.millrace.data.type.DataType;
import io.millrace.data.type.Types;
import io.millrace.executor.harness.OperatorHarness;
import io.millrace.executor.harness.Replay;
import io.millrace.executor.operators.set.SetOperation;
import io.millrace.executor.operators.stateless.Buckets;
import io.millrace.executor.operators.stateless.Expand;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SetOperationTest {
  private static OperatorHarness harness(boolean intersect, boolean all) {
    return OperatorHarness.of(
            () -> new SetOperation(intersect, all, List.of(Types.STRING, Types.INT), 2, 0))
        .input("a STRING, n INT")
        .input("a STRING, n INT")
        .output("a STRING, n INT");
  }

  @Test
  void intersectTellsWhatIsInBoth() {
    harness(true, false)
        .rows("+I 'a', 1", "+I 'a', 1", "+I NULL, NULL", "-D 'z', 9")
        .rowsOf(1, "+I 'a', 1", "+I NULL, NULL", "-U 'a', 1", "+U 'a', 2")
        .rows("-D 'a', 1", "+I 'a', 2", "-D NULL, NULL")
        .expect("+I 'a', 1", "+I NULL, NULL", "-D 'a', 1", "+I 'a', 2", "-D NULL, NULL")
        .run();
  }

  @Test
  void exceptAllCounts() {
    harness(false, true)
        .rows("+I 'a', 1", "+I 'a', 1")
        .rowsOf(1, "+I 'a', 1", "+I 'a', 1", "+I 'a', 1", "-D 'a', 1", "-D 'a', 1", "-D 'b', 1")
        .rowsOf(1, "-D 'a', 1", "-D 'a', 1")
        .expect("+I 'a', 1", "+I 'a', 1", "-D 'a', 1", "-D 'a', 1", "+I 'a', 1", "+I 'a', 1")
        .run();
  }

  @Test
  void exceptComesBackWhenTheOtherGoes() {
    harness(false, false)
        .rows("+I 'a', 1", "+I 'a', 1")
        .rowsOf(1, "+I 'a', 1", "+I 'a', 1", "-D 'a', 1", "-D 'a', 1")
        .expect("+I 'a', 1", "-D 'a', 1", "+I 'a', 1")
        .run();
  }

  @Test
  void expandGivesARowForEachSet() {
    OperatorHarness.of(
            () ->
                new Expand(
                    List.of(Types.STRING, Types.INT),
                    List.of(List.of(), List.of(1), List.of(0, 1)),
                    new long[] {0, 1, 3},
                    null))
        .input("a STRING, n INT")
        .output("a STRING, n INT, s BIGINT NOT NULL")
        .rows("+I 'a', 1", "-D NULL, 2")
        .expect("+I 'a', 1, 0", "+I 'a', NULL, 1", "+I NULL, NULL, 3")
        .expect("-D NULL, 2, 0", "-D NULL, NULL, 1", "-D NULL, NULL, 3")
        .run();
  }

  @Test
  void expandDealsOutByValue() {
    List<DataType> types = List.of(Types.STRING, Types.INT);
    // One bucket a set, so that where hashes fall does not matter here.
    OperatorHarness.of(
            () ->
                new Expand(
                    types,
                    List.of(List.of(), List.of()),
                    new long[] {0, 1},
                    new Buckets(types, List.of(List.of(1), List.of()), 1)))
        .input("a STRING, n INT")
        .output("a STRING, n INT, b BIGINT NOT NULL, s BIGINT NOT NULL")
        .rows("+I 'a', 1", "-U NULL, NULL")
        .expect("+I 'a', 1, 0, 0", "+I 'a', 1, 1, 1")
        .expect("-U NULL, NULL, 0, 0", "-U NULL, NULL, 1, 1")
        .run();
  }

  @Test
  void equalValuesShareABucketAndOthersSpread() {
    List<DataType> types = List.of(Types.STRING, Types.INT);
    OperatorHarness harness =
        OperatorHarness.of(
                () ->
                    new Expand(
                        types,
                        List.of(List.of()),
                        new long[] {0},
                        new Buckets(types, List.of(List.of(1)), 4)))
            .input("a STRING, n INT")
            .output("a STRING, n INT, b BIGINT NOT NULL, s BIGINT NOT NULL");
    for (int n = 0; n < 50; n++) {
      harness.rows("+I 'a', " + n, "+I 'b', " + n);
    }
    List<String> lines = harness.outputOf(Replay.AS_GIVEN);
    Set<String> buckets = new HashSet<>();
    for (int i = 0; i < lines.size(); i += 2) {
      String bucket = lines.get(i).split(", ")[2];
      assertEquals(bucket, lines.get(i + 1).split(", ")[2], lines.get(i));
      buckets.add(bucket);
    }
    assertEquals(Set.of("0", "1", "2", "3"), buckets);
  }
}
