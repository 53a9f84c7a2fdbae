package io.millrace.executor.operators.session;

import io.millrace.data.batch.Batch;
import io.millrace.data.batch.RowKind;
import io.millrace.data.bytes.Bytes;
import io.millrace.data.bytes.Slice;
import io.millrace.data.bytes.SliceWriter;
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
import java.util.Arrays;
import java.util.List;

/**
 * Sessions hold their rows, in the order of their times; all columns of those that have not been
 * taken away again come out. Rows lie under (key, time, number), so those of a session are those
 * within its bounds and need not be moved when sessions merge.
 */
public final class SessionRows implements SessionContent {
  private static final int ROWS_A_CALL = 256;
  private static final int COUNT = 0;

  private final SessionSpec spec;
  private final Layout layout;
  private final RowWriter writer;
  private final RowReader reader;
  private final SliceWriter bytes = new SliceWriter();
  private final SliceWriter element = new SliceWriter();
  private final Slice view = new Slice();
  private final KeyBatch key;
  private final KeyBatch elements;
  private final long[] handle = new long[1];
  private ElementTable sessions;
  private ElementTable rows;
  private SessionOutput output;

  /**
   * @param types of the columns
   */
  public SessionRows(SessionSpec spec, List<DataType> types) {
    this.spec = spec;
    this.layout = Layouts.numbered("c", types);
    this.writer = new RowWriter(layout);
    this.reader = new RowReader(layout);
    this.key = new KeyBatch(1);
    this.elements = new KeyBatch(1);
  }

  @Override
  public Shape shape() {
    return new Shape(1, false, Layouts.numbered("v", List.of(Types.BIGINT.withNullable(false))));
  }

  @Override
  public void open(OperatorState state, ElementTable sessions, SessionOutput output) {
    this.sessions = sessions;
    this.output = output;
    List<DataType> keyTypes = new ArrayList<>(spec.keyTypes());
    keyTypes.add(Types.BIGINT.withNullable(false));
    keyTypes.add(Types.BIGINT.withNullable(false));
    rows =
        state.elements(new TableSpec("rows", 0, true, 0, Layouts.numbered("k", keyTypes), layout));
  }

  @Override
  public Readiness load(KeyBatch keys) {
    return rows.load(keys);
  }

  @Override
  public void add(Batch batch, KeyBatch keys, long[] times, int from, int to, long[] handles) {
    for (int i = from; i < to; i++) {
      if (handles[i] < 0) {
        continue;
      }
      int position = batch.position(i);
      bytes.truncate(0);
      writer.write(batch.columns(), position, bytes);
      if (RowKind.isRetraction(batch.kindAt(position))) {
        takeAway(keys, i, times[i]);
        continue;
      }
      long number = sessions.get(handles[i], COUNT);
      sessions.touch(handles[i]);
      sessions.set(handles[i], COUNT, number + 1);
      keys.key(i, view);
      key.clear();
      key.add(view.array, view.offset, view.length, keys.hashes()[i], keys.keyGroups()[i]);
      elements.clear();
      place(times[i], number);
      elements.add(element.array(), 0, element.length());
      rows.findOrInsert(key, elements, 0, 1, handle);
      rows.touch(handle[0]);
      rows.setBytes(handle[0], bytes.array(), 0, bytes.length());
    }
  }

  /** Deletes the first row that is the one in {@link #bytes}; one that was late is not there. */
  private void takeAway(KeyBatch keys, int index, long time) {
    place(time, Long.MIN_VALUE);
    long row = rows.ceiling(keys, index, element.view(view));
    while (row >= 0) {
      rows.element(row, view);
      if ((Bytes.getLong(view.array, view.offset) ^ Long.MIN_VALUE) != time) {
        return;
      }
      rows.bytes(row, view);
      if (Arrays.equals(
          view.array, view.offset, view.offset + view.length, bytes.array(), 0, bytes.length())) {
        rows.delete(row);
        return;
      }
      row = rows.next(row);
    }
  }

  private void place(long time, long number) {
    element.truncate(0);
    element.appendLong(time ^ Long.MIN_VALUE);
    element.appendLong(number ^ Long.MIN_VALUE);
  }

  /** Numbers stay unique: rows of the same time were in the same session all along. */
  @Override
  public void merge(long source, long target) {
    sessions.touch(target);
    sessions.set(target, COUNT, sessions.get(target, COUNT) + sessions.get(source, COUNT));
  }

  @Override
  public boolean fire(KeyBatch keys, int index, long session, long start, long end) {
    place(start, Long.MIN_VALUE);
    long row = rows.ceiling(keys, index, element.view(view));
    for (int given = 0; row >= 0; given++) {
      rows.element(row, view);
      if ((Bytes.getLong(view.array, view.offset) ^ Long.MIN_VALUE) >= end) {
        return true;
      }
      if (given == ROWS_A_CALL) {
        return false;
      }
      rows.bytes(row, view);
      reader.read(view.array, view.offset, output.columns());
      output.added(start, end);
      long next = rows.next(row);
      rows.delete(row);
      row = next;
    }
    return true;
  }

  @Override
  public void unpin() {
    rows.unpin();
  }
}
