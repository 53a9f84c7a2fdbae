package io.millrace.executor.operators.windowrank;

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
import io.millrace.state.table.TableSpec;
import io.millrace.state.table.WindowTable;
import java.util.List;

/**
 * The best rows of each window and partition, in one row of state: {@code (length of sort key |
 * sort key | length of row | row)*}, best first. So a window goes by one range delete; a row that
 * is not among the best costs a comparison, one that is a copy of the others.
 */
final class BestRows {
  private static final int COUNT = 0;

  /** Where the worst of the rows begins. */
  private static final int WORST = 1;

  private final WindowTopNSpec spec;
  private final WindowTable table;
  private final SortEncoding order;
  private final RowWriter writer;
  private final RowReader reader;
  private final SliceWriter sortKey = new SliceWriter();
  private final SliceWriter changed = new SliceWriter();
  private final Slice view = new Slice();
  private final Slice mine = new Slice();
  private final Slice other = new Slice();
  private long[] handles = new long[1024];

  BestRows(WindowTopNSpec spec, OperatorContext context) {
    this.spec = spec;
    this.order = new SortEncoding(spec.types(), spec.sort());
    Layout layout = Layouts.numbered("c", spec.types());
    this.writer = new RowWriter(layout);
    this.reader = new RowReader(layout);
    DataType number = Types.BIGINT.withNullable(false);
    this.table =
        context
            .state()
            .windows(
                new TableSpec(
                    "best",
                    2,
                    true,
                    0,
                    Layouts.numbered("k", spec.keyTypes()),
                    Layouts.numbered("v", List.of(number, number))));
  }

  WindowTable table() {
    return table;
  }

  /** Adds row {@code i} of a batch to its window, if it is among the best so far. */
  void add(Batch batch, int i, long[] ends, KeyBatch keys) {
    if (handles.length <= i) {
      handles = new long[2 * i];
    }
    table.findOrInsert(ends, keys, i, i + 1, handles);
    long handle = handles[i];
    sortKey.truncate(0);
    order.write(batch, batch.position(i), sortKey);
    sortKey.view(mine);
    table.bytes(handle, view);
    int count = (int) table.get(handle, COUNT);
    boolean full = count == spec.last();
    if (full && !isBetter((int) table.get(handle, WORST))) {
      return;
    }
    insert(batch, batch.position(i), full ? (int) table.get(handle, WORST) : view.length);
    table.touch(handle);
    table.setBytes(handle, changed.array(), 0, changed.length());
    table.set(handle, COUNT, full ? count : count + 1);
    table.set(handle, WORST, worst());
  }

  /** Whether the row at hand comes before the one at an offset. */
  private boolean isBetter(int offset) {
    int at = view.offset + offset;
    other.set(view.array, at + 4, Bytes.getInt(view.array, at));
    int compared = mine.compareTo(other);
    return compared < 0 || compared == 0 && spec.form().lastOfEquals();
  }

  private int next(byte[] array, int start, int offset) {
    int row = offset + 4 + Bytes.getInt(array, start + offset);
    return row + 4 + Bytes.getInt(array, start + row);
  }

  /** Puts the row at hand among the others, of which {@code length} bytes stay. */
  private void insert(Batch batch, int position, int length) {
    int place = 0;
    while (place < length && !isBetter(place)) {
      place = next(view.array, view.offset, place);
    }
    changed.truncate(0);
    changed.append(other.set(view.array, view.offset, place));
    changed.appendInt(sortKey.length());
    changed.append(mine);
    int start = changed.length();
    changed.appendInt(0);
    writer.write(batch.columns(), position, changed);
    Bytes.putInt(changed.array(), start, changed.length() - start - 4);
    changed.append(other.set(view.array, view.offset + place, length - place));
  }

  private int worst() {
    int last = 0;
    for (int at = 0; at < changed.length(); at = next(changed.array(), 0, at)) {
      last = at;
    }
    return last;
  }

  /** Appends the rows of a partition that come out; returns how many. */
  int read(long handle, ColumnBuilder[] columns) {
    int count = (int) table.get(handle, COUNT);
    table.bytes(handle, view);
    int at = 0;
    for (int rank = 1; rank <= count; rank++) {
      int row = at + 4 + Bytes.getInt(view.array, view.offset + at);
      if (rank >= spec.first()) {
        reader.read(view.array, view.offset + row + 4, columns);
      }
      at = next(view.array, view.offset, at);
    }
    return Math.max(0, count - spec.first() + 1);
  }
}
