package io.millrace.executor.operators.rows;

import io.millrace.data.bytes.Bytes;
import io.millrace.data.bytes.Slice;
import io.millrace.data.bytes.SliceWriter;
import java.util.Arrays;

/**
 * Few rows in the bytes of one row of state, in the order in which they came, each behind its
 * length, and behind a time if they have one.
 */
public final class InlineRows {
  /** Most rows, and most bytes, that stand together: each change writes all of them. */
  private static final int MOST = 32;

  private static final int MOST_BYTES = 2048;

  private final int timeBytes;
  private final int head;
  private final int[] starts = new int[MOST];
  private final Slice list = new Slice();
  private int count;

  /**
   * @param timed whether rows have a time
   */
  public InlineRows(boolean timed) {
    timeBytes = timed ? Long.BYTES : 0;
    head = timeBytes + Integer.BYTES;
  }

  /** Whether rows have room together. */
  public static boolean fit(int rows, int bytes) {
    return rows <= MOST && bytes <= MOST_BYTES;
  }

  /** What a row takes. */
  public int sizeOf(Slice row) {
    return head + row.length;
  }

  /**
   * Appends a row to a list.
   *
   * @param time without effect if rows have none
   */
  public void append(SliceWriter out, long time, Slice row) {
    if (timeBytes > 0) {
      out.appendLong(time);
    }
    out.appendInt(row.length);
    out.append(row);
  }

  /** Reads where the rows of a list are, which must stay in its place while they are asked for. */
  public void read(Slice rows) {
    list.set(rows.array, rows.offset, rows.length);
    count = 0;
    for (int at = 0; at < rows.length; at += head + lengthAt(at)) {
      starts[count++] = at;
    }
  }

  /** How many rows were read. */
  public int count() {
    return count;
  }

  /** The time of a row; only if rows have one. */
  public long time(int row) {
    return Bytes.getLong(list.array, list.offset + starts[row]);
  }

  /** Points {@code target} at a row. */
  public Slice row(int row, Slice target) {
    return target.set(list.array, list.offset + starts[row] + head, lengthAt(starts[row]));
  }

  private int lengthAt(int at) {
    return Bytes.getInt(list.array, list.offset + at + timeBytes);
  }

  /** The first row that has a time and these bytes; -1: there is none. */
  public int find(long time, Slice row) {
    for (int i = 0; i < count; i++) {
      int from = list.offset + starts[i] + head;
      boolean same =
          time(i) == time
              && Arrays.equals(
                  list.array,
                  from,
                  from + lengthAt(starts[i]),
                  row.array,
                  row.offset,
                  row.offset + row.length);
      if (same) {
        return i;
      }
    }
    return -1;
  }

  /** Appends all but one of the rows; they must not have been sorted. */
  public void appendWithout(int row, SliceWriter out) {
    out.append(list.array, list.offset, starts[row]);
    appendBehind(row, out);
  }

  /** Appends all rows, another one in the place of one; they have no times. */
  public void appendWith(int row, Slice other, SliceWriter out) {
    out.append(list.array, list.offset, starts[row]);
    append(out, 0, other);
    appendBehind(row, out);
  }

  private void appendBehind(int row, SliceWriter out) {
    int end = starts[row] + head + lengthAt(starts[row]);
    out.append(list.array, list.offset + end, list.length - end);
  }

  /** Sorts the rows by time; those of one time stay as they came. */
  public void sort() {
    for (int i = 1; i < count; i++) {
      int start = starts[i];
      long time = time(i);
      int at = i;
      for (; at > 0 && time(at - 1) > time; at--) {
        starts[at] = starts[at - 1];
      }
      starts[at] = start;
    }
  }
}
