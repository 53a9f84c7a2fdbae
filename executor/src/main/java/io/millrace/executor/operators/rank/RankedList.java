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
 * of its sort key and of its content, then both. Rows with equal sort keys are in the order of
 * their coming.
 */
final class RankedList implements RankOutput.Rows {
  private static final int HEAD_BYTES = 8;

  private final RowReader reader;
  private final SliceWriter changed = new SliceWriter();
  private final Slice a = new Slice();
  private final Slice b = new Slice();

  /** What the list is read from: state, or {@link #changed}. */
  private byte[] bytes = Bytes.EMPTY;

  /** Where each row begins, and where the last one ends. */
  private int[] starts = new int[17];

  private int size;

  RankedList(Layout layout) {
    this.reader = new RowReader(layout);
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
      at += HEAD_BYTES + (int) (head >>> 32) + (int) head;
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
    return view.set(bytes, starts[i] + HEAD_BYTES, length);
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

  /**
   * Puts a row at a place; the list no longer stands in state. If it did not stand there before,
   * rows can be added at its end only.
   */
  void insert(int place, Slice sort, Slice row) {
    int from = starts[0];
    int before = starts[place] - from;
    int behind = starts[size] - starts[place];
    int more = HEAD_BYTES + sort.length + row.length;
    changed.truncate(0);
    changed.append(bytes, from, before);
    changed.appendLong((long) sort.length << 32 | row.length);
    changed.append(sort);
    changed.append(row);
    changed.append(bytes, from + before, behind);
    if (size == starts.length - 1) {
      starts = Arrays.copyOf(starts, size * 2 + 2);
    }
    for (int i = size; i >= place; i--) {
      starts[i + 1] = starts[i] - from + more;
    }
    for (int i = 0; i <= place; i++) {
      starts[i] -= from;
    }
    bytes = changed.array();
    size++;
  }

  /** Takes a row out; the list no longer stands in state. */
  void remove(int place) {
    int from = starts[0];
    int gone = starts[place + 1] - starts[place];
    changed.truncate(0);
    changed.append(bytes, from, starts[place] - from);
    changed.append(bytes, starts[place + 1], starts[size] - starts[place + 1]);
    for (int i = 0; i < place; i++) {
      starts[i] -= from;
    }
    for (int i = place; i < size; i++) {
      starts[i] = starts[i + 1] - from - gone;
    }
    bytes = changed.array();
    size--;
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
