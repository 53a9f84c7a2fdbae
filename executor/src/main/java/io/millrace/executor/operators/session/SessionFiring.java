package io.millrace.executor.operators.session;

import io.millrace.data.bytes.Slice;
import io.millrace.data.encoding.KeyBatch;
import io.millrace.executor.operator.Output;
import io.millrace.executor.operator.Progress;
import io.millrace.executor.operators.window.WindowTime;
import io.millrace.state.table.Readiness;
import io.millrace.state.table.WindowTable;

/** Fires sessions that are over, bucket by bucket, some keys at a time. */
final class SessionFiring {
  private static final int PIECE = 256;

  private final SessionTable sessions;
  private final SessionTimers timers;
  private final SessionContent content;
  private final SessionOutput output;
  private final WindowTime time;
  private final KeyBatch keys;
  private final long[] entries = new long[PIECE];
  private final Slice view = new Slice();

  /** The bucket at hand. */
  private long bucket = Long.MAX_VALUE;

  private WindowTable.Cursor cursor;
  private boolean scanned;

  /** Keys of the piece at hand: which one is next. */
  private int next;

  private boolean loaded;

  /** Of the bucket at hand, the first end of what stays in it. */
  private long firstEnd;

  private long firedInstant = Long.MIN_VALUE;

  SessionFiring(
      SessionTable sessions,
      SessionTimers timers,
      SessionContent content,
      SessionOutput output,
      WindowTime time,
      int keyGroups) {
    this.sessions = sessions;
    this.timers = timers;
    this.content = content;
    this.output = output;
    this.time = time;
    this.keys = new KeyBatch(keyGroups);
  }

  /** A watermark at which nothing is over yet, but may be at the next one; MAX: nothing is open. */
  long nextInstant() {
    long end = timers.firstEnd();
    return end == Long.MAX_VALUE ? end : time.lastInstant(end);
  }

  /** The watermark that ended the last session that fired; MIN if none has. */
  long firedInstant() {
    return firedInstant;
  }

  /** Fires all sessions that are over at a watermark. */
  Progress fire(long watermark, Output out) {
    while (bucket != Long.MAX_VALUE || isDue(watermark)) {
      if (bucket == Long.MAX_VALUE) {
        begin();
      }
      Progress progress = fireBucket(watermark, out);
      if (progress != Progress.DONE) {
        return progress;
      }
      timers.looked(bucket, firstEnd);
      bucket = Long.MAX_VALUE;
    }
    return flush(out);
  }

  private boolean isDue(long watermark) {
    return timers.first() != Long.MAX_VALUE && nextInstant() <= watermark;
  }

  /** Sends what has been put together. */
  Progress flush(Output out) {
    if (!output.isEmpty()) {
      if (!out.hasRoom()) {
        return Progress.MORE;
      }
      output.emit(out);
    }
    return Progress.DONE;
  }

  private void begin() {
    timers.flush();
    bucket = timers.first();
    cursor = new WindowTable.Cursor();
    firstEnd = Long.MAX_VALUE;
    scanned = false;
    loaded = false;
    keys.clear();
    next = 0;
  }

  private Progress fireBucket(long watermark, Output out) {
    if (!loaded && timers.table().loadNamespace(bucket) == Readiness.PENDING) {
      return Progress.PENDING;
    }
    loaded = true;
    while (true) {
      if (next == keys.size()) {
        if (scanned) {
          return Progress.DONE;
        }
        scan();
      }
      if (sessions.table().load(keys) == Readiness.PENDING
          || content.load(keys) == Readiness.PENDING) {
        return Progress.PENDING;
      }
      if (next == 0) {
        sessions.warm(keys);
      }
      while (next < keys.size()) {
        if (output.isFull()) {
          if (!out.hasRoom()) {
            return Progress.MORE;
          }
          output.emit(out);
        }
        next += fireKey(watermark) ? 1 : 0;
      }
    }
  }

  private void scan() {
    int count = timers.table().scan(bucket, cursor, entries);
    scanned = count < PIECE;
    keys.clear();
    for (int i = 0; i < count; i++) {
      timers.table().key(entries[i], view);
      keys.add(view.array, view.offset, view.length);
    }
    next = 0;
  }

  /** Looks at the sessions of the next key; false: it has more rows to give. */
  private boolean fireKey(long watermark) {
    long rest = Long.MAX_VALUE;
    long session = sessions.table().first(keys, next);
    while (session >= 0) {
      long end = sessions.end(session);
      long instant = time.lastInstant(end);
      long following = sessions.table().next(session);
      if (instant > watermark) {
        rest = Math.min(rest, end);
      } else if (!content.fire(keys, next, session, sessions.start(session), end)) {
        return false;
      } else {
        sessions.table().delete(session);
        firedInstant = Math.max(firedInstant, instant);
      }
      session = following;
    }
    if (rest == Long.MAX_VALUE || timers.bucketOf(rest) != bucket) {
      timers.table().delete(entries[next]);
      if (rest != Long.MAX_VALUE) {
        timers.schedule(keys, next, rest);
      }
    } else {
      firstEnd = Math.min(firstEnd, rest);
    }
    return true;
  }
}
