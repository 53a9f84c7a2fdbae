package io.millrace.executor.operators.aggregate;

import io.millrace.data.batch.Batch;
import io.millrace.data.bytes.Bytes;
import io.millrace.data.bytes.Slice;
import io.millrace.data.bytes.SliceWriter;
import io.millrace.data.column.Column;
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
 * All rows of each partition in order, each with the results that were emitted with it: an element
 * is the sort key and a number that keeps equal rows in the order of their coming; slot 0 is where
 * in the bytes the row ends and its results begin.
 */
final class RevisedRows {
  private static final int NUMBER_BYTES = 8;
  private static final int ROW_END = 0;

  private final SortEncoding order;
  private final ElementTable table;
  private final RowWriter writer;
  private final RowReader reader;
  private final RowWriter resultWriter;
  private final RowReader resultReader;
  private final SliceWriter element = new SliceWriter();
  private final SliceWriter bytes = new SliceWriter();
  private final SliceWriter results = new SliceWriter();
  private final Slice view = new Slice();
  private final Slice other = new Slice();
  private int sortLength;

  RevisedRows(OverSpec spec, List<DataType> resultTypes, GroupSpec group, OperatorContext context) {
    order = new SortEncoding(spec.types(), spec.sort());
    List<DataType> keys = new ArrayList<>(group.keyTypes());
    spec.sort().forEach(key -> keys.add(spec.types().get(key.column()).withNullable(true)));
    keys.add(Types.BIGINT.withNullable(false));
    List<DataType> all = new ArrayList<>(spec.types());
    all.addAll(resultTypes);
    table =
        context
            .state()
            .elements(
                new TableSpec(
                    "rows",
                    1,
                    true,
                    group.stateTtlMillis(),
                    Layouts.numbered("k", keys),
                    Layouts.numbered("c", all)));
    Layout row = Layouts.numbered("c", spec.types());
    Layout result = Layouts.numbered("r", resultTypes);
    writer = new RowWriter(row);
    reader = new RowReader(row);
    resultWriter = new RowWriter(result);
    resultReader = new RowReader(result);
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
    bytes.truncate(0);
    writer.write(batch.columns(), position, bytes);
  }

  /** Adds the row at hand, which has no results yet. */
  long add(KeyBatch keys, int i) {
    element.appendLong(number(keys, i));
    long row = table.findOrInsert(keys, i, element.view(other));
    table.touch(row);
    table.set(row, ROW_END, bytes.length());
    table.setBytes(row, bytes.array(), 0, bytes.length());
    return row;
  }

  /** One above the number of the last row that is equal to the one at hand in its order. */
  private long number(KeyBatch keys, int i) {
    element.appendLong(-1L);
    long above = table.ceiling(keys, i, element.view(other));
    element.truncate(sortLength);
    long last = above < 0 ? table.last(keys, i) : table.previous(above);
    if (last < 0 || !isAtHand(last)) {
      return 0;
    }
    table.element(last, view);
    return Bytes.getLong(view.array, view.offset + view.length - NUMBER_BYTES) + 1;
  }

  /** Whether no row stands behind the one at hand. */
  boolean comesLast(KeyBatch keys, int i) {
    element.appendLong(-1L);
    boolean last = table.ceiling(keys, i, element.view(other)) < 0;
    element.truncate(sortLength);
    return last;
  }

  /** Whether a row has the order of the one at hand. */
  private boolean isAtHand(long row) {
    table.element(row, view);
    view.set(view.array, view.offset, view.length - NUMBER_BYTES);
    return view.contentEquals(other.set(element.array(), 0, sortLength));
  }

  /** The oldest row that is equal to the one at hand; -1: none. */
  long find(KeyBatch keys, int i) {
    long row = table.ceiling(keys, i, element.view(other));
    while (row >= 0 && isAtHand(row)) {
      table.bytes(row, view);
      view.set(view.array, view.offset, (int) table.get(row, ROW_END));
      if (view.contentEquals(bytes.view(other))) {
        return row;
      }
      row = table.next(row);
    }
    return -1;
  }

  /** Whether two rows are equal in their order. */
  boolean arePeers(long a, long b) {
    table.element(a, view);
    results.truncate(0);
    results.append(view.array, view.offset, view.length - NUMBER_BYTES);
    table.element(b, view);
    view.set(view.array, view.offset, view.length - NUMBER_BYTES);
    return view.contentEquals(results.view(other));
  }

  long first(KeyBatch keys, int i) {
    return table.first(keys, i);
  }

  long next(long row) {
    return table.next(row);
  }

  long previous(long row) {
    return table.previous(row);
  }

  void delete(long row) {
    table.delete(row);
  }

  void read(long row, ColumnBuilder[] out) {
    table.bytes(row, view);
    reader.read(view.array, view.offset, out);
  }

  boolean hasResults(long row) {
    return table.bytes(row, view).length > table.get(row, ROW_END);
  }

  void readResults(long row, ColumnBuilder[] out) {
    table.bytes(row, view);
    resultReader.read(view.array, view.offset + (int) table.get(row, ROW_END), out);
  }

  /** Takes results, to be compared with those of rows. */
  void takeResults(Column[] columns, int position) {
    results.truncate(0);
    resultWriter.write(columns, position, results);
  }

  /** Whether a row has the results at hand already. */
  boolean hasTheseResults(long row) {
    table.bytes(row, view);
    int end = (int) table.get(row, ROW_END);
    view.set(view.array, view.offset + end, view.length - end);
    return view.contentEquals(results.view(other));
  }

  /** Gives a row the results at hand. */
  void setResults(long row) {
    table.bytes(row, view);
    bytes.truncate(0);
    bytes.append(view.array, view.offset, (int) table.get(row, ROW_END));
    bytes.append(results.view(other));
    table.touch(row);
    table.setBytes(row, bytes.array(), 0, bytes.length());
  }
}
