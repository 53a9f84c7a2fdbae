package io.millrace.executor.operators.session;

import io.millrace.data.bytes.Slice;
import io.millrace.data.bytes.SliceWriter;
import io.millrace.data.encoding.KeyBatch;
import io.millrace.data.encoding.Layout;
import io.millrace.data.type.DataType;
import io.millrace.data.type.DataType.Field;
import io.millrace.data.type.Types;
import io.millrace.executor.operators.rows.Layouts;
import io.millrace.state.table.ElementTable;
import io.millrace.state.table.OperatorState;
import io.millrace.state.table.TableSpec;
import java.util.ArrayList;
import java.util.List;

/**
 * The open sessions of each key: (key, where the session began when it was made) → content, start,
 * end. Times are local.
 */
final class SessionTable {
  private final ElementTable table;
  private final int startSlot;
  private final SliceWriter name = new SliceWriter();
  private final KeyBatch names;

  private final KeyBatch key;
  private final Slice view = new Slice();

  private final long[] handle = new long[1];
  private long[] firsts = {};

  SessionTable(SessionSpec spec, SessionContent.Shape shape, OperatorState state, int keyGroups) {
    DataType time = Types.BIGINT.withNullable(false);
    List<DataType> keyTypes = new ArrayList<>(spec.keyTypes());
    keyTypes.add(time);
    List<Field> values = new ArrayList<>(shape.layout().columns());
    values.add(new Field("$start", time));
    values.add(new Field("$end", time));
    startSlot = shape.slots();
    table =
        state.elements(
            new TableSpec(
                "sessions",
                shape.slots() + 2,
                shape.variable(),
                0,
                Layouts.numbered("k", keyTypes),
                Layout.of(values)));
    table.sortWhenRead();
    names = new KeyBatch(keyGroups);
    key = new KeyBatch(keyGroups);
  }

  ElementTable table() {
    return table;
  }

  long start(long session) {
    return table.get(session, startSlot);
  }

  long end(long session) {
    return table.get(session, startSlot + 1);
  }

  /** Brings the first sessions of all keys to the cache, of many keys at the same time. */
  void warm(KeyBatch keys) {
    if (firsts.length < keys.size()) {
      firsts = new long[keys.size()];
    }
    table.firsts(keys, 0, keys.size(), firsts);
  }

  /** Makes a session larger, if it must be, so that it holds a stretch of time. */
  void extend(long session, long start, long end) {
    if (start < start(session) || end > end(session)) {
      table.touch(session);
      table.set(session, startSlot, Math.min(start, start(session)));
      table.set(session, startSlot + 1, Math.max(end, end(session)));
    }
  }

  /** A new session of key {@code i}, which overlaps no other. */
  long add(KeyBatch keys, int i, long start, long end) {
    keys.key(i, view);
    key.clear();
    key.add(view.array, view.offset, view.length, keys.hashes()[i], keys.keyGroups()[i]);
    name.truncate(0);
    name.appendLong(start ^ Long.MIN_VALUE);
    names.clear();
    names.add(name.array(), 0, name.length());
    table.findOrInsert(key, names, 0, 1, handle);
    table.touch(handle[0]);
    table.set(handle[0], startSlot, start);
    table.set(handle[0], startSlot + 1, end);
    return handle[0];
  }
}
