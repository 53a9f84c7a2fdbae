package io.millrace.executor.operators.interval;

import io.millrace.data.batch.Batch;
import io.millrace.data.bytes.Bytes;
import io.millrace.data.bytes.Slice;
import io.millrace.data.bytes.SliceWriter;
import io.millrace.data.column.Column;
import io.millrace.data.column.ColumnBuilder;
import io.millrace.data.column.LongColumn;
import io.millrace.data.encoding.KeyBatch;
import io.millrace.data.encoding.KeyEncoding;
import io.millrace.data.type.DataType;
import io.millrace.data.type.Types;
import io.millrace.executor.operators.rows.Layouts;
import io.millrace.state.table.ElementTable;
import io.millrace.state.table.OperatorState;
import io.millrace.state.table.Readiness;
import io.millrace.state.table.TableSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The rows of one side, by key and time. Equal rows are counted. */
final class TimedRows {
  private static final int TIME_BYTES = 8;
  private static final int COUNT = 0;

  /** How many of the equal rows have met nobody. */
  private static final int LONELY = 1;

  private final ElementTable table;
  private final KeyBatch elements;
  private final KeyEncoding timed;
  private final KeyEncoding encoding;
  private final boolean outer;
  private final SliceWriter bound = new SliceWriter();
  private final Slice view = new Slice();
  private long[] handles = {};

  TimedRows(
      String name,
      IntervalSpec.Side side,
      List<DataType> keyTypes,
      OperatorState state,
      int keyGroups) {
    outer = side.outer();
    List<DataType> elementTypes = new ArrayList<>(List.of(Types.BIGINT.withNullable(false)));
    elementTypes.addAll(side.types());
    timed = KeyEncoding.of(elementTypes);
    encoding = KeyEncoding.of(side.types());
    elements = new KeyBatch(keyGroups);
    List<DataType> all = new ArrayList<>(keyTypes);
    all.addAll(elementTypes);
    table =
        state.elements(
            new TableSpec(
                name,
                outer ? 2 : 1,
                false,
                0,
                Layouts.numbered("k", all),
                Layouts.numbered("c", List.of())));
  }

  /** Encodes the rows of a batch without a selection. */
  void encode(Batch batch, long[] times) {
    Column[] columns = new Column[batch.columnCount() + 1];
    columns[0] = new LongColumn(batch.rows(), Arrays.copyOf(times, batch.rows()), null);
    System.arraycopy(batch.columns(), 0, columns, 1, batch.columnCount());
    timed.encode(columns, null, batch.rows(), elements);
    handles = handles.length < batch.rows() ? new long[batch.rows()] : handles;
  }

  /** Brings the encoded rows into memory. */
  Readiness loadOwn(KeyBatch keys) {
    return table.load(keys, elements);
  }

  /** Brings all rows of the keys into memory. */
  Readiness load(KeyBatch keys) {
    return table.load(keys);
  }

  /** Adds row {@code i} of the encoded batch. */
  void add(KeyBatch keys, int i, boolean met) {
    table.findOrInsert(keys, elements, i, i + 1, handles);
    long row = handles[i];
    table.touch(row);
    table.set(row, COUNT, table.get(row, COUNT) + 1);
    if (outer && !met) {
      table.set(row, LONELY, table.get(row, LONELY) + 1);
    }
  }

  /** The first row of a key that is not before {@code time}, or -1. */
  long ceiling(KeyBatch keys, int i, long time) {
    bound.truncate(0);
    bound.appendLong(time ^ Long.MIN_VALUE);
    return table.ceiling(keys, i, bound.view(new Slice()));
  }

  long first(KeyBatch keys, int i) {
    return table.first(keys, i);
  }

  long next(long row) {
    return table.next(row);
  }

  long time(long row) {
    table.element(row, view);
    return Bytes.getLong(view.array, view.offset) ^ Long.MIN_VALUE;
  }

  long count(long row) {
    return table.get(row, COUNT);
  }

  /** The row has met one of the other side. */
  void meet(long row) {
    if (outer && table.get(row, LONELY) != 0) {
      table.touch(row);
      table.set(row, LONELY, 0);
    }
  }

  long lonely(long row) {
    return outer ? table.get(row, LONELY) : 0;
  }

  /** Appends the columns of a row. */
  void read(long row, ColumnBuilder[] out) {
    table.element(row, view);
    encoding.decode(view.array, view.offset + TIME_BYTES, out);
  }

  void delete(long row) {
    table.delete(row);
  }

  void unpin() {
    table.unpin();
  }
}
