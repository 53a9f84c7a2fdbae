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
 * counts them, and the rows under (key, number).
 */
final class WindowSide {
  private static final int COUNT = 0;
  private static final int ALONE = 1;

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
            new TableSpec(
                name + "-keys",
                2,
                false,
                0,
                Layouts.numbered("k", keyTypes),
                Layouts.numbered("v", List.of(number, number))));
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
   * Adds row {@code i} of a batch.
   *
   * @param alone whether its key equals no key of the other side
   */
  void add(Batch batch, int i, long[] ends, KeyBatch keys, boolean alone) {
    heads.findOrInsert(ends, keys, i, i + 1, handles(i + 1));
    long head = handles[i];
    heads.touch(head);
    long number = heads.get(head, COUNT);
    heads.set(head, COUNT, number + 1);
    heads.set(head, ALONE, alone ? 1 : 0);
    rowKeys.clear();
    keys.key(i, view);
    addRowKey(view, number, keys.keyGroups()[i]);
    namespaces[0] = ends[i];
    rows.findOrInsert(namespaces, rowKeys, 0, 1, handles);
    rows.touch(handles[0]);
    bytes.truncate(0);
    writer.write(batch.columns(), batch.position(i), bytes);
    rows.setBytes(handles[0], bytes.array(), 0, bytes.length());
  }

  private long[] handles(int count) {
    if (handles.length < count) {
      handles = new long[count * 2];
      namespaces = new long[count * 2];
    }
    return handles;
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

  /** Appends the rows of key {@code i} in a window that was loaded. */
  void read(long end, KeyBatch keys, int i, int count, ColumnBuilder[] out) {
    rowKeys.clear();
    keys.key(i, view);
    for (int number = 0; number < count; number++) {
      addRowKey(view, number, keys.keyGroups()[i]);
    }
    handles(count);
    Arrays.fill(namespaces, 0, count, end);
    rows.find(namespaces, rowKeys, 0, count, handles);
    for (int row = 0; row < count; row++) {
      rows.bytes(handles[row], view);
      reader.read(view.array, view.offset, out);
    }
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
