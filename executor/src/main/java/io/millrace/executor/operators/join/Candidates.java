package io.millrace.executor.operators.join;

import io.millrace.data.batch.Batch;
import io.millrace.data.column.Column;
import io.millrace.data.column.ColumnBuilder;
import io.millrace.data.type.DataType;
import io.millrace.executor.kernel.RowPredicate;
import io.millrace.executor.operators.rows.Gather;
import java.util.Arrays;
import java.util.List;

/** Combinations, each with a row of the next input in state that has its key. */
final class Candidates {
  /** Candidates after which they are asked for the condition. */
  static final int MOST = 1024;

  private final RowPredicate condition;
  private final boolean needsColumns;
  private final ColumnBuilder[] builders;
  private final int[] combinations = new int[MOST];
  private final long[] counts = new long[MOST];
  private final boolean[] matched = new boolean[MOST];
  private final int[] selection = new int[MOST];
  private Column[] columns;
  private int size;

  /**
   * @param condition over the columns of combination and row; null: all match
   * @param comeOut whether the rows are not only asked for the condition
   */
  Candidates(List<DataType> types, RowPredicate condition, boolean comeOut) {
    this.condition = condition;
    this.needsColumns = comeOut || condition != null;
    this.builders = Gather.builders(types, MOST);
  }

  void clear() {
    size = 0;
  }

  boolean isFull() {
    return size == MOST;
  }

  int size() {
    return size;
  }

  int combination(int i) {
    return combinations[i];
  }

  /** How often the row is there. */
  long count(int i) {
    return counts[i];
  }

  boolean isMatch(int i) {
    return matched[i];
  }

  Column[] columns() {
    return columns;
  }

  void add(int combination, SideRows side, long handle, long count) {
    combinations[size] = combination;
    counts[size++] = count;
    if (needsColumns) {
      side.read(handle, builders);
    }
  }

  /** All are there: finds out which match. */
  void match(Combinations source) {
    columns = needsColumns ? Gather.build(builders) : null;
    Arrays.fill(matched, 0, size, condition == null);
    if (condition == null || size == 0) {
      return;
    }
    Column[] both = source.beside(combinations, size, columns);
    int count = condition.select(Batch.of(size, both), selection);
    for (int i = 0; i < count; i++) {
      matched[selection[i]] = true;
    }
  }
}
