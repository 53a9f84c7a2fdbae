package io.millrace.executor.operators.windowjoin;

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
import io.millrace.state.table.OperatorState;
import io.millrace.state.table.Readiness;
import io.millrace.state.table.TableSpec;
import io.millrace.state.table.WindowTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The rows of one side, by window and key, in the order in which they came: a head a key, which
 * counts them and holds the first few, each behind its length, and the others under (key, number).
 */
final class WindowSide {
  private static final int COUNT = 0;
  private static final int ALONE = 1;

  /** Slot of a head: how many rows stand in it, which are the first ones. */
  private static final int WITHIN = 2;

  private static final int MOST_WITHIN = 16;
  private static final int MOST_BYTES = 1024;

  private final WindowTable heads;
  private final WindowTable rows;
  private final RowWriter writer;
  private final RowReader reader;
  private final SliceWriter bytes = new SliceWriter();
  private final SliceWriter numbered = new SliceWriter();
  private final Slice view = new Slice();
  private final KeyBatch rowKeys;
  private long[] handles = new long[1024];
  private long[] namespaces = new long[1024];
  private final long[] single = new long[1];

  /** Keeps loads that only warm the cache from being optimised away. */
  private int sink;

  WindowSide(
      String name,
      List<DataType> keyTypes,
      List<DataType> types,
      OperatorState state,
      int keyGroups) {
    DataType number = Types.BIGINT.withNullable(false);
    Layout layout = Layouts.numbered("c", types);
    List<DataType> rowKeyTypes = new ArrayList<>(keyTypes);
    rowKeyTypes.add(number);
    heads =
        state.windows(
            new TableSpec(name + "-keys", 3, true, 0, Layouts.numbered("k", keyTypes), layout));
    rows =
        state.windows(
            new TableSpec(name + "-rows", 0, true, 0, Layouts.numbered("k", rowKeyTypes), layout));
    writer = new RowWriter(layout);
    reader = new RowReader(layout);
    rowKeys = new KeyBatch(keyGroups);
  }

  WindowTable heads() {
    return heads;
  }

  Readiness load(long[] ends, KeyBatch keys) {
    return heads.load(ends, keys);
  }

  Readiness loadWindow(long end) {
    boolean ready = heads.loadNamespace(end) == Readiness.READY;
    ready &= rows.loadNamespace(end) == Readiness.READY;
    return ready ? Readiness.READY : Readiness.PENDING;
  }

  /**
   * Adds rows {@code from} to {@code to} (exclusive) of a batch.
   *
   * @param alone by row, whether its key equals no key of the other side
   */
  void add(Batch batch, int from, int to, long[] ends, KeyBatch keys, boolean[] alone) {
    reserve(to);
    heads.findOrInsert(ends, keys, from, to, handles);
    for (int i = from; i < to; i++) {
      long head = handles[i];
      heads.touch(head);
      long number = heads.get(head, COUNT);
      heads.set(head, COUNT, number + 1);
      heads.set(head, ALONE, alone[i] ? 1 : 0);
      bytes.truncate(0);
      if (number < MOST_WITHIN && number == heads.get(head, WITHIN)) {
        heads.bytes(head, view);
        bytes.append(view);
      }
      int start = bytes.length();
      bytes.appendInt(0);
      writer.write(batch.columns(), batch.position(i), bytes);
      int length = bytes.length() - start - Integer.BYTES;
      boolean within = number < MOST_WITHIN && number == heads.get(head, WITHIN);
      if (within && (number == 0 || bytes.length() <= MOST_BYTES)) {
        Bytes.putInt(bytes.array(), start, length);
        heads.setBytes(head, bytes.array(), 0, bytes.length());
        heads.set(head, WITHIN, number + 1);
      } else {
        addRow(keys, i, ends[i], number, start + Integer.BYTES, length);
      }
    }
  }

  /** Adds a row, written in {@link #bytes}, that stands alone. */
  private void addRow(KeyBatch keys, int i, long end, long number, int start, int length) {
    rowKeys.clear();
    keys.key(i, view);
    addRowKey(view, number, keys.keyGroups()[i]);
    namespaces[0] = end;
    rows.findOrInsert(namespaces, rowKeys, 0, 1, single);
    rows.touch(single[0]);
    rows.setBytes(single[0], bytes.array(), start, length);
  }

  private void reserve(int count) {
    if (handles.length < count) {
      handles = new long[count * 2];
      namespaces = new long[count * 2];
    }
  }

  private void addRowKey(Slice key, long number, int keyGroup) {
    numbered.truncate(0);
    numbered.append(key);
    numbered.appendLong(number ^ Long.MIN_VALUE);
    int length = numbered.length();
    rowKeys.add(numbered.array(), 0, length, Bytes.hash(numbered.array(), 0, length), keyGroup);
  }

  int count(long head) {
    return (int) heads.get(head, COUNT);
  }

  boolean isAlone(long head) {
    return heads.get(head, ALONE) != 0;
  }

  /** Appends the rows of key {@code i}, which has a head, in a window that was loaded. */
  void read(long end, KeyBatch keys, int i, long head, ColumnBuilder[] out) {
    int count = count(head);
    int within = (int) heads.get(head, WITHIN);
    heads.bytes(head, view);
    for (int row = 0, at = view.offset; row < within; row++) {
      reader.read(view.array, at + Integer.BYTES, out);
      at += Integer.BYTES + Bytes.getInt(view.array, at);
    }
    if (within < count) {
      readRows(end, keys, i, within, count, out);
    }
  }

  private void readRows(long end, KeyBatch keys, int i, int from, int to, ColumnBuilder[] out) {
    rowKeys.clear();
    keys.key(i, view);
    for (int number = from; number < to; number++) {
      addRowKey(view, number, keys.keyGroups()[i]);
    }
    int count = to - from;
    reserve(count);
    Arrays.fill(namespaces, 0, count, end);
    rows.find(namespaces, rowKeys, 0, count, handles);
    for (int row = 0; row < count; row++) {
      rows.bytes(handles[row], view);
      reader.read(view.array, view.offset, out);
    }
  }

  /** Brings the heads of some rows to the cache, those of many at the same time. */
  void warm(long[] found, int count) {
    int sum = 0;
    for (int i = 0; i < count; i++) {
      if (found[i] >= 0) {
        heads.bytes(found[i], view);
        sum += view.length == 0 ? 0 : view.array[view.offset];
      }
    }
    sink = sum;
  }

  void drop(long end) {
    heads.drop(end);
    rows.drop(end);
  }

  void unpin() {
    heads.unpin();
    rows.unpin();
  }
}
