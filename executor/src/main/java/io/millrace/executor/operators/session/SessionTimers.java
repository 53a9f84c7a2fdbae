package io.millrace.executor.operators.session;

import io.millrace.data.bytes.Slice;
import io.millrace.data.encoding.KeyBatch;
import io.millrace.data.encoding.Layout;
import io.millrace.executor.operators.rows.Layouts;
import io.millrace.state.table.OperatorState;
import io.millrace.state.table.TableSpec;
import io.millrace.state.table.WindowTable;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Which keys to look at when: (bucket of time, key). A key is in the bucket in which its first
 * session would end, as far as was known when it was put there; a session that has grown meanwhile
 * puts it into a later one. So a row that makes a session longer costs nothing here.
 */
final class SessionTimers {
  /** Buckets a gap: the finer, the fewer keys are looked at in vain, and the more buckets. */
  private static final int BUCKETS_A_GAP = 8;

  private final long bucketMillis;
  private final WindowTable table;
  private final long[] bucket = new long[1];
  private final long[] handle = new long[1];
  private final KeyBatch key;
  private final Slice view = new Slice();

  /** By bucket, no later than the first end of a session whose key is in it. */
  private final NavigableMap<Long, Long> firstEnds = new TreeMap<>();

  SessionTimers(SessionSpec spec, OperatorState state, int keyGroups) {
    bucketMillis = Math.max(1, spec.gapMillis() / BUCKETS_A_GAP);
    key = new KeyBatch(keyGroups);
    table =
        state.windows(
            new TableSpec(
                "timers",
                0,
                false,
                0,
                Layouts.numbered("k", spec.keyTypes()),
                Layout.of(List.of())));
  }

  /** Finds the buckets that were restored. */
  void restore() {
    for (long end : table.namespaces()) {
      firstEnds.put(end, end - bucketMillis + 1);
    }
  }

  WindowTable table() {
    return table;
  }

  /** Name of the bucket of a session's end: its last moment. */
  long bucketOf(long end) {
    return Math.floorDiv(end + bucketMillis - 1, bucketMillis) * bucketMillis;
  }

  /** The first bucket; MAX if there is none. */
  long first() {
    return firstEnds.isEmpty() ? Long.MAX_VALUE : firstEnds.firstKey();
  }

  /** No later than the first end of all sessions; MAX if there is none. */
  long firstEnd() {
    return firstEnds.isEmpty() ? Long.MAX_VALUE : firstEnds.firstEntry().getValue();
  }

  /** Says that key {@code i} has a session that ends then. */
  void schedule(KeyBatch keys, int i, long end) {
    bucket[0] = bucketOf(end);
    keys.key(i, view);
    key.clear();
    key.add(view.array, view.offset, view.length, keys.hashes()[i], keys.keyGroups()[i]);
    table.findOrInsert(bucket, key, 0, 1, handle);
    if (table.isNew(handle[0])) {
      table.touch(handle[0]);
    }
    firstEnds.merge(bucket[0], end, Math::min);
  }

  /** All keys of a bucket have been looked at; {@code firstEnd} is what remains, MAX: nothing. */
  void looked(long bucketEnd, long firstEnd) {
    if (firstEnd == Long.MAX_VALUE) {
      firstEnds.remove(bucketEnd);
      table.drop(bucketEnd);
    } else {
      firstEnds.put(bucketEnd, firstEnd);
    }
  }
}
