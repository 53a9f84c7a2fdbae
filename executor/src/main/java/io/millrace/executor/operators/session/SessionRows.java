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
import io.millrace.data.type.DataType.Field;
import io.millrace.data.type.Types;
import io.millrace.executor.operators.rows.InlineRows;
import io.millrace.executor.operators.rows.Layouts;
import io.millrace.state.table.ElementTable;
import io.millrace.state.table.OperatorState;
import io.millrace.state.table.Readiness;
import io.millrace.state.table.TableSpec;
import java.util.ArrayList;
import java.util.List;

/**
 * Sessions hold their rows; all columns of those that have not been taken away again come out, in
 * the order of their times. The rows of a small session stand together in the session's own row of
 * state; those of a larger one lie under (key, time, number), where they are those within its
 * bounds, and need not be moved when it merges with another large one.
 */
public final class SessionRows implements SessionContent {
  private static final int ROWS_A_CALL = 256;

  /** The number of the session's rows; in a large one, that of the next row, and {@link #LARGE}. */
  private static final int COUNT = 0;

  private static final long LARGE = 1L << 62;

  private final SessionSpec spec;
  private final Layout layout;
  private final RowWriter writer;
  private final RowReader reader;
  private final SliceWriter bytes = new SliceWriter();
  private final SliceWriter element = new SliceWriter();
  private final SliceWriter changed = new SliceWriter();
  private final InlineRows inline = new InlineRows(true);
  private final Slice row = new Slice();
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
    List<Field> values = new ArrayList<>();
    values.add(new Field("$count", Types.BIGINT.withNullable(false)));
    values.addAll(layout.columns());
    return new Shape(1, true, Layout.of(values));
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
      bytes.view(row);
      if (RowKind.isRetraction(batch.kindAt(position))) {
        takeAway(keys, i, times[i], handles[i]);
      } else if (isLarge(handles[i]) || !addInline(times[i], handles[i])) {
        enlarge(keys, i, handles[i]);
        long number = sessions.get(handles[i], COUNT) ^ LARGE;
        store(keys, i, times[i], number);
        setCount(handles[i], number + 1 | LARGE);
      }
    }
  }

  private boolean isLarge(long session) {
    return sessions.get(session, COUNT) >= LARGE;
  }

  private void setCount(long session, long count) {
    sessions.touch(session);
    sessions.set(session, COUNT, count);
  }

  /** Adds {@link #row} to a small session; false: it has no room. */
  private boolean addInline(long time, long session) {
    int count = (int) sessions.get(session, COUNT);
    sessions.bytes(session, view);
    if (!InlineRows.fit(count + 1, view.length + inline.sizeOf(row))) {
      return false;
    }
    changed.truncate(0);
    changed.append(view);
    inline.append(changed, time, row);
    setCount(session, count + 1);
    sessions.setBytes(session, changed.array(), 0, changed.length());
    return true;
  }

  /** Makes a session a large one if it is small: its rows get places of their own. */
  private void enlarge(KeyBatch keys, int i, long session) {
    if (isLarge(session)) {
      return;
    }
    sessions.bytes(session, view);
    inline.read(view);
    Slice added = new Slice().set(row.array, row.offset, row.length);
    for (int r = 0; r < inline.count(); r++) {
      inline.row(r, row);
      store(keys, i, inline.time(r), r);
    }
    row.set(added.array, added.offset, added.length);
    setCount(session, inline.count() | LARGE);
    sessions.setBytes(session, changed.array(), 0, 0);
  }

  /** Puts {@link #row} under the key, its time and a number. */
  private void store(KeyBatch keys, int i, long time, long number) {
    keys.key(i, view);
    key.clear();
    key.add(view.array, view.offset, view.length, keys.hashes()[i], keys.keyGroups()[i]);
    elements.clear();
    place(time, number);
    elements.add(element.array(), 0, element.length());
    rows.findOrInsert(key, elements, 0, 1, handle);
    rows.touch(handle[0]);
    rows.setBytes(handle[0], row.array, row.offset, row.length);
  }

  /** Takes the first row away that is {@link #row}; one that was late is not there. */
  private void takeAway(KeyBatch keys, int index, long time, long session) {
    if (isLarge(session)) {
      delete(keys, index, time);
      return;
    }
    sessions.bytes(session, view);
    inline.read(view);
    int found = inline.find(time, row);
    if (found >= 0) {
      changed.truncate(0);
      inline.appendWithout(found, changed);
      setCount(session, inline.count() - 1);
      sessions.setBytes(session, changed.array(), 0, changed.length());
    }
  }

  private void delete(KeyBatch keys, int index, long time) {
    place(time, Long.MIN_VALUE);
    long each = rows.ceiling(keys, index, element.view(view));
    while (each >= 0) {
      rows.element(each, view);
      if ((Bytes.getLong(view.array, view.offset) ^ Long.MIN_VALUE) != time) {
        return;
      }
      rows.bytes(each, view);
      if (view.contentEquals(row)) {
        rows.delete(each);
        return;
      }
      each = rows.next(each);
    }
  }

  private void place(long time, long number) {
    element.truncate(0);
    element.appendLong(time ^ Long.MIN_VALUE);
    element.appendLong(number ^ Long.MIN_VALUE);
  }

  /** Numbers stay unique: rows of the same time were in the same session all along. */
  @Override
  public void merge(KeyBatch keys, int index, long source, long target) {
    if (!isLarge(source) && !isLarge(target) && mergeInline(source, target)) {
      return;
    }
    enlarge(keys, index, source);
    enlarge(keys, index, target);
    long numbers = (sessions.get(source, COUNT) ^ LARGE) + (sessions.get(target, COUNT) ^ LARGE);
    setCount(target, numbers | LARGE);
  }

  private boolean mergeInline(long source, long target) {
    int count = (int) (sessions.get(source, COUNT) + sessions.get(target, COUNT));
    changed.truncate(0);
    sessions.bytes(target, view);
    changed.append(view);
    sessions.bytes(source, view);
    changed.append(view);
    if (!InlineRows.fit(count, changed.length())) {
      return false;
    }
    setCount(target, count);
    sessions.setBytes(target, changed.array(), 0, changed.length());
    return true;
  }

  @Override
  public boolean fire(KeyBatch keys, int index, long session, long start, long end) {
    if (isLarge(session)) {
      return fireLarge(keys, index, start, end);
    }
    sessions.bytes(session, view);
    inline.read(view);
    inline.sort();
    for (int i = 0; i < inline.count(); i++) {
      inline.row(i, view);
      reader.read(view.array, view.offset, output.columns());
      output.added(start, end);
    }
    return true;
  }

  private boolean fireLarge(KeyBatch keys, int index, long start, long end) {
    place(start, Long.MIN_VALUE);
    long each = rows.ceiling(keys, index, element.view(view));
    for (int given = 0; each >= 0; given++) {
      rows.element(each, view);
      if ((Bytes.getLong(view.array, view.offset) ^ Long.MIN_VALUE) >= end) {
        return true;
      }
      if (given == ROWS_A_CALL) {
        return false;
      }
      rows.bytes(each, view);
      reader.read(view.array, view.offset, output.columns());
      output.added(start, end);
      long next = rows.next(each);
      rows.delete(each);
      each = next;
    }
    return true;
  }

  @Override
  public void unpin() {
    rows.unpin();
  }
}
