package io.millrace.executor.operators.join;

import io.millrace.data.batch.Batch;
import io.millrace.data.column.Column;
import io.millrace.data.encoding.KeyBatch;
import io.millrace.executor.operators.rows.HandleSet;
import java.util.Arrays;
import java.util.List;

/** The rows of the batch at hand in the state of their own side. */
final class InputRows {
  private final HandleSet dead = new HandleSet();
  private long[] handles = new long[1024];

  /** By row of the batch: whether its key is NULL, so that it has no match. */
  private boolean[] alone = new boolean[1024];

  void findNullKeys(Batch batch, int[] keyColumns, List<Boolean> nullSafe) {
    int rows = batch.rows();
    if (alone.length < rows) {
      alone = new boolean[rows];
      handles = new long[rows];
    }
    Arrays.fill(alone, 0, rows, false);
    for (int k = 0; k < keyColumns.length; k++) {
      Column column = batch.column(keyColumns[k]);
      if (!nullSafe.get(k) && column.mayHaveNulls()) {
        for (int i = 0; i < rows; i++) {
          alone[i] |= column.isNull(batch.position(i));
        }
      }
    }
  }

  boolean isAlone(int row) {
    return alone[row];
  }

  /** Where a row is in state; -1: it is not kept. */
  long handle(int row) {
    return handles[row];
  }

  void findOrInsert(SideRows side, KeyBatch keys, int rows) {
    int start = 0;
    for (int i = 0; i < rows; i++) {
      if (alone[i]) {
        side.findOrInsert(keys, start, i, handles);
        handles[i] = -1;
        start = i + 1;
      }
    }
    side.findOrInsert(keys, start, rows, handles);
  }

  /** The batch is done: deletes rows that are no longer there. */
  void deleteDead(SideRows side, int rows) {
    for (int i = 0; i < rows; i++) {
      if (handles[i] >= 0 && side.get(handles[i], SideRows.COUNT) == 0 && dead.add(handles[i])) {
        // Deleted only now: rows before this one used the same handle.
        alone[i] = true;
      }
    }
    for (int i = 0; i < rows && dead.size() > 0; i++) {
      if (alone[i] && handles[i] >= 0) {
        side.delete(handles[i]);
      }
    }
    dead.clear();
  }
}
