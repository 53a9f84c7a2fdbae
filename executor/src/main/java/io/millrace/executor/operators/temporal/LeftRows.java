package io.millrace.executor.operators.temporal;

import io.millrace.data.batch.Batch;
import io.millrace.data.bytes.Bytes;
import io.millrace.data.bytes.Slice;
import io.millrace.data.bytes.SliceWriter;
import io.millrace.data.column.ColumnBuilder;
import io.millrace.data.encoding.KeyBatch;
import io.millrace.data.encoding.Layout;
import io.millrace.data.encoding.RowReader;
import io.millrace.data.encoding.RowWriter;
import io.millrace.data.type.DataType;
import io.millrace.data.type.Types;
import io.millrace.executor.operators.rows.Layouts;
import io.millrace.executor.operators.timer.TimeSlices;
import io.millrace.state.table.OperatorState;
import io.millrace.state.table.Readiness;
import io.millrace.state.table.TableSpec;
import io.millrace.state.table.WindowTable;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Left rows that wait for the watermark, under (slice of their time, number): in the key group of
 * their key, but not found by it. Slices that are due are read from one end to the other, and
 * dropped.
 */
final class LeftRows {
  private static final int TIME = 0;
  private static final int KIND = 1;

  /** Of near slices: a watermark comes about as often, so most slices are due as a whole. */
  private static final long SLICE_MILLIS = 100;

  private final TimeSlices slices = new TimeSlices(SLICE_MILLIS);
  private final WindowTable table;
  private final KeyBatch numbers;
  private final KeyBatch none;
  private final RowWriter writer;
  private final RowReader reader;
  private final SliceWriter bytes = new SliceWriter();
  private final byte[] key = new byte[8];
  private final Slice view = new Slice();

  /** By slice: no row in it is earlier. */
  private final TreeMap<Long, Long> earliest = new TreeMap<>();

  private boolean started;
  private long[] names = {};
  private long[] handles = {};
  private final DueRows due = new DueRows();

  /** Those of them in slices that hold others too. */
  private final DueRows partial = new DueRows();

  LeftRows(TemporalSpec.Side side, OperatorState state, int keyGroups) {
    DataType number = Types.BIGINT.withNullable(false);
    Layout row = Layouts.numbered("c", side.types());
    Layout place = Layouts.numbered("n", List.of(number));
    table = state.windows(new TableSpec("left", 2, true, 0, place, row));
    numbers = new KeyBatch(keyGroups);
    none = new KeyBatch(keyGroups);
    writer = new RowWriter(row);
    reader = new RowReader(row);
  }

  private void start() {
    if (!started) {
      started = true;
      for (long slice : table.namespaces()) {
        earliest.put(slice, slices.first(slice));
      }
    }
  }

  /** Finds out where the rows of a batch will be. */
  void place(KeyBatch keys, long[] times, long[] presents, long firstNumber) {
    int rows = keys.size();
    if (names.length < rows) {
      names = new long[rows];
      handles = new long[rows];
    }
    numbers.clear();
    for (int i = 0; i < rows; i++) {
      names[i] = slices.of(times[i], presents[i]);
      Bytes.putLong(key, 0, firstNumber + i ^ Long.MIN_VALUE);
      numbers.add(key, 0, key.length, Bytes.hash(key, 0, key.length), keys.keyGroups()[i]);
    }
  }

  /** READY once rows may be added; numbers are new, so nothing has to be fetched. */
  Readiness loadOwn() {
    start();
    return table.load(names, none);
  }

  /** Adds rows {@code from} to {@code to} (exclusive) of the batch that was placed. */
  void add(Batch rows, long[] times, int from, int to) {
    table.findOrInsert(names, numbers, from, to, handles);
    for (int i = from; i < to; i++) {
      bytes.truncate(0);
      writer.write(rows.columns(), i, bytes);
      table.touch(handles[i]);
      table.set(handles[i], TIME, times[i]);
      table.set(handles[i], KIND, rows.kindAt(i));
      table.setBytes(handles[i], bytes.array(), 0, bytes.length());
    }
    for (int i = from; i < to; ) {
      long slice = names[i];
      long least = Long.MAX_VALUE;
      for (; i < to && names[i] == slice; i++) {
        least = Math.min(least, times[i]);
      }
      earliest.merge(slice, least, Math::min);
    }
  }

  /** Finds the rows that are due at a watermark, in the order in which they came. */
  Readiness collect(long watermark) {
    start();
    due.clear();
    partial.clear();
    for (Map.Entry<Long, Long> slice : earliest.entrySet()) {
      if (slice.getValue() <= watermark
          && table.loadNamespace(slice.getKey()) == Readiness.PENDING) {
        return Readiness.PENDING;
      }
    }
    for (Map.Entry<Long, Long> slice : earliest.entrySet()) {
      if (slice.getValue() <= watermark) {
        int from = due.size();
        slice.setValue(collect(slice.getKey(), watermark));
        for (int i = from; i < due.size() && slice.getValue() != Long.MAX_VALUE; i++) {
          partial.add(due.rows[i], 0);
        }
      }
    }
    due.sort();
    return Readiness.READY;
  }

  /** Returns the earliest time of what is not due. */
  private long collect(long slice, long watermark) {
    WindowTable.Cursor cursor = new WindowTable.Cursor();
    long[] scanned = new long[256];
    long least = Long.MAX_VALUE;
    int count = scanned.length;
    while (count == scanned.length) {
      count = table.scan(slice, cursor, scanned);
      for (int i = 0; i < count; i++) {
        long time = table.get(scanned[i], TIME);
        if (time <= watermark) {
          table.key(scanned[i], view);
          due.add(scanned[i], Bytes.getLong(view.array, view.offset) ^ Long.MIN_VALUE);
        } else {
          least = Math.min(least, time);
        }
      }
    }
    return least;
  }

  /** How many rows are due. */
  int dueRows() {
    return due.size();
  }

  long time(int dueRow) {
    return table.get(due.row(dueRow), TIME);
  }

  byte kind(int dueRow) {
    return (byte) table.get(due.row(dueRow), KIND);
  }

  /** Appends the columns of a row. */
  void read(int dueRow, ColumnBuilder[] out) {
    table.bytes(due.row(dueRow), view);
    reader.read(view.array, view.offset, out);
  }

  /** Takes the rows that were due away. */
  void settle() {
    for (int i = 0; i < partial.size(); i++) {
      table.delete(partial.rows[i]);
    }
    partial.clear();
    due.clear();
    earliest
        .entrySet()
        .removeIf(
            slice -> {
              if (slice.getValue() == Long.MAX_VALUE) {
                table.drop(slice.getKey());
              }
              return slice.getValue() == Long.MAX_VALUE;
            });
  }

  void unpin() {
    table.unpin();
  }

  /** Rows with their numbers, sorted by these. */
  private static final class DueRows {
    private long[] rows = new long[1024];
    private long[] numbers = new long[1024];
    private long[] order = new long[1024];
    private int size;

    void clear() {
      size = 0;
    }

    int size() {
      return size;
    }

    void add(long row, long number) {
      if (size == rows.length) {
        rows = Arrays.copyOf(rows, size * 2);
        numbers = Arrays.copyOf(numbers, size * 2);
      }
      rows[size] = row;
      numbers[size++] = number;
    }

    void sort() {
      if (order.length < size) {
        order = new long[rows.length];
      }
      long[] ranks = Arrays.copyOf(numbers, size);
      Arrays.sort(ranks);
      boolean narrow = size > 0 && ranks[size - 1] - ranks[0] >>> 31 == 0;
      for (int i = 0; i < size; i++) {
        long rank = narrow ? numbers[i] - ranks[0] : Arrays.binarySearch(ranks, numbers[i]);
        order[i] = rank << 32 | i;
      }
      Arrays.sort(order, 0, size);
    }

    /** The row that came as the {@code i}th of them. */
    long row(int i) {
      return rows[(int) order[i]];
    }
  }
}
