package io.millrace.executor.operators.temporal;

import io.millrace.data.batch.Batch;
import io.millrace.data.batch.RowKind;
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
import io.millrace.state.table.ElementTable;
import io.millrace.state.table.OperatorState;
import io.millrace.state.table.Readiness;
import io.millrace.state.table.TableSpec;
import java.util.ArrayList;
import java.util.List;

/**
 * Right rows by key and time, each with its kind. A version that a later one of the time that has
 * been reached stands behind is superseded: nobody sees it any more, and it goes when another one
 * comes, or when {@link VersionCleanup} comes by.
 */
final class Versions {
  private static final int KIND = 0;

  /** Versions up to which walking is cheaper than searching. */
  private static final int FEW = 16;

  private final ElementTable table;
  private final KeyBatch elements;
  private final RowWriter writer;
  private final RowReader reader;
  private final SliceWriter bytes = new SliceWriter();
  private final Slice view = new Slice();
  private final Slice bound = new Slice();
  private long[] handles = {};

  Versions(TemporalSpec.Side side, List<DataType> keyTypes, OperatorState state, int keyGroups) {
    List<DataType> all = new ArrayList<>(keyTypes);
    all.add(Types.BIGINT.withNullable(false));
    Layout row = Layouts.numbered("c", side.types());
    table = state.elements(new TableSpec("right", 1, true, 0, Layouts.numbered("k", all), row));
    table.sortWhenRead();
    elements = new KeyBatch(keyGroups);
    writer = new RowWriter(row);
    reader = new RowReader(row);
  }

  /** Encodes the times of a batch's rows. */
  void encode(long[] times, int rows) {
    elements.clear();
    for (int i = 0; i < rows; i++) {
      bytes.truncate(0);
      bytes.appendLong(times[i] ^ Long.MIN_VALUE);
      elements.add(bytes.array(), 0, bytes.length());
    }
    handles = handles.length < rows ? new long[rows] : handles;
  }

  /** Brings all versions of the keys into memory. */
  Readiness load(KeyBatch keys) {
    return table.load(keys);
  }

  /** Brings the versions of many keys to the cache at the same time. */
  void warm(KeyBatch keys) {
    handles = handles.length < keys.size() ? new long[keys.size()] : handles;
    table.firsts(keys, 0, keys.size(), handles);
  }

  /**
   * Writes rows {@code from} to {@code to} (exclusive) of the encoded batch, in place of those that
   * stand there.
   */
  void put(KeyBatch keys, Batch rows, int from, int to) {
    table.findOrInsert(keys, elements, from, to, handles);
    for (int i = from; i < to; i++) {
      bytes.truncate(0);
      writer.write(rows.columns(), i, bytes);
      table.touch(handles[i]);
      table.setBytes(handles[i], bytes.array(), 0, bytes.length());
      table.set(handles[i], KIND, rows.kindAt(i));
    }
  }

  /**
   * Drops what is superseded at a watermark, and a last version that says that there is none.
   *
   * @return when there will be more to drop, if no version comes meanwhile; MAX: never
   */
  long drop(KeyBatch keys, int i, long watermark) {
    long first = table.first(keys, i);
    long next = first < 0 ? -1 : table.next(first);
    while (next >= 0 && time(next) <= watermark) {
      table.delete(first);
      first = next;
      next = table.next(first);
    }
    if (first >= 0 && isEnd(first) && time(first) <= watermark) {
      table.delete(first);
      first = -1;
    }
    if (next >= 0) {
      return time(next);
    }
    return first >= 0 && isEnd(first) ? time(first) : Long.MAX_VALUE;
  }

  /** The version of a time, or -1; those superseded at {@code reached} are not there any more. */
  long at(KeyBatch keys, int i, long time, long reached) {
    long version = floor(keys, i, time);
    if (version < 0 || isEnd(version)) {
      return -1;
    }
    if (time < reached) {
      long next = table.next(version);
      if (next >= 0 && time(next) <= reached) {
        return -1;
      }
    }
    return version;
  }

  /** The last version of a key that is not after {@code time}, or -1. */
  private long floor(KeyBatch keys, int i, long time) {
    if (table.count(keys, i) <= FEW) {
      long found = -1;
      for (long row = table.first(keys, i); row >= 0 && time(row) <= time; row = table.next(row)) {
        found = row;
      }
      return found;
    }
    if (time == Long.MAX_VALUE) {
      return table.last(keys, i);
    }
    bytes.truncate(0);
    bytes.appendLong(time + 1 ^ Long.MIN_VALUE);
    long after = table.ceiling(keys, i, bytes.view(bound));
    return after < 0 ? table.last(keys, i) : table.previous(after);
  }

  private long time(long row) {
    table.element(row, view);
    return Bytes.getLong(view.array, view.offset) ^ Long.MIN_VALUE;
  }

  private boolean isEnd(long row) {
    return RowKind.isRetraction((byte) table.get(row, KIND));
  }

  /** Appends the columns of a row. */
  void read(long row, ColumnBuilder[] out) {
    table.bytes(row, view);
    reader.read(view.array, view.offset, out);
  }

  void unpin() {
    table.unpin();
  }
}
