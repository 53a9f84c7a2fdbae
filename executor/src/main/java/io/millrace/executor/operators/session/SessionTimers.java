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

  private static final int MOST_ADDED = 512;

  private final long bucketMillis;
  private final WindowTable table;

  /** What was scheduled and is not in the table yet: keys with their buckets. */
  private final KeyBatch added;

  private final long[] buckets = new long[MOST_ADDED];
  private final long[] handles = new long[MOST_ADDED];
  private final Slice view = new Slice();

  /** By bucket, no later than the first end of a session whose key is in it. */
  private final NavigableMap<Long, Long> firstEnds = new TreeMap<>();

  /** Of the bucket that was last scheduled for, what {@link #firstEnds} says; MAX: nothing. */
  private long lastEnd = Long.MAX_VALUE;

  private long lastBucket;

  SessionTimers(SessionSpec spec, OperatorState state, int keyGroups) {
    bucketMillis = Math.max(1, spec.gapMillis() / BUCKETS_A_GAP);
    added = new KeyBatch(keyGroups);
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
    if (added.size() == buckets.length) {
      flush();
    }
    long bucket = bucketOf(end);
    buckets[added.size()] = bucket;
    keys.key(i, view);
    added.add(view.array, view.offset, view.length, keys.hashes()[i], keys.keyGroups()[i]);
    if (bucket != lastBucket || end < lastEnd) {
      lastBucket = bucket;
      lastEnd = firstEnds.merge(bucket, end, Math::min);
    }
  }

  /** Puts down what was scheduled: many keys at once, so that they wait for memory together. */
  void flush() {
    table.findOrInsert(buckets, added, 0, added.size(), handles);
    for (int i = 0; i < added.size(); i++) {
      if (table.isNew(handles[i])) {
        table.touch(handles[i]);
      }
    }
    added.clear();
  }

  /** All keys of a bucket have been looked at; {@code firstEnd} is what remains, MAX: nothing. */
  void looked(long bucketEnd, long firstEnd) {
    lastEnd = Long.MAX_VALUE;
    if (firstEnd == Long.MAX_VALUE) {
      firstEnds.remove(bucketEnd);
      table.drop(bucketEnd);
    } else {
      firstEnds.put(bucketEnd, firstEnd);
    }
  }
}
