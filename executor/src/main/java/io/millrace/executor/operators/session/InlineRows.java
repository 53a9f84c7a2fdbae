package io.millrace.executor.operators.session;

import io.millrace.data.bytes.Bytes;
import io.millrace.data.bytes.Slice;
import io.millrace.data.bytes.SliceWriter;
import java.util.Arrays;

/**
 * Few rows in the bytes of one row of state, as they came, each behind its time and its length.
 * Positions are those of a view that {@link #read} was called with.
 */
final class InlineRows {
  /** Most rows, and most bytes, that stand together: each change writes all of them. */
  static final int MOST = 32;

  static final int MOST_BYTES = 2048;

  private static final int HEAD = Long.BYTES + Integer.BYTES;

  private final int[] starts = new int[MOST];
  private final Slice list = new Slice();
  private int count;

  /** Whether rows have room together. */
  static boolean fit(int rows, int bytes) {
    return rows <= MOST && bytes <= MOST_BYTES;
  }

  /** What a row takes. */
  static int sizeOf(Slice row) {
    return HEAD + row.length;
  }

  static void append(SliceWriter out, long time, Slice row) {
    out.appendLong(time);
    out.appendInt(row.length);
    out.append(row);
  }

  /** Reads where the rows of a list are. */
  void read(Slice rows) {
    list.set(rows.array, rows.offset, rows.length);
    count = 0;
    for (int at = 0; at < rows.length; at += HEAD + lengthAt(at)) {
      starts[count++] = at;
    }
  }

  int count() {
    return count;
  }

  long time(int row) {
    return Bytes.getLong(list.array, list.offset + starts[row]);
  }

  Slice row(int row, Slice target) {
    return target.set(list.array, list.offset + starts[row] + HEAD, lengthAt(starts[row]));
  }

  private int lengthAt(int at) {
    return Bytes.getInt(list.array, list.offset + at + Long.BYTES);
  }

  /** The first row that has a time and these bytes; -1: there is none. */
  int find(long time, Slice row) {
    for (int i = 0; i < count; i++) {
      int from = list.offset + starts[i] + HEAD;
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

  /** Appends all but one of the rows. */
  void appendWithout(int row, SliceWriter out) {
    int end = starts[row] + HEAD + lengthAt(starts[row]);
    out.append(list.array, list.offset, starts[row]);
    out.append(list.array, list.offset + end, list.length - end);
  }

  /** Sorts the rows by time; those of one time stay as they came. */
  void sort() {
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
