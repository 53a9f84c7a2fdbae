package io.millrace.executor.operators.sink;

import io.millrace.data.bytes.Bytes;
import io.millrace.data.bytes.Slice;
import io.millrace.data.bytes.SliceWriter;
import io.millrace.data.encoding.KeyBatch;
import io.millrace.data.encoding.Layout;
import io.millrace.data.type.Types;
import io.millrace.executor.operator.OperatorContext;
import io.millrace.executor.operators.rows.HandleSet;
import io.millrace.executor.operators.rows.InlineRows;
import io.millrace.state.table.ElementTable;
import io.millrace.state.table.KeyedTable;
import io.millrace.state.table.Readiness;
import io.millrace.state.table.TableSpec;
import java.util.List;

/**
 * The rows of each key, in the order in which they came. A short list stands in one row of state,
 * the rows of a long one under (key, number). For a batch of keys: {@link #load} until READY,
 * {@link #begin}, then for each key {@link #open} and what is to be done with its list, at last
 * {@link #finish}. A place in a list is good until the list changes; -1 is none.
 */
final class RowLists {
  /** The number of rows in a short list, else {@link #LONG}. */
  private static final int COUNT = 0;

  private static final long LONG = Long.MAX_VALUE;

  private final KeyedTable shortLists;
  private final ElementTable longLists;
  private final InlineRows inline = new InlineRows(false);
  private final SliceWriter changed = new SliceWriter();
  private final Slice view = new Slice();
  private final KeyBatch number;
  private final KeyBatch one;
  private final long[] added = new long[1];
  private final byte[] numberBytes = new byte[Long.BYTES];
  private final HandleSet empty = new HandleSet();
  private long[] handles = {};
  private KeyBatch keys;

  /** The list that is open: its key, its row, whether its rows have places of their own. */
  private int key;

  private long handle;
  private boolean isLong;

  /**
   * @param layout of what rows are made of
   */
  RowLists(SinkKeySpec spec, Layout layout, OperatorContext context) {
    long ttl = spec.stateTtlMillis();
    shortLists =
        context
            .state()
            .keyed(new TableSpec("lists", 1, true, ttl, RowForms.keys(spec, List.of()), layout));
    Layout numbered = RowForms.keys(spec, List.of(Types.BIGINT.withNullable(false)));
    longLists =
        context.state().elements(new TableSpec("long lists", 0, true, ttl, numbered, layout));
    number = new KeyBatch(context.maxParallelism());
    one = new KeyBatch(context.maxParallelism());
  }

  Readiness load(KeyBatch wanted) {
    boolean ready = shortLists.load(wanted) == Readiness.READY;
    ready &= longLists.load(wanted) == Readiness.READY;
    return ready ? Readiness.READY : Readiness.PENDING;
  }

  void begin(KeyBatch loaded) {
    keys = loaded;
    handles = handles.length < keys.size() ? new long[keys.size()] : handles;
    shortLists.findOrInsert(keys, 0, keys.size(), handles);
  }

  void finish() {
    int count = 0;
    for (int i = 0; i < keys.size(); i++) {
      if (shortLists.get(handles[i], COUNT) == 0 && empty.add(handles[i])) {
        handles[count++] = handles[i];
      }
    }
    for (int i = 0; i < count; i++) {
      shortLists.delete(handles[i]);
    }
    empty.clear();
    shortLists.unpin();
    longLists.unpin();
  }

  /** Turns to the list of key {@code i}. */
  void open(int i) {
    key = i;
    handle = handles[i];
    read();
  }

  private void read() {
    isLong = shortLists.get(handle, COUNT) == LONG;
    if (!isLong) {
      inline.read(shortLists.bytes(handle, view));
    }
  }

  long first() {
    return isLong ? longLists.first(keys, key) : inline.count() == 0 ? -1 : 0;
  }

  long last() {
    return isLong ? longLists.last(keys, key) : inline.count() - 1;
  }

  long next(long place) {
    if (isLong) {
      return longLists.next(place);
    }
    return place + 1 < inline.count() ? place + 1 : -1;
  }

  /** Points {@code target} at the bytes of a row. */
  Slice bytes(long place, Slice target) {
    return isLong ? longLists.bytes(place, target) : inline.row((int) place, target);
  }

  /** Puts a row behind the last one. */
  void append(Slice row) {
    if (!isLong) {
      changed.truncate(0);
      changed.append(shortLists.bytes(handle, view));
      inline.append(changed, 0, row);
      if (write(inline.count() + 1)) {
        return;
      }
      lengthen();
    }
    appendLong(row);
    shortLists.touch(handle);
  }

  /** Puts a row in the place of another one. */
  void set(long place, Slice row) {
    if (!isLong) {
      changed.truncate(0);
      inline.appendWith((int) place, row, changed);
      if (write(inline.count())) {
        return;
      }
      lengthen();
      setLong((int) place, row);
      return;
    }
    longLists.touch(place);
    longLists.setBytes(place, row.array, row.offset, row.length);
    shortLists.touch(handle);
  }

  private void setLong(int index, Slice row) {
    long place = longLists.first(keys, key);
    for (int i = 0; i < index; i++) {
      place = longLists.next(place);
    }
    set(place, row);
  }

  void delete(long place) {
    if (!isLong) {
      changed.truncate(0);
      inline.appendWithout((int) place, changed);
      write(inline.count() - 1);
      return;
    }
    longLists.delete(place);
    shortLists.touch(handle);
    if (longLists.first(keys, key) < 0) {
      shortLists.set(handle, COUNT, 0);
      read();
    }
  }

  /** Makes {@link #changed} the list; false, and nothing happens, if it has become too long. */
  private boolean write(int count) {
    if (!InlineRows.fit(count, changed.length())) {
      return false;
    }
    shortLists.touch(handle);
    shortLists.set(handle, COUNT, count);
    shortLists.setBytes(handle, changed.array(), 0, changed.length());
    read();
    return true;
  }

  /** Gives the rows of the list places of their own. */
  private void lengthen() {
    Slice row = new Slice();
    for (int i = 0; i < inline.count(); i++) {
      appendLong(inline.row(i, row));
    }
    shortLists.touch(handle);
    shortLists.set(handle, COUNT, LONG);
    shortLists.setBytes(handle, changed.array(), 0, 0);
    isLong = true;
  }

  private void appendLong(Slice row) {
    long last = longLists.last(keys, key);
    long next = last < 0 ? 0 : Bytes.getLong(longLists.element(last, view).array, view.offset) + 1;
    Bytes.putLong(numberBytes, 0, next);
    keys.key(key, view);
    one.clear();
    one.add(view.array, view.offset, view.length, keys.hashes()[key], keys.keyGroups()[key]);
    number.clear();
    number.add(numberBytes, 0, Long.BYTES);
    longLists.findOrInsert(one, number, 0, 1, added);
    longLists.touch(added[0]);
    longLists.setBytes(added[0], row.array, row.offset, row.length);
  }
}
