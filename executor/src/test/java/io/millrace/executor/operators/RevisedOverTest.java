package io.millrace.executor.operators;

import io.millrace.data.type.DataType;
import io.millrace.data.type.Types;
import io.millrace.executor.harness.OperatorHarness;
import io.millrace.executor.kernels.CountSum;
import io.millrace.executor.operators.aggregate.GroupSpec;
import io.millrace.executor.operators.aggregate.OverSpec;
import io.millrace.executor.operators.aggregate.OverSpec.Frame;
import io.millrace.executor.operators.aggregate.OverSpec.Timing;
import io.millrace.executor.operators.aggregate.RevisedOver;
import io.millrace.executor.operators.rows.SortColumn;
import java.util.List;
import org.junit.jupiter.api.Test;

class RevisedOverTest {
  private static final List<DataType> TYPES = List.of(Types.STRING, Types.BIGINT, Types.BIGINT);

  private static OperatorHarness harness(boolean rows) {
    OverSpec spec =
        new OverSpec(
            TYPES,
            List.of(new SortColumn(1, false, true)),
            Timing.REVISED,
            -1,
            new Frame(rows, -1),
            List.of(2));
    GroupSpec group = new GroupSpec(List.of(0), List.of(Types.STRING), false, false, 0);
    return OperatorHarness.of(() -> new RevisedOver(spec, group, new CountSum(2, false)))
        .input("k STRING, o BIGINT, x BIGINT")
        .output("k STRING, o BIGINT, x BIGINT, n BIGINT NOT NULL, total BIGINT");
  }

  @Test
  void rowsThatComeLastAreAdded() {
    harness(true)
        .rows("+I 'a', 1, 1", "+I NULL, 1, 9", "+I 'a', 2, 2", "+I 'a', 2, 4")
        .expect("+I 'a', 1, 1, 1, 1", "+I NULL, 1, 9, 1, 9")
        .expect("+I 'a', 2, 2, 2, 3", "+I 'a', 2, 4, 3, 7")
        .run();
  }

  @Test
  void aRowInBetweenRevisesThoseBehindIt() {
    harness(true)
        .rows("+I 'a', 1, 1", "+I 'a', 3, 4", "+I 'b', 1, 9", "+I 'a', 2, 2", "+I 'a', NULL, 8")
        .expect("+I 'a', 1, 1, 1, 1", "+I 'a', 3, 4, 2, 5", "+I 'b', 1, 9, 1, 9")
        .expect("+I 'a', 2, 2, 2, 3", "-U 'a', 3, 4, 2, 5", "+U 'a', 3, 4, 3, 7")
        .expect("+I 'a', NULL, 8, 1, 8", "-U 'a', 1, 1, 1, 1", "+U 'a', 1, 1, 2, 9")
        .expect("-U 'a', 2, 2, 2, 3", "+U 'a', 2, 2, 3, 11")
        .expect("-U 'a', 3, 4, 3, 7", "+U 'a', 3, 4, 4, 15")
        .run();
  }

  @Test
  void equalRowsCountForEachOtherInARange() {
    harness(false)
        .rows("+I 'a', 1, 1", "+I 'a', 2, 2", "+I 'a', 1, 4", "+I 'a', 2, 8")
        .expect("+I 'a', 1, 1, 1, 1", "+I 'a', 2, 2, 2, 3")
        .expect("-U 'a', 1, 1, 1, 1", "+U 'a', 1, 1, 2, 5", "+I 'a', 1, 4, 2, 5")
        .expect("-U 'a', 2, 2, 2, 3", "+U 'a', 2, 2, 3, 7")
        .expect("+I 'a', 2, 8, 4, 15", "-U 'a', 2, 2, 3, 7", "+U 'a', 2, 2, 4, 15")
        .run();
  }

  @Test
  void rowsGoAndTheirPartitionsWithThem() {
    harness(false)
        .rows("+I 'a', 1, 1", "+I 'a', 2, 2", "-D 'a', 1, 1", "-U 'a', 2, 2", "+U 'a', 2, 3")
        .expect("+I 'a', 1, 1, 1, 1", "+I 'a', 2, 2, 2, 3")
        .expect("-D 'a', 1, 1, 1, 1", "-U 'a', 2, 2, 2, 3", "+U 'a', 2, 2, 1, 2")
        .expect("-D 'a', 2, 2, 1, 2", "+I 'a', 2, 3, 1, 3")
        .run();
  }

  @Test
  void whatNeverCameIsNotTakenBack() {
    harness(true)
        .rows("-D 'a', 1, 1", "+I 'a', 1, 2", "-D 'a', 1, 1", "-D 'a', 2, 2", "+I 'a', 1, 4")
        .expect("+I 'a', 1, 2, 1, 2", "+I 'a', 1, 4, 2, 6")
        .run();
  }

  @Test
  void aRevisionThatChangesNothingIsNotTold() {
    harness(true)
        .rows("+I 'a', 1, 1", "+I 'a', 2, 2", "-D 'a', 2, 2", "+I 'a', 2, 2", "+I 'a', 2, 2")
        .rows("-D 'a', 2, 2")
        .expect("+I 'a', 1, 1, 1, 1", "+I 'a', 2, 2, 2, 3", "-D 'a', 2, 2, 2, 3")
        .expect("+I 'a', 2, 2, 2, 3", "+I 'a', 2, 2, 3, 5")
        .expect("-D 'a', 2, 2, 2, 3", "-U 'a', 2, 2, 3, 5", "+U 'a', 2, 2, 2, 3")
        .run();
  }
}
