package io.millrace.executor.operators.aggregate;

import io.millrace.data.batch.Batch;
import io.millrace.data.column.Column;
import io.millrace.data.column.ColumnBuilder;
import io.millrace.data.column.LongBuilder;
import io.millrace.executor.operators.rows.Gather;
import java.util.Arrays;

/**
 * What happens to accumulators, as rows of one batch that are added in steps; after each step its
 * results belong to some rows of state.
 */
final class RevisedSteps {
  private final RevisedRows rows;
  private final ColumnBuilder[] columns;

  /** For each row whether it is the first of its equals; null: nobody asks. */
  private final LongBuilder firsts;

  private int[] ends = new int[1024];
  private int[] ownerEnds = new int[1024];
  private long[] owners = new long[1024];
  private int size;
  private int steps;
  private int owned;

  RevisedSteps(OverSpec spec, RevisedRows rows) {
    this.rows = rows;
    // Most batches are one small partition.
    this.columns = Gather.builders(spec.types(), 16);
    this.firsts = spec.frame().marksFirst() ? new LongBuilder(16) : null;
  }

  int size() {
    return size;
  }

  int steps() {
    return steps;
  }

  /** Where the rows of a step end, exclusive. */
  int end(int step) {
    return ends[step];
  }

  /** Where the owners of a step's results end, exclusive. */
  int ownerEnd(int step) {
    return ownerEnds[step];
  }

  /** A row of state that gets the results of its step. */
  long owner(int i) {
    return owners[i];
  }

  /** Adds a row to accumulators. */
  void put(long row, boolean first) {
    rows.read(row, columns);
    if (firsts != null) {
      firsts.append(first ? 1 : 0);
    }
    size++;
  }

  /** A row that gets the results of the step at hand. */
  void own(long row) {
    if (owned == owners.length) {
      owners = Arrays.copyOf(owners, owned * 2);
    }
    owners[owned++] = row;
  }

  void endStep() {
    if (steps == ends.length) {
      ends = Arrays.copyOf(ends, steps * 2);
      ownerEnds = Arrays.copyOf(ownerEnds, steps * 2);
    }
    ends[steps] = size;
    ownerEnds[steps++] = owned;
  }

  /** The rows, which are forgotten here; the steps stay until {@link #clear}. */
  Batch batch() {
    Column[] built = Gather.build(columns);
    if (firsts != null) {
      built = Arrays.copyOf(built, built.length + 1);
      built[built.length - 1] = firsts.build();
    }
    return Batch.of(size, built);
  }

  void clear() {
    size = 0;
    steps = 0;
    owned = 0;
  }
}
