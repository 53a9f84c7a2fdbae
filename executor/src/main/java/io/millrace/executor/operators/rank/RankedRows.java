package io.millrace.executor.operators.rank;

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
 * The rows of each partition in order: an element is the sort key followed by a number that puts
 * rows with equal sort keys in the order of their coming.
 */
final class RankedRows implements RankOutput.Rows {
  private static final int NUMBER_BYTES = 8;

  private final SortEncoding order;
  private final ElementTable table;
  private final RowWriter writer;
  private final RowReader reader;
  private final SliceWriter element = new SliceWriter();
  private final SliceWriter row = new SliceWriter();
  private final SliceWriter tie = new SliceWriter();
  private final Slice view = new Slice();
  private final Slice other = new Slice();
  private int sortLength;
  private long taken = -1;

  RankedRows(TopNSpec spec, OperatorContext context) {
    order = new SortEncoding(spec.types(), spec.sort());
    List<DataType> keys = new ArrayList<>(spec.partitionTypes());
    spec.sort().forEach(key -> keys.add(spec.types().get(key.column()).withNullable(true)));
    keys.add(Types.BIGINT.withNullable(false));
    Layout layout = Layouts.numbered("c", spec.types());
    table =
        context
            .state()
            .elements(
                new TableSpec(
                    "rows", 1, true, spec.stateTtlMillis(), Layouts.numbered("k", keys), layout));
    writer = new RowWriter(layout);
    reader = new RowReader(layout);
  }

  Readiness load(KeyBatch keys) {
    return table.load(keys);
  }

  void unpin() {
    table.unpin();
  }

  /** Takes a row of the batch, to be added or looked for. */
  void take(Batch batch, int position) {
    element.truncate(0);
    order.write(batch, position, element);
    sortLength = element.length();
    row.truncate(0);
    writer.write(batch.columns(), position, row);
  }

  private void take(Slice sortKey, Slice content) {
    element.truncate(0);
    element.append(sortKey);
    sortLength = element.length();
    row.truncate(0);
    row.append(content);
  }

  /** Adds a row behind those with its sort key. */
  void add(KeyBatch keys, int i, Slice sortKey, Slice content) {
    take(sortKey, content);
    add(keys, i);
  }

  /** Adds a row before those with its sort key. */
  void addFirst(KeyBatch keys, int i, Slice sortKey, Slice content) {
    take(sortKey, content);
    long above = table.ceiling(keys, i, element.view(other));
    boolean tie = above >= 0 && compareSort(above) == 0;
    add(keys, i, tie ? numberOf(above) - 1 : 0);
  }

  /** Takes away the oldest row that is equal to one; false if there is none. */
  boolean remove(KeyBatch keys, int i, Slice sortKey, Slice content) {
    take(sortKey, content);
    long found = find(keys, i);
    if (found >= 0) {
      table.delete(found);
    }
    return found >= 0;
  }

  /** Points at the first row, until it is {@link #deleteTaken deleted}; false if there is none. */
  boolean takeFirst(KeyBatch keys, int i, Slice sortKey, Slice content) {
    taken = table.first(keys, i);
    if (taken < 0) {
      return false;
    }
    table.element(taken, view);
    element.truncate(0);
    element.append(view.array, view.offset, view.length - NUMBER_BYTES);
    element.view(sortKey);
    table.bytes(taken, content);
    return true;
  }

  void deleteTaken() {
    table.delete(taken);
  }

  /** Whether the row at hand would stand behind all {@code most} rows that are there. */
  boolean isBehind(KeyBatch keys, int i, long most) {
    if (table.count(keys, i) < most) {
      return false;
    }
    long last = table.last(keys, i);
    return last >= 0 && compareSort(last) < 0;
  }

  /** Order of a row's sort key and that of the row at hand. */
  private int compareSort(long handle) {
    table.element(handle, view);
    view.set(view.array, view.offset, view.length - NUMBER_BYTES);
    return view.compareTo(other.set(element.array(), 0, sortLength));
  }

  /** Whether two rows have equal sort keys. */
  boolean isTie(long a, long b) {
    table.element(a, view);
    tie.truncate(0);
    tie.append(view.array, view.offset, view.length - NUMBER_BYTES);
    table.element(b, view);
    view.set(view.array, view.offset, view.length - NUMBER_BYTES);
    return view.contentEquals(tie.view(other));
  }

  /** Adds the row at hand; returns its handle. */
  long add(KeyBatch keys, int i) {
    return add(keys, i, number(keys, i));
  }

  private long add(KeyBatch keys, int i, long number) {
    element.appendLong(number ^ Long.MIN_VALUE);
    long handle = table.findOrInsert(keys, i, element.view(other));
    table.touch(handle);
    table.set(handle, 0, 1);
    table.setBytes(handle, row.array(), 0, row.length());
    return handle;
  }

  /** One above the number of the last row with this sort key. */
  private long number(KeyBatch keys, int i) {
    element.appendLong(-1L);
    long above = table.ceiling(keys, i, element.view(other));
    element.truncate(sortLength);
    long last = above < 0 ? table.last(keys, i) : table.previous(above);
    if (last < 0 || compareSort(last) != 0) {
      return 0;
    }
    return numberOf(last) + 1;
  }

  private long numberOf(long handle) {
    table.element(handle, view);
    long number = Bytes.getLong(view.array, view.offset + view.length - NUMBER_BYTES);
    return number ^ Long.MIN_VALUE;
  }

  /** The oldest row that is equal to the one at hand, or -1. */
  long find(KeyBatch keys, int i) {
    long handle = table.ceiling(keys, i, element.view(other));
    while (handle >= 0 && compareSort(handle) == 0) {
      table.bytes(handle, view);
      if (view.contentEquals(row.view(other))) {
        return handle;
      }
      handle = table.next(handle);
    }
    return -1;
  }

  long first(KeyBatch keys, int i) {
    return table.first(keys, i);
  }

  long last(KeyBatch keys, int i) {
    return table.last(keys, i);
  }

  int count(KeyBatch keys, int i) {
    return table.count(keys, i);
  }

  long next(long handle) {
    return table.next(handle);
  }

  @Override
  public void read(long handle, ColumnBuilder[] out) {
    table.bytes(handle, view);
    reader.read(view.array, view.offset, out);
  }

  void delete(long handle) {
    table.delete(handle);
  }
}
