package io.millrace.engine.codegen.runtime;

import io.millrace.data.bytes.Slice;
import io.millrace.data.column.Column;
import io.millrace.functions.api.Element;
import io.millrace.functions.user.AggregateCalls;
import io.millrace.functions.user.AggregateTarget;
import io.millrace.state.table.StateRows;
import java.util.Arrays;

/**
 * Accumulators of a user's function: objects while a batch is worked on, so that each is read from
 * its bytes and written to them once a batch and group, instead of once a row. One thread.
 */
public final class UserAccumulators {
  private static final int EMPTY = -1;

  private final AggregateCalls calls;
  private long[] rows = new long[16];
  private Object[] objects = new Object[16];

  /** Where each stands in the table. */
  private int[] places = new int[16];

  private int size;

  /** Open addressing; numbers of rows. */
  private int[] table = new int[64];

  /** None yet. */
  public UserAccumulators(AggregateTarget target) {
    calls = new AggregateCalls(target);
    Arrays.fill(table, EMPTY);
  }

  /** Adds a row to a group, or takes it away if {@code sign} is below zero. */
  public void change(
      Segments segments, StateRows state, long row, int index, Element[] arguments, long sign) {
    int i = find(row);
    if (objects[i] == null) {
      objects[i] = calls.open(segments.get(state, row, index));
    }
    calls.change(objects[i], arguments, sign);
  }

  /** The group was made as new: what it had before does not count. */
  public void clear(long row) {
    if (size > 0) {
      int i = find(row); // may make the array anew
      objects[i] = null;
    }
  }

  /** Writes all that changed to the groups, which were touched. */
  public void flush(Segments segments, StateRows state, int index) {
    for (int i = 0; i < size; i++) {
      if (objects[i] != null) {
        segments.set(state, rows[i], index, calls.close(objects[i]));
        objects[i] = null;
      }
      table[places[i]] = EMPTY;
    }
    size = 0;
  }

  /** Adds the stored accumulator of another group to a group, which was touched. */
  public void merge(Segments segments, StateRows state, long row, int index, Slice other) {
    if (other != null) {
      Object opened = calls.open(segments.get(state, row, index));
      calls.merge(opened, other);
      segments.set(state, row, index, calls.close(opened));
    }
  }

  /** A column of the one result of a stored accumulator; null: of a new one. */
  public Column result(Slice stored) {
    return calls.result(stored);
  }

  /** The number of a row, which may be new. */
  private int find(long row) {
    if (size > 0 && rows[size - 1] == row) {
      return size - 1;
    }
    int place = place(row);
    if (table[place] != EMPTY) {
      return table[place];
    }
    if (size == rows.length) {
      grow();
      place = place(row);
    }
    rows[size] = row;
    places[size] = place;
    table[place] = size;
    return size++;
  }

  private int place(long row) {
    int mask = table.length - 1;
    int place = (int) (row * 0x9E3779B97F4A7C15L >>> 40) & mask;
    while (table[place] != EMPTY && rows[table[place]] != row) {
      place = place + 1 & mask;
    }
    return place;
  }

  private void grow() {
    rows = Arrays.copyOf(rows, size * 2);
    objects = Arrays.copyOf(objects, size * 2);
    places = Arrays.copyOf(places, size * 2);
    table = new int[size * 8];
    Arrays.fill(table, EMPTY);
    for (int i = 0; i < size; i++) {
      places[i] = place(rows[i]);
      table[places[i]] = i;
    }
  }
}
