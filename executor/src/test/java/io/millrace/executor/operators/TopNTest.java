package io.millrace.executor.operators;

import io.millrace.data.type.DataType;
import io.millrace.data.type.Types;
import io.millrace.executor.harness.OperatorHarness;
import io.millrace.executor.operator.Operator;
import io.millrace.executor.operators.rank.TopN;
import io.millrace.executor.operators.rank.TopNSpec;
import io.millrace.executor.operators.rank.TopNSpec.Form;
import io.millrace.executor.operators.rank.TopNSpec.Function;
import io.millrace.executor.operators.rank.TopNSpec.Range;
import io.millrace.executor.operators.rows.SortColumn;
import java.util.List;
import org.junit.jupiter.api.Test;

class TopNTest {
  private static final List<DataType> TYPES = List.of(Types.STRING, Types.INT, Types.STRING);

  Operator operator(TopNSpec spec) {
    return new TopN(spec);
  }

  OperatorHarness harness(Function function, boolean descending, Range range, Form form) {
    List<SortColumn> sort = List.of(new SortColumn(1, descending, !descending));
    return OperatorHarness.of(
            () -> operator(new TopNSpec(TYPES, List.of(0), sort, function, range, form, 0)))
        .input("k STRING, n INT, s STRING")
        .output("k STRING, n INT, s STRING" + (form.rank() ? ", r BIGINT NOT NULL" : ""));
  }

  @Test
  void theGreatestTwo() {
    harness(Function.ROW_NUMBER, true, new Range(1, 2, -1), new Form(false, true, true))
        .rows("+I 'a', 1, 'x'", "+I 'a', 2, 'y'", "+I 'a', 1, 'late'", "+I 'b', 9, 'z'")
        .rows("+I 'a', 3, 'w'", "+I 'a', NULL, 'never'", "+I NULL, NULL, 'n'")
        .expect("+I 'a', 1, 'x'", "+I 'a', 2, 'y'", "+I 'b', 9, 'z'")
        .expect("-D 'a', 1, 'x'", "+I 'a', 3, 'w'", "+I NULL, NULL, 'n'")
        .run();
  }

  @Test
  void ranksMoveToPlacesThatAreFree() {
    harness(Function.ROW_NUMBER, false, new Range(1, 3, -1), new Form(true, true, true))
        .rows("+I 'a', 3, 'x'", "+I 'a', 2, 'y'", "+I 'a', 1, 'z'", "+I 'a', 0, 'w'")
        .expect("+I 'a', 3, 'x', 1")
        .expect("-U 'a', 3, 'x', 1", "+U 'a', 3, 'x', 2", "+I 'a', 2, 'y', 1")
        .expect("-U 'a', 3, 'x', 2", "+U 'a', 3, 'x', 3", "-U 'a', 2, 'y', 1")
        .expect("+U 'a', 2, 'y', 2", "+I 'a', 1, 'z', 1")
        .expect("-D 'a', 3, 'x', 3", "-U 'a', 2, 'y', 2", "+U 'a', 2, 'y', 3")
        .expect("-U 'a', 1, 'z', 1", "+U 'a', 1, 'z', 2", "+I 'a', 0, 'w', 1")
        .run();
  }

  @Test
  void whatWasTakenAwayMakesRoom() {
    harness(Function.ROW_NUMBER, false, new Range(1, 2, -1), new Form(true, false, false))
        .rows("+I 'a', 1, 'x'", "+I 'a', 2, 'y'", "+I 'a', 3, 'z'", "-D 'a', 7, 'never'")
        .rows("-D 'a', 1, 'x'", "-U 'a', 2, 'y'", "+U 'a', 4, 'y'", "-D 'a', 3, 'z'")
        .rows("-D 'a', 4, 'y'", "-D 'a', 4, 'y'")
        .expect("+I 'a', 1, 'x', 1", "+I 'a', 2, 'y', 2")
        .expect("-D 'a', 1, 'x', 1", "+U 'a', 2, 'y', 1", "+I 'a', 3, 'z', 2")
        .expect("-D 'a', 2, 'y', 1", "-D 'a', 3, 'z', 2", "+I 'a', 3, 'z', 1")
        .expect("+I 'a', 4, 'y', 2")
        .expect("-D 'a', 3, 'z', 1", "-D 'a', 4, 'y', 2", "+I 'a', 4, 'y', 1")
        .expect("-D 'a', 4, 'y', 1")
        .run();
  }

  @Test
  void equalRowsAreTakenAwayOneByOne() {
    harness(Function.ROW_NUMBER, false, new Range(2, 3, -1), new Form(false, true, false))
        .rows("+I 'a', 1, 'x'", "+I 'a', 1, 'x'", "+I 'a', 1, 'y'", "+I 'a', 0, 'z'")
        .rows("-D 'a', 1, 'x'", "-D 'a', 0, 'z'")
        .expect("+I 'a', 1, 'x'", "+I 'a', 1, 'y'", "-D 'a', 1, 'y'", "+I 'a', 1, 'x'")
        .expect("-D 'a', 1, 'x'", "+I 'a', 1, 'y'", "-D 'a', 1, 'x'")
        .run();
  }

  @Test
  void rankLeavesGapsAndDenseRankNone() {
    String[] rows = {"+I 'a', 1, 'x'", "+I 'a', 2, 'y'", "+I 'a', 1, 'z'", "+I 'a', 3, 'w'"};
    harness(Function.RANK, false, new Range(1, 2, -1), new Form(true, true, true))
        .rows(rows)
        .expect("+I 'a', 1, 'x', 1", "+I 'a', 2, 'y', 2")
        .expect("-D 'a', 2, 'y', 2", "+I 'a', 1, 'z', 1")
        .run();
    harness(Function.DENSE_RANK, false, new Range(1, 2, -1), new Form(true, true, true))
        .rows(rows)
        .expect("+I 'a', 1, 'x', 1", "+I 'a', 2, 'y', 2", "+I 'a', 1, 'z', 1")
        .run();
    harness(Function.DENSE_RANK, false, new Range(1, 2, -1), new Form(true, true, false))
        .rows("+I 'a', 1, 'x'", "+I 'a', 1, 'y'", "+I 'a', 2, 'z'", "+I 'a', 3, 'w'")
        .rows("-D 'a', 1, 'x'", "-D 'a', 1, 'y'")
        .expect("+I 'a', 1, 'x', 1", "+I 'a', 1, 'y', 1", "+I 'a', 2, 'z', 2")
        .expect("-D 'a', 1, 'x', 1", "-D 'a', 1, 'y', 1")
        .expect("-U 'a', 2, 'z', 2", "+U 'a', 2, 'z', 1", "+I 'a', 3, 'w', 2")
        .run();
  }

  /** Neither the partition, nor the sort key, nor the rest of the row needs to be there. */
  @Test
  void whatWasNeverAddedIsNotTakenAway() {
    String[] never = {
      "-D 'none', 1, 'x'", "-U 'a', 2, 'x'", "-D 'a', 1, 'other'", "-D NULL, NULL, NULL"
    };
    for (Function function : Function.values()) {
      harness(function, false, new Range(1, 2, -1), new Form(true, true, false))
          .rows("-D 'a', 1, 'x'", "+I 'a', 1, 'x'", "+I 'a', 3, 'z'")
          .rows(never)
          .rows("-D 'a', 1, 'x'", "-D 'a', 1, 'x'", "+I 'none', 1, 'x'")
          .expect("+I 'a', 1, 'x', 1", "+I 'a', 3, 'z', 2")
          .expect("-D 'a', 1, 'x', 1", "-D 'a', 3, 'z', 2", "+I 'a', 3, 'z', 1")
          .expect("+I 'none', 1, 'x', 1")
          .run();
    }
  }

  @Test
  void theEndMayBeAColumn() {
    harness(Function.ROW_NUMBER, false, new Range(1, 0, 1), new Form(false, true, true))
        .rows("+I 'a', 1, 'x'", "+I 'a', 1, 'y'", "+I 'b', NULL, 'z'")
        .expect("+I 'a', 1, 'x'")
        .run();
  }
}
