package io.millrace.executor.operators.join;

import io.millrace.data.batch.Batch;
import io.millrace.data.column.Column;
import io.millrace.data.column.ColumnBuilder;
import io.millrace.executor.kernel.RowPredicate;
import io.millrace.executor.operators.rows.Gather;
import java.util.Arrays;

/** Some rows of the input, each with rows of the other side that have its key. */
final class Pairs {
  private final JoinSpec spec;
  private final int input;
  private final RowPredicate condition;
  private final boolean needsColumns;
  private final ColumnBuilder[] builders;

  /** Columns of the other side, by pair; null if nobody needs them. */
  private Column[] columns;

  private int[] positions = new int[1024];
  private long[] handles = new long[1024];
  private long[] copies = new long[1024];
  private boolean[] matched = new boolean[1024];
  private int[] selection = new int[1024];
  private int size;

  /**
   * @param input whose rows come first in a pair
   * @param condition null: all match
   */
  Pairs(JoinSpec spec, int input, RowPredicate condition) {
    this.spec = spec;
    this.input = input;
    this.condition = condition;
    // The left rows alone come out of SEMI and ANTI: right ones serve only the condition.
    needsColumns = condition != null || !(spec.kind().leftOnly() && input == 0);
    builders = Gather.builders(spec.side(1 - input).types(), 1024);
  }

  void clear() {
    size = 0;
  }

  int size() {
    return size;
  }

  long handle(int pair) {
    return handles[pair];
  }

  /** How often the pair is there. */
  long copies(int pair) {
    return copies[pair];
  }

  boolean isMatch(int pair) {
    return matched[pair];
  }

  Column[] columns() {
    return columns;
  }

  void add(int inputPosition, SideRows other, long handle, long count) {
    if (size == positions.length) {
      positions = Arrays.copyOf(positions, size * 2);
      handles = Arrays.copyOf(handles, size * 2);
      copies = Arrays.copyOf(copies, size * 2);
      matched = new boolean[size * 2];
      selection = new int[size * 2];
    }
    positions[size] = inputPosition;
    handles[size] = handle;
    copies[size++] = count;
    if (needsColumns) {
      other.read(handle, builders);
    }
  }

  /** All pairs are there: finds out which match. */
  void match(Batch batch) {
    columns = needsColumns ? Gather.build(builders) : null;
    Arrays.fill(matched, 0, size, condition == null);
    if (condition == null || size == 0) {
      return;
    }
    int leftWidth = spec.left().types().size();
    Column[] both = new Column[leftWidth + spec.right().types().size()];
    int inputFirst = input == 0 ? 0 : leftWidth;
    for (int c = 0; c < batch.columnCount(); c++) {
      both[inputFirst + c] = batch.column(c).take(positions, size);
    }
    System.arraycopy(columns, 0, both, input == 0 ? leftWidth : 0, columns.length);
    int count = condition.select(Batch.of(size, both), selection);
    for (int i = 0; i < count; i++) {
      matched[selection[i]] = true;
    }
  }
}
