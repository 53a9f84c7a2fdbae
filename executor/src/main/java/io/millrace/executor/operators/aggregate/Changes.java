package io.millrace.executor.operators.aggregate;

import io.millrace.data.batch.Batch;
import io.millrace.data.batch.RowKind;
import io.millrace.data.column.Column;
import io.millrace.data.column.ColumnBuilder;
import io.millrace.data.type.DataType;
import io.millrace.executor.operators.rows.ColumnEquality;
import io.millrace.executor.operators.rows.Gather;
import java.util.Arrays;
import java.util.List;

/**
 * Results of groups before and after, from which the rows of a changelog are made: +I for a new
 * group, -U and +U for a changed one, -D for one that is gone, nothing where nothing changed.
 */
final class Changes {
  private static final int NONE = -1;

  private final boolean updateBefore;
  private final boolean emitUnchanged;
  private final ColumnBuilder[] results;

  /** Results written so far. */
  private int written;

  /** For each change the places of its results, or NONE, and the position of its key. */
  private int[] before = new int[1024];

  private int[] after = new int[1024];
  private int[] keyPositions = new int[1024];
  private int changes;

  /**
   * @param emitUnchanged whether an update to the same result comes out, as it must where a time to
   *     live is renewed downstream
   */
  Changes(List<DataType> resultTypes, boolean updateBefore, boolean emitUnchanged) {
    this.updateBefore = updateBefore;
    this.emitUnchanged = emitUnchanged;
    results = Gather.builders(resultTypes, 1024);
  }

  /** For kernels to append results to; each is then told by {@link #wrote}. */
  ColumnBuilder[] results() {
    return results;
  }

  /** So many results were appended; returns the place of the first of them. */
  int wrote(int count) {
    int first = written;
    written += count;
    return first;
  }

  boolean isEmpty() {
    return changes == 0;
  }

  int size() {
    return changes;
  }

  /** A group, with the places of its results; -1 where it was, or is, not there. */
  void add(int keyPosition, int beforePlace, int afterPlace) {
    if (changes == before.length) {
      before = Arrays.copyOf(before, changes * 2);
      after = Arrays.copyOf(after, changes * 2);
      keyPositions = Arrays.copyOf(keyPositions, changes * 2);
    }
    keyPositions[changes] = keyPosition;
    before[changes] = beforePlace;
    after[changes++] = afterPlace;
  }

  /** The rows of all changes, keys before results; forgets them. */
  Batch toBatch(Column[] keys) {
    Column[] built = Gather.build(results);
    boolean[] same = unchanged(built);
    int[] places = new int[changes * 2];
    int[] positions = new int[changes * 2];
    byte[] kinds = new byte[changes * 2];
    int rows = 0;
    for (int i = 0; i < changes; i++) {
      boolean was = before[i] != NONE;
      boolean is = after[i] != NONE;
      if (same[i]) {
        continue;
      }
      if (was && (updateBefore || !is)) {
        places[rows] = before[i];
        positions[rows] = keyPositions[i];
        kinds[rows++] = is ? RowKind.UB : RowKind.D;
      }
      if (is) {
        places[rows] = after[i];
        positions[rows] = keyPositions[i];
        kinds[rows++] = was ? RowKind.UA : RowKind.I;
      }
    }
    changes = 0;
    written = 0;
    return Batch.of(rows, take(keys, positions, built, places, rows)).withKinds(kinds);
  }

  private static Column[] take(
      Column[] keys, int[] positions, Column[] results, int[] places, int rows) {
    Column[] columns = new Column[keys.length + results.length];
    for (int k = 0; k < keys.length; k++) {
      columns[k] = keys[k].take(positions, rows);
    }
    for (int r = 0; r < results.length; r++) {
      columns[keys.length + r] = results[r].take(places, rows);
    }
    return columns;
  }

  /** Which changes are none. */
  private boolean[] unchanged(Column[] built) {
    boolean[] same = new boolean[changes];
    int[] a = new int[changes];
    int[] b = new int[changes];
    int[] which = new int[changes];
    int pairs = 0;
    for (int i = 0; i < changes; i++) {
      if (before[i] != NONE && after[i] != NONE) {
        a[pairs] = before[i];
        b[pairs] = after[i];
        which[pairs++] = i;
      } else {
        same[i] = before[i] == after[i];
      }
    }
    if (!emitUnchanged) {
      boolean[] equal = new boolean[pairs];
      Arrays.fill(equal, true);
      for (Column column : built) {
        ColumnEquality.compare(column, a, b, pairs, equal);
      }
      for (int p = 0; p < pairs; p++) {
        same[which[p]] = equal[p];
      }
    }
    return same;
  }
}
