package io.millrace.executor.operators.temporal;

import io.millrace.data.bytes.Slice;
import io.millrace.data.encoding.KeyBatch;
import io.millrace.data.encoding.Layout;
import io.millrace.data.type.DataType;
import io.millrace.executor.operators.rows.Layouts;
import io.millrace.executor.operators.timer.TimeSlices;
import io.millrace.state.table.OperatorState;
import io.millrace.state.table.Readiness;
import io.millrace.state.table.TableSpec;
import io.millrace.state.table.WindowTable;
import java.util.List;

/**
 * Comes by at keys whose versions would otherwise stay after they were superseded: (slice of time,
 * key). Versions go a while late, since keys that get new ones do not need it.
 */
final class VersionCleanup {
  private static final long SLICE_MILLIS = 60_000;
  private static final int PIECE = 256;

  private final TimeSlices slices = new TimeSlices(SLICE_MILLIS);
  private final Versions versions;
  private final WindowTable table;
  private final KeyBatch added;
  private final long[] names = new long[PIECE];
  private final long[] handles = new long[PIECE];
  private final KeyBatch keys;
  private final KeyBatch none;
  private final Slice view = new Slice();

  /** Where the slice at hand has been read to; null: none is. */
  private WindowTable.Cursor cursor;

  VersionCleanup(Versions versions, List<DataType> keyTypes, OperatorState state, int keyGroups) {
    this.versions = versions;
    Layout key = Layouts.numbered("k", keyTypes);
    table = state.windows(new TableSpec("cleanup", 0, false, 0, key, Layout.of(List.of())));
    added = new KeyBatch(keyGroups);
    keys = new KeyBatch(keyGroups);
    none = new KeyBatch(keyGroups);
  }

  /** READY once keys may be scheduled; nothing has to be fetched for that. */
  Readiness load() {
    return table.load(names, none);
  }

  /** Comes by at a key once a time has been passed, or some time later. */
  void schedule(KeyBatch from, int i, long time, long present) {
    if (added.size() == PIECE) {
      flush();
    }
    names[added.size()] = slices.of(time, present);
    from.key(i, view);
    added.add(view.array, view.offset, view.length, from.hashes()[i], from.keyGroups()[i]);
  }

  /** Puts down what was scheduled: many keys at once, so that they wait for memory together. */
  void flush() {
    table.findOrInsert(names, added, 0, added.size(), handles);
    for (int i = 0; i < added.size(); i++) {
      if (table.isNew(handles[i])) {
        table.touch(handles[i]);
      }
    }
    added.clear();
  }

  /** Comes by at all keys of slices that are over at a watermark. */
  Readiness advance(long watermark) {
    for (long slice : table.namespaces()) {
      if (slices.last(slice) <= watermark) {
        if (clean(slice, watermark) == Readiness.PENDING) {
          return Readiness.PENDING;
        }
        flush();
        table.drop(slice);
      }
    }
    return Readiness.READY;
  }

  private Readiness clean(long slice, long watermark) {
    if (table.loadNamespace(slice) == Readiness.PENDING) {
      return Readiness.PENDING;
    }
    if (cursor == null) {
      cursor = new WindowTable.Cursor();
      read(slice);
    }
    while (keys.size() > 0) {
      if (versions.load(keys) == Readiness.PENDING) {
        return Readiness.PENDING;
      }
      versions.warm(keys);
      for (int i = 0; i < keys.size(); i++) {
        long next = versions.drop(keys, i, watermark);
        if (next != Long.MAX_VALUE) {
          schedule(keys, i, next, watermark);
        }
      }
      read(slice);
    }
    cursor = null;
    return Readiness.READY;
  }

  /** Reads the next keys of a slice; none at its end. */
  private void read(long slice) {
    flush();
    int count = table.scan(slice, cursor, handles);
    keys.clear();
    for (int i = 0; i < count; i++) {
      table.key(handles[i], view);
      keys.add(view.array, view.offset, view.length);
    }
  }

  void unpin() {
    flush();
    table.unpin();
  }
}
