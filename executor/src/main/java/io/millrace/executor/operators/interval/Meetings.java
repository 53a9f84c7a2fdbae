package io.millrace.executor.operators.interval;

import io.millrace.data.column.ColumnBuilder;
import io.millrace.data.encoding.KeyBatch;
import io.millrace.executor.operators.interval.TimedRows.Stretch;
import io.millrace.state.table.Readiness;

/**
 * Rows of one side that rows of the other one may meet, piece by piece: {@link #clear}, {@link
 * #collect} for one row after the other, {@link #resolve}.
 */
final class Meetings {
  private static final int HEAD = -1;

  private final TimedRows rows;
  private final Chains chains;
  private final LinkKeys links;
  private final long[] handles;

  /** By meeting: its place in {@link #links}, or HEAD. */
  private final int[] linkPlaces;

  private final int capacity;
  private int size;

  /** Where the row at hand goes on: in which stretch, from which row of the chain to which. */
  private int stretch;

  private int number = -1;
  private int until;

  Meetings(TimedRows rows, int capacity, int keyGroups) {
    this.rows = rows;
    this.capacity = capacity;
    this.chains = new Chains(rows, keyGroups);
    this.links = new LinkKeys(keyGroups);
    this.handles = new long[capacity];
    this.linkPlaces = new int[capacity];
  }

  /** Brings rows of keys with times in a stretch into memory. */
  Readiness load(KeyBatch keys, long from, long to) {
    return chains.load(keys, from, to);
  }

  void clear() {
    size = 0;
    links.clear();
  }

  int size() {
    return size;
  }

  boolean isFull() {
    return size == capacity;
  }

  /**
   * Adds rows of key {@code i} with times from {@code from} to {@code to} (inclusive), and a few
   * others; false: the piece is full before the end, and the next one is to go on with the key.
   */
  boolean collect(KeyBatch keys, int i, long from, long to) {
    for (; stretch < chains.size(); stretch++) {
      Stretch at = chains.stretch(stretch);
      long head = chains.head(stretch, i);
      // Heads of slices that were dropped meanwhile are void.
      if (head < 0 || at.last() < from || at.first() > to) {
        continue;
      }
      if (number < 0) {
        number = rows.search(at, keys, i, head, from);
        until = rows.searchAfter(at, keys, i, head, to);
      }
      for (; number < until; number++) {
        if (size == capacity) {
          return false;
        }
        if (number > 0) {
          linkPlaces[size++] = links.size();
          links.add(at.name(), keys, i, number, 0);
        } else if (isWithin(rows.time(head, false), from, to)) {
          linkPlaces[size] = HEAD;
          handles[size++] = head;
        }
      }
      number = -1;
    }
    stretch = 0;
    return true;
  }

  private static boolean isWithin(long time, long from, long to) {
    return time >= from && time <= to;
  }

  /** Finds all rows that were collected. */
  void resolve() {
    links.find(rows.links());
    for (int m = 0; m < size; m++) {
      if (linkPlaces[m] != HEAD) {
        handles[m] = links.handles()[linkPlaces[m]];
      }
    }
  }

  /** Whether a row's time is within these bounds, as those that were collected may not be. */
  boolean isWithin(int meeting, long from, long to) {
    return isWithin(rows.time(handles[meeting], isLink(meeting)), from, to);
  }

  private boolean isLink(int meeting) {
    return linkPlaces[meeting] != HEAD;
  }

  /** Appends the columns of a row. */
  void read(int meeting, ColumnBuilder[] out) {
    rows.read(handles[meeting], isLink(meeting), out);
  }

  /** The row has met one of the other side. */
  void meet(int meeting) {
    rows.meet(handles[meeting], isLink(meeting));
  }
}
