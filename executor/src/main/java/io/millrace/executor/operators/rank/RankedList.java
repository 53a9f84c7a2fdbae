package io.millrace.executor.operators.rank;

import io.millrace.data.bytes.Bytes;
import io.millrace.data.bytes.Slice;
import io.millrace.data.bytes.SliceWriter;
import io.millrace.data.column.ColumnBuilder;
import io.millrace.data.encoding.Layout;
import io.millrace.data.encoding.RowReader;
import java.util.Arrays;

/**
 * The first rows of one partition in order, as the bytes of one row of state: for each the lengths
 * of its sort key, of its content and, if rows have keys, of its key; then the sort key, the key
 * and the content. Rows with equal sort keys are in the order of their coming.
 */
final class RankedList implements RankOutput.Rows {
  private static final Slice NO_KEY = new Slice();

  private final RowReader reader;
  private final boolean keyed;
  private final int headBytes;
  private final SliceWriter changed = new SliceWriter();
  private final Slice a = new Slice();
  private final Slice b = new Slice();

  /** What the list is read from: state, or {@link #changed}. */
  private byte[] bytes = Bytes.EMPTY;

  /** Where each row begins, and where the last one ends. */
  private int[] starts = new int[17];

  /** The next {@link #starts}, until a change is made. */
  private int[] next = new int[17];

  private int nextSize;
  private int size;

  /**
   * @param keyed whether rows have a key within their partition
   */
  RankedList(Layout layout, boolean keyed) {
    this.reader = new RowReader(layout);
    this.keyed = keyed;
    this.headBytes = keyed ? 12 : 8;
  }

  /** Opens the list of {@code rows} rows that stands in {@code stored}, until that changes. */
  void open(Slice stored, int rows) {
    if (rows >= starts.length - 1) {
      starts = Arrays.copyOf(starts, rows * 2 + 2);
    }
    bytes = stored.array;
    size = rows;
    int at = stored.offset;
    for (int i = 0; i < rows; i++) {
      starts[i] = at;
      long head = Bytes.getLong(bytes, at);
      int key = keyed ? Bytes.getInt(bytes, at + Long.BYTES) : 0;
      at += headBytes + (int) (head >>> 32) + key + (int) head;
    }
    starts[rows] = at;
  }

  int size() {
    return size;
  }

  /** What was changed, with {@code spare} zeros behind the list. */
  byte[] array(int spare) {
    changed.truncate(length());
    changed.appendZeros(spare);
    bytes = changed.array();
    return bytes;
  }

  int offset() {
    return starts[0];
  }

  int length() {
    return starts[size] - starts[0];
  }

  Slice sortKey(int i, Slice view) {
    int length = (int) (Bytes.getLong(bytes, starts[i]) >>> 32);
    return view.set(bytes, starts[i] + headBytes, length);
  }

  Slice row(int i, Slice view) {
    int length = (int) Bytes.getLong(bytes, starts[i]);
    return view.set(bytes, starts[i + 1] - length, length);
  }

  /** Where a row with a sort key belongs: behind all that are not above it. */
  int placeOf(Slice sort) {
    int place = size;
    while (place > 0 && sortKey(place - 1, a).compareTo(sort) > 0) {
      place--;
    }
    return place;
  }

  /** The place of the oldest row that is equal to one, or -1. */
  int find(Slice sort, Slice row) {
    for (int i = 0; i < size; i++) {
      int order = sortKey(i, a).compareTo(sort);
      if (order > 0) {
        return -1;
      }
      if (order == 0 && row(i, b).contentEquals(row)) {
        return i;
      }
    }
    return -1;
  }

  /** The place of the row with a key, or -1. */
  int findKey(Slice key) {
    for (int i = 0; i < size; i++) {
      int at = starts[i];
      if (Bytes.getInt(bytes, at + Long.BYTES) == key.length) {
        a.set(bytes, at + headBytes + (int) (Bytes.getLong(bytes, at) >>> 32), key.length);
        if (a.contentEquals(key)) {
          return i;
        }
      }
    }
    return -1;
  }

  /**
   * Puts a row at a place; the list no longer stands in state. If it did not stand there before,
   * rows can be added at its end only.
   */
  void insert(int place, Slice sort, Slice row) {
    begin();
    keep(0, place);
    put(sort, NO_KEY, row);
    keep(place, size);
    change();
  }

  /**
   * Puts a row with a key at a place among the others; the one at {@code from} goes, -1: none. The
   * list, which stood in state, no longer does.
   */
  void replace(int from, int place, Slice sort, Slice key, Slice row) {
    boolean back = from >= 0 && place > from;
    int behind = back ? place + 1 : place;
    begin();
    keep(0, back ? from : place);
    if (back) {
      keep(from + 1, behind);
    }
    put(sort, key, row);
    if (from >= behind) {
      keep(behind, from);
    }
    keep(from >= behind ? from + 1 : behind, size);
    change();
  }

  private void begin() {
    if (next.length < size + 2) {
      next = new int[size * 2 + 2];
    }
    changed.truncate(0);
    nextSize = 0;
  }

  /** Rows from one place to another, which is excluded, stay. */
  private void keep(int from, int to) {
    int moved = changed.length() - starts[from];
    for (int i = from; i < to; i++) {
      next[nextSize++] = starts[i] + moved;
    }
    changed.append(bytes, starts[from], starts[to] - starts[from]);
  }

  private void put(Slice sort, Slice key, Slice row) {
    next[nextSize++] = changed.length();
    changed.appendLong((long) sort.length << 32 | row.length);
    if (keyed) {
      changed.appendInt(key.length);
    }
    changed.append(sort);
    changed.append(key);
    changed.append(row);
  }

  private void change() {
    next[nextSize] = changed.length();
    int[] unused = starts;
    starts = next;
    next = unused;
    size = nextSize;
    bytes = changed.array();
  }

  /** Takes a row out; the list no longer stands in state. */
  void remove(int place) {
    begin();
    keep(0, place);
    keep(place + 1, size);
    change();
  }

  /** Forgets the last row. */
  void removeLast() {
    size--;
  }

  @Override
  public void read(long place, ColumnBuilder[] out) {
    row((int) place, a);
    reader.read(a.array, a.offset, out);
  }
}
