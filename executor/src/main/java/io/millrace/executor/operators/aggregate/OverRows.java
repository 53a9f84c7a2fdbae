package io.millrace.executor.operators.aggregate;

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
import io.millrace.executor.operator.OperatorContext;
import io.millrace.executor.operators.rows.Layouts;
import io.millrace.executor.operators.rows.SortEncoding;
import io.millrace.state.table.ElementTable;
import io.millrace.state.table.Readiness;
import io.millrace.state.table.TableSpec;
import java.util.ArrayList;
import java.util.List;

/**
 * The rows of each partition that wait, or that the frame of a later row may hold, in their order:
 * an element is the time, or the sort key, and a number for rows that are equal there. A row that
 * was worked on has its place in the partition, counted from 1; one that waits has 0.
 */
final class OverRows {
  private static final int NUMBER_BYTES = 8;
  private static final int PLACE = 0;

  private final boolean timed;
  private final SortEncoding order;
  private final ElementTable table;
  private final RowWriter writer;
  private final RowReader reader;
  private final SliceWriter element = new SliceWriter();
  private final SliceWriter bytes = new SliceWriter();
  private final Slice view = new Slice();
  private final Slice other = new Slice();
  private final Slice content = new Slice();

  OverRows(OverSpec spec, GroupSpec group, OperatorContext context) {
    timed = spec.timing() != OverSpec.Timing.AT_END;
    order = timed ? null : new SortEncoding(spec.types(), spec.sort());
    List<DataType> keys = new ArrayList<>(group.keyTypes());
    if (timed) {
      keys.add(Types.BIGINT.withNullable(false));
    } else {
      spec.sort().forEach(key -> keys.add(spec.types().get(key.column()).withNullable(true)));
    }
    keys.add(Types.BIGINT.withNullable(false));
    Layout layout = Layouts.numbered("c", spec.types());
    table =
        context
            .state()
            .elements(
                new TableSpec(
                    "rows", 1, true, group.stateTtlMillis(), Layouts.numbered("k", keys), layout));
    writer = new RowWriter(layout);
    reader = new RowReader(layout);
  }

  Readiness load(KeyBatch keys) {
    return table.load(keys);
  }

  void unpin() {
    table.unpin();
  }

  /** Adds a row, which waits; {@code time} orders it if anything but a sort key does. */
  long add(KeyBatch keys, int i, Batch batch, int position, long time) {
    element.truncate(0);
    if (timed) {
      element.appendLong(time ^ Long.MIN_VALUE);
    } else {
      order.write(batch, position, element);
    }
    bytes.truncate(0);
    writer.write(batch.columns(), position, bytes);
    return add(keys, i, bytes.view(content));
  }

  /** Adds a row that was written before. */
  long add(KeyBatch keys, int i, Slice row, long time) {
    element.truncate(0);
    element.appendLong(time ^ Long.MIN_VALUE);
    return add(keys, i, row);
  }

  private long add(KeyBatch keys, int i, Slice row) {
    element.appendLong(number(keys, i, element.length()));
    long handle = table.findOrInsert(keys, i, element.view(other));
    table.touch(handle);
    table.set(handle, PLACE, 0);
    table.setBytes(handle, row.array, row.offset, row.length);
    return handle;
  }

  /** One above the number of the last row at the order that is in {@link #element}. */
  private long number(KeyBatch keys, int i, int length) {
    element.appendLong(-1L);
    long above = table.ceiling(keys, i, element.view(other));
    element.truncate(length);
    long last = above < 0 ? table.last(keys, i) : table.previous(above);
    if (last < 0) {
      return 0;
    }
    table.element(last, view);
    boolean same =
        view.length - NUMBER_BYTES == length
            && java.util.Arrays.equals(
                view.array, view.offset, view.offset + length, element.array(), 0, length);
    return same ? Bytes.getLong(view.array, view.offset + length) + 1 : 0;
  }

  long first(KeyBatch keys, int i) {
    return table.first(keys, i);
  }

  long last(KeyBatch keys, int i) {
    return table.last(keys, i);
  }

  long next(long row) {
    return table.next(row);
  }

  long previous(long row) {
    return table.previous(row);
  }

  /** The time that orders a row. */
  long time(long row) {
    table.element(row, view);
    return Bytes.getLong(view.array, view.offset) ^ Long.MIN_VALUE;
  }

  /** Whether two rows are equal in their order. */
  boolean arePeers(long a, long b) {
    table.element(a, view);
    bytes.truncate(0);
    bytes.append(view.array, view.offset, view.length - NUMBER_BYTES);
    table.element(b, view);
    view.set(view.array, view.offset, view.length - NUMBER_BYTES);
    return view.contentEquals(bytes.view(other));
  }

  /** The place of a row in its partition; 0: it waits. */
  long place(long row) {
    return table.get(row, PLACE);
  }

  void setPlace(long row, long place) {
    table.touch(row);
    table.set(row, PLACE, place);
  }

  void read(long row, ColumnBuilder[] out) {
    table.bytes(row, view);
    reader.read(view.array, view.offset, out);
  }

  void delete(long row) {
    table.delete(row);
  }
}
