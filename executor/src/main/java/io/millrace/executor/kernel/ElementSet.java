package io.millrace.executor.kernel;

import io.millrace.data.batch.Batch;
import io.millrace.data.batch.RowKind;
import io.millrace.data.encoding.KeyBatch;
import io.millrace.state.table.ElementTable;
import io.millrace.state.table.KeyedTable;
import io.millrace.state.table.OperatorState;
import io.millrace.state.table.Readiness;
import io.millrace.state.table.StateTable;
import io.millrace.state.table.TableSpec;

/**
 * The multisets of one {@link ElementUse}, with the elements of the batch at hand: how often each
 * value is in each group. Slot 0 of an element's row is its count; an element whose count falls to
 * 0 is deleted.
 */
public abstract class ElementSet {
  /** In {@link #changes}: the element is new to its group. */
  public static final byte CAME = 1;

  /** In {@link #changes}: the element has left its group. */
  public static final byte WENT = -1;

  /** Count of a row that was deleted in the batch at hand, whose handle may be met again. */
  private static final long DELETED = -1;

  private final StateTable state;
  private final KeyBatch elements;
  private long[] rows = {};
  private byte[] changes = {};
  private long[] emptied = {};

  ElementSet(StateTable state, KeyBatch elements) {
    this.state = state;
    this.elements = elements;
  }

  /**
   * The multisets of a use.
   *
   * @param spec of the table, whose keys are those of groups with elements behind them
   * @param totalKeyGroups of the job
   * @param swept whether elements of a group are gone through, if only to delete them
   */
  public static ElementSet of(
      ElementUse use, TableSpec spec, OperatorState state, int totalKeyGroups, boolean swept) {
    return use.scanned() || swept
        ? ordered(state.elements(spec), totalKeyGroups, use.scanned())
        : hashed(state.keyed(spec), totalKeyGroups);
  }

  /** Multisets of which only single elements are asked for. */
  public static ElementSet hashed(KeyedTable table, int totalKeyGroups) {
    return new HashedSet(table, totalKeyGroups);
  }

  /**
   * Multisets in order.
   *
   * @param scanned whether the kernel asks for the first or last element
   */
  public static ElementSet ordered(ElementTable table, int totalKeyGroups, boolean scanned) {
    return new OrderedSet(table, totalKeyGroups, scanned);
  }

  /** Where the elements of each group stand in their order; for uses that are scanned or swept. */
  public abstract ElementTable table();

  /** The encoded argument of each row of the batch. */
  public final KeyBatch elements() {
    return elements;
  }

  /** Brings what {@link #apply} will need of the groups of a batch into memory. */
  public abstract Readiness load(KeyBatch keys);

  /** Puts the handles of rows {@code from} to {@code to} (exclusive) at their places. */
  abstract void findOrInsert(KeyBatch keys, int from, int to, long[] handles);

  public final boolean isCrowded() {
    return state.isCrowded();
  }

  public final void unpin() {
    state.unpin();
  }

  /** By row of the batch, after {@link #apply}: the element's handle, -1 if there is none. */
  public final long[] rows() {
    return rows;
  }

  /** By row of the batch, after {@link #apply}: CAME, WENT or 0. */
  public final byte[] changes() {
    return changes;
  }

  /**
   * Counts the elements of rows {@code from} to {@code to} (exclusive) of a batch, each added or
   * taken away as the kind of its row says. What was never added is not taken away. The batch was
   * {@link #load}ed.
   *
   * @param keys of the groups, by row
   * @param counted which rows count; those with a NULL argument or a false filter do not
   */
  public final void apply(Batch batch, KeyBatch keys, int from, int to, boolean[] counted) {
    if (rows.length < to) {
      rows = new long[Math.max(to, 1024)];
      changes = new byte[rows.length];
      emptied = new long[rows.length];
    }
    int end;
    for (int start = from; start < to; start = end) {
      for (end = start; end < to && counted[end]; ) {
        end++;
      }
      if (end > start) {
        findOrInsert(keys, start, end, rows);
      }
      for (; end < to && !counted[end]; end++) {
        rows[end] = -1;
      }
    }
    deleteEmptied(count(batch, from, to));
  }

  /** Counts each row; returns how many handles are in {@link #emptied}. */
  private int count(Batch batch, int from, int to) {
    int empty = 0;
    for (int i = from; i < to; i++) {
      changes[i] = 0;
      long row = rows[i];
      if (row < 0) {
        continue;
      }
      long count = state.get(row, 0);
      if (!RowKind.isRetraction(batch.kindAt(batch.position(i)))) {
        state.touch(row);
        state.set(row, 0, count + 1);
        changes[i] = count == 0 ? CAME : 0;
        continue;
      }
      if (count > 0) {
        state.touch(row);
        state.set(row, 0, count - 1);
      }
      if (count <= 1) {
        changes[i] = count == 1 ? WENT : 0;
        rows[i] = -1;
        emptied[empty++] = row;
      }
    }
    return empty;
  }

  /** Only now, since rows of the batch that come later use the same handles. */
  private void deleteEmptied(int count) {
    for (int i = 0; i < count; i++) {
      long row = emptied[i];
      if (state.get(row, 0) == 0) {
        state.set(row, 0, DELETED);
        state.delete(row);
      }
    }
  }
}
