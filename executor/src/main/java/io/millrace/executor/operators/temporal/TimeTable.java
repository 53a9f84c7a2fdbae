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
import io.millrace.state.table.ElementTable;
import io.millrace.state.table.OperatorState;
import io.millrace.state.table.Readiness;
import io.millrace.state.table.TableSpec;
import java.util.ArrayList;
import java.util.List;

/**
 * Rows by key and time, each with its kind; and, where rows of one time are to be told apart, by a
 * number behind the time.
 */
final class TimeTable {
  private static final int KIND = 0;

  private final ElementTable table;
  private final boolean numbered;
  private final KeyBatch elements;
  private final RowWriter writer;
  private final RowReader reader;
  private final SliceWriter bytes = new SliceWriter();
  private final Slice view = new Slice();
  private final Slice bound = new Slice();
  private long[] handles = {};

  TimeTable(
      String name,
      boolean numbered,
      TemporalSpec.Side side,
      List<DataType> keyTypes,
      OperatorState state,
      int keyGroups) {
    this.numbered = numbered;
    DataType number = Types.BIGINT.withNullable(false);
    List<DataType> all = new ArrayList<>(keyTypes);
    all.add(number);
    if (numbered) {
      all.add(number);
    }
    Layout row = Layouts.numbered("c", side.types());
    table = state.elements(new TableSpec(name, 1, true, 0, Layouts.numbered("k", all), row));
    elements = new KeyBatch(keyGroups);
    writer = new RowWriter(row);
    reader = new RowReader(row);
  }

  /**
   * Encodes where rows of a batch stand.
   *
   * @param firstNumber of the first row, if rows are numbered
   */
  void encode(long[] times, int rows, long firstNumber) {
    elements.clear();
    for (int i = 0; i < rows; i++) {
      bytes.truncate(0);
      bytes.appendLong(times[i] ^ Long.MIN_VALUE);
      if (numbered) {
        bytes.appendLong(firstNumber + i ^ Long.MIN_VALUE);
      }
      elements.add(bytes.array(), 0, bytes.length());
    }
    handles = handles.length < rows ? new long[rows] : handles;
  }

  /** Brings the rows that were encoded into memory. */
  Readiness loadOwn(KeyBatch keys) {
    return table.load(keys, elements);
  }

  /** Brings all rows of the keys into memory. */
  Readiness load(KeyBatch keys) {
    return table.load(keys);
  }

  /** Writes row {@code i} of the encoded batch, in place of one that stands there. */
  void put(KeyBatch keys, int i, Batch batch, int position, byte kind) {
    table.findOrInsert(keys, elements, i, i + 1, handles);
    long row = handles[i];
    bytes.truncate(0);
    writer.write(batch.columns(), position, bytes);
    table.touch(row);
    table.setBytes(row, bytes.array(), 0, bytes.length());
    table.set(row, KIND, kind);
  }

  long first(KeyBatch keys, int i) {
    return table.first(keys, i);
  }

  long next(long row) {
    return table.next(row);
  }

  /** The last row of a key that is not after {@code time}, or -1. */
  long floor(KeyBatch keys, int i, long time) {
    if (time == Long.MAX_VALUE) {
      return table.last(keys, i);
    }
    bytes.truncate(0);
    bytes.appendLong(time + 1 ^ Long.MIN_VALUE);
    long after = table.ceiling(keys, i, bytes.view(bound));
    return after < 0 ? table.last(keys, i) : table.previous(after);
  }

  long time(long row) {
    table.element(row, view);
    return Bytes.getLong(view.array, view.offset) ^ Long.MIN_VALUE;
  }

  long number(long row) {
    table.element(row, view);
    return Bytes.getLong(view.array, view.offset + 8) ^ Long.MIN_VALUE;
  }

  byte kind(long row) {
    return (byte) table.get(row, KIND);
  }

  /** Appends the columns of a row. */
  void read(long row, ColumnBuilder[] out) {
    table.bytes(row, view);
    reader.read(view.array, view.offset, out);
  }

  void delete(long row) {
    table.delete(row);
  }

  void unpin() {
    table.unpin();
  }
}
