package io.millrace.executor.operators.order;

import io.millrace.data.batch.Batch;
import io.millrace.data.bytes.Bytes;
import io.millrace.data.bytes.Slice;
import io.millrace.data.bytes.SliceWriter;
import io.millrace.data.encoding.KeyBatch;
import io.millrace.data.encoding.RowWriter;
import io.millrace.data.type.DataType;
import io.millrace.data.type.Types;
import io.millrace.executor.operator.OperatorContext;
import io.millrace.executor.operators.rows.Layouts;
import io.millrace.state.table.Readiness;
import io.millrace.state.table.TableSpec;
import io.millrace.state.table.WindowTable;
import java.util.Arrays;
import java.util.List;

/**
 * Rows that wait until the watermark has passed their time, in state: each by a number of its own,
 * so that nothing is looked for when one comes, and in no order; only when they are due they are
 * sorted, by time, then by key, then in the order of their coming. In memory there are only their
 * times and numbers, whatever may be evicted of the rows.
 *
 * <p>For a batch: {@link #load} until READY, {@link #add} each row, {@link #finish}. To take rows
 * out: {@link #take} until READY, read what is due, {@link #release}; and again, until none is.
 */
public final class WaitingRows {
  /** All rows are of one namespace, which can be scanned. */
  private static final long NAMESPACE = 0;

  private static final int TIME = 0;

  /** Rows taken out at a time, but for more that have one time. */
  private static final int PIECE = 4096;

  private final WindowTable table;
  private final RowWriter writer;
  private final TimeHeap times = new TimeHeap();
  private final KeyBatch none;

  /** The numbers of rows that were added, or are due. */
  private final KeyBatch numbers;

  private final long[] restored = new long[PIECE];
  private final byte[] number = new byte[Long.BYTES];
  private final SliceWriter contents = new SliceWriter();
  private final Slice view = new Slice();
  private long[] namespaces = new long[1024];
  private long[] handles = new long[1024];
  private long[] rowTimes = new long[1024];
  private int[] ends = new int[1024];
  private final DueKeys due = new DueKeys();

  /** The number of the next row. */
  private long next;

  /** Whether the rows that were restored are known. */
  private boolean known;

  /**
   * @param types of the columns of the rows
   */
  public WaitingRows(String name, List<DataType> types, OperatorContext context) {
    none = new KeyBatch(context.maxParallelism());
    numbers = new KeyBatch(context.maxParallelism());
    writer = new RowWriter(Layouts.numbered("c", types));
    table =
        context
            .state()
            .windows(
                new TableSpec(
                    name,
                    1,
                    true,
                    0,
                    Layouts.numbered("n", List.of(Types.BIGINT.withNullable(false))),
                    Layouts.numbered("c", types)));
  }

  /** To be called before rows are added. */
  public Readiness load() {
    return find() == Readiness.READY ? table.load(namespaces, none) : Readiness.PENDING;
  }

  /** Learns once which rows were restored. */
  private Readiness find() {
    if (known) {
      return Readiness.READY;
    }
    if (table.loadNamespace(NAMESPACE) == Readiness.PENDING) {
      return Readiness.PENDING;
    }
    WindowTable.Cursor cursor = new WindowTable.Cursor();
    int count;
    do {
      count = table.scan(NAMESPACE, cursor, restored);
      for (int i = 0; i < count; i++) {
        table.key(restored[i], view);
        long each = Bytes.getLong(view.array, view.offset) ^ Long.MIN_VALUE;
        next = Math.max(next, each + 1);
        table.bytes(restored[i], view);
        times.add(table.get(restored[i], TIME), each, Bytes.getInt(view.array, view.offset));
      }
    } while (count == restored.length);
    table.unpin();
    known = true;
    return Readiness.READY;
  }

  /**
   * Whether it is known which rows wait; after a restore only {@link #load} or {@link #take} see.
   */
  public boolean isKnown() {
    return known;
  }

  /** The time of the earliest row that waits, MAX if none does. Only if that {@link #isKnown}. */
  public long earliest() {
    return times.isEmpty() ? Long.MAX_VALUE : times.time();
  }

  /** Row {@code position} of a batch, whose key is the {@code i}th, waits for a time. */
  public void add(KeyBatch keys, int i, Batch batch, int position, long time) {
    int at = numbers.size();
    int group = keys.keyGroups()[i];
    addNumber(next, group);
    reserve(at + 1);
    rowTimes[at] = time;
    keys.key(i, view);
    contents.appendInt(group);
    contents.appendInt(view.length);
    contents.append(view);
    writer.write(batch.columns(), position, contents);
    ends[at] = contents.length();
    times.add(time, next, group);
    next++;
  }

  private void addNumber(long value, int group) {
    Bytes.putLong(number, 0, value ^ Long.MIN_VALUE);
    numbers.add(number, 0, Long.BYTES, Bytes.hash(number, 0, Long.BYTES), group);
  }

  private void reserve(int size) {
    if (size > handles.length) {
      int room = Math.max(size, handles.length * 2);
      handles = Arrays.copyOf(handles, room);
      namespaces = Arrays.copyOf(namespaces, room);
      rowTimes = Arrays.copyOf(rowTimes, room);
      ends = Arrays.copyOf(ends, room);
    }
  }

  /** Stores the rows that were added. */
  public void finish() {
    int size = numbers.size();
    table.findOrInsert(namespaces, numbers, 0, size, handles);
    for (int i = 0; i < size; i++) {
      int start = i == 0 ? 0 : ends[i - 1];
      table.touch(handles[i]);
      table.set(handles[i], TIME, rowTimes[i]);
      table.setBytes(handles[i], contents.array(), start, ends[i] - start);
    }
    numbers.clear();
    contents.truncate(0);
    table.unpin();
  }

  /**
   * Takes out rows whose time is {@code until} or before: some, the earliest, and all that have the
   * same time; they are {@link #due} then. None is if no row is left.
   */
  public Readiness take(long until) {
    if (find() == Readiness.PENDING) {
      return Readiness.PENDING;
    }
    int size = numbers.size();
    if (size == 0) {
      size = collect(until);
    }
    if (size == 0) {
      return Readiness.READY;
    }
    if (table.load(namespaces, numbers) == Readiness.PENDING) {
      return Readiness.PENDING;
    }
    table.find(namespaces, numbers, 0, size, handles);
    for (int i = 0; i < size; i++) {
      table.bytes(handles[i], view);
      int length = Bytes.getInt(view.array, view.offset + Integer.BYTES);
      view.set(view.array, view.offset + 2 * Integer.BYTES, length);
      due.add(rowTimes[i], view);
    }
    due.sort();
    return Readiness.READY;
  }

  private int collect(long until) {
    int size = 0;
    while (!times.isEmpty()
        && times.time() <= until
        && (size < PIECE || times.time() == rowTimes[size - 1])) {
      reserve(size + 1);
      rowTimes[size++] = times.time();
      addNumber(times.number(), times.group());
      times.removeFirst();
    }
    return size;
  }

  /** Keys and times of the rows that were taken out. */
  public DueKeys due() {
    return due;
  }

  /** Points {@code target} at row {@code i} of those that are due. */
  public Slice row(int i, Slice target) {
    table.bytes(handles[due.index(i)], target);
    int head = 2 * Integer.BYTES + Bytes.getInt(target.array, target.offset + Integer.BYTES);
    return target.set(target.array, target.offset + head, target.length - head);
  }

  /** What is due is done with. */
  public void release() {
    if (due.size() == 0) {
      return;
    }
    for (int i = 0; i < due.size(); i++) {
      table.delete(handles[i]);
    }
    due.clear();
    numbers.clear();
    table.unpin();
  }
}
