package io.millrace.executor.kernel;

import io.millrace.data.batch.Batch;
import io.millrace.data.batch.RowKind;
import io.millrace.data.encoding.KeyBatch;
import io.millrace.state.table.ElementTable;

/**
 * The multisets of one {@link ElementUse}, with the elements of the batch at hand: how often each
 * value is in each group. Slot 0 of an element's row is its count; an element whose count falls to
 * 0 is deleted.
 */
public final class ElementSet {
  /** In {@link #changes}: the element is new to its group. */
  public static final byte CAME = 1;

  /** In {@link #changes}: the element has left its group. */
  public static final byte WENT = -1;

  private final ElementTable table;
  private final KeyBatch elements;
  private long[] rows = {};
  private byte[] changes = {};

  public ElementSet(ElementTable table, KeyBatch elements) {
    this.table = table;
    this.elements = elements;
  }

  public ElementTable table() {
    return table;
  }

  /** The encoded argument of each row of the batch. */
  public KeyBatch elements() {
    return elements;
  }

  /** By row of the batch, after {@link #apply}: the element's handle, -1 if there is none. */
  public long[] rows() {
    return rows;
  }

  /** By row of the batch, after {@link #apply}: CAME, WENT or 0. */
  public byte[] changes() {
    return changes;
  }

  /**
   * Counts the elements of rows {@code from} to {@code to} (exclusive) of a batch, each added or
   * taken away as the kind of its row says. What was never added is not taken away.
   *
   * @param keys of the groups, by row
   * @param counted which rows count; those with a NULL argument or a false filter do not
   */
  public void apply(Batch batch, KeyBatch keys, int from, int to, boolean[] counted) {
    if (rows.length < to) {
      rows = new long[Math.max(to, 1024)];
      changes = new byte[rows.length];
    }
    for (int i = from; i < to; i++) {
      rows[i] = -1;
      changes[i] = 0;
      if (counted[i] && RowKind.isRetraction(batch.kindAt(batch.position(i)))) {
        remove(keys, i);
      } else if (counted[i]) {
        add(keys, i);
      }
    }
  }

  private void add(KeyBatch keys, int i) {
    table.findOrInsert(keys, elements, i, i + 1, rows);
    long row = rows[i];
    table.touch(row);
    long count = table.get(row, 0) + 1;
    table.set(row, 0, count);
    changes[i] = count == 1 ? CAME : 0;
  }

  private void remove(KeyBatch keys, int i) {
    table.find(keys, elements, i, i + 1, rows);
    long row = rows[i];
    if (row < 0) {
      return;
    }
    table.touch(row);
    long count = table.get(row, 0) - 1;
    table.set(row, 0, count);
    if (count == 0) {
      table.delete(row);
      changes[i] = WENT;
      rows[i] = -1;
    }
  }
}
