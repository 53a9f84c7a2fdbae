package io.millrace.executor.operators.windowjoin;

import io.millrace.data.batch.Batch;
import io.millrace.data.bytes.Slice;
import io.millrace.data.encoding.KeyBatch;
import io.millrace.executor.kernel.RowPredicate;
import io.millrace.executor.operator.Output;
import io.millrace.executor.operator.Progress;
import io.millrace.executor.operators.join.JoinSpec;
import io.millrace.executor.operators.window.WindowTime;
import io.millrace.state.table.Readiness;
import io.millrace.state.table.WindowTable;
import java.util.NavigableSet;
import java.util.TreeSet;

/** Joins the windows that are over, in the order of their ends, some keys at a time. */
final class JoinFiring {
  private static final int PIECE = 128;

  private final WindowSide[] sides;
  private final WindowTime time;
  private final Matches matches;
  private final KeyBatch keys;
  private final NavigableSet<Long> ends = new TreeSet<>();
  private final long[] heads = new long[PIECE];
  private final long[] others = new long[PIECE];
  private final long[] windows = new long[PIECE];
  private final Slice view = new Slice();

  /** Of the window at hand: the side whose keys are gone through. */
  private boolean loaded;

  private int side;
  private WindowTable.Cursor cursor;
  private boolean scanned;
  private int next;
  private int count;
  private long firedInstant = Long.MIN_VALUE;

  JoinFiring(
      JoinSpec spec, RowPredicate condition, WindowSide[] sides, WindowTime time, int keyGroups) {
    this.sides = sides;
    this.time = time;
    this.matches = new Matches(spec, condition);
    this.keys = new KeyBatch(keyGroups);
    begin();
  }

  void restore() {
    for (WindowSide each : sides) {
      for (long end : each.heads().namespaces()) {
        ends.add(end);
      }
    }
  }

  /** A window got rows. */
  void schedule(long end) {
    ends.add(end);
  }

  long firedInstant() {
    return firedInstant;
  }

  private void begin() {
    loaded = false;
    side = 0;
    beginSide();
  }

  private void beginSide() {
    cursor = new WindowTable.Cursor();
    scanned = false;
    next = 0;
    count = 0;
  }

  /** Joins all windows that are over at a watermark. */
  Progress fire(long watermark, Output out) {
    while (!ends.isEmpty() && time.lastInstant(ends.first()) <= watermark) {
      Progress progress = fireFirst(ends.first(), out);
      if (progress != Progress.DONE) {
        return progress;
      }
      firedInstant = time.lastInstant(ends.first());
      for (WindowSide each : sides) {
        each.drop(ends.first());
      }
      ends.pollFirst();
      begin();
    }
    return Progress.DONE;
  }

  private Progress fireFirst(long end, Output out) {
    if (!loaded) {
      boolean ready = sides[0].loadWindow(end) == Readiness.READY;
      ready &= sides[1].loadWindow(end) == Readiness.READY;
      if (!ready) {
        return Progress.PENDING;
      }
      loaded = true;
    }
    while (true) {
      if (matches.isFull() || side == 2) {
        while (!matches.isEmpty()) {
          if (!out.hasRoom()) {
            return Progress.MORE;
          }
          Batch batch = matches.next();
          if (batch != null) {
            out.emit(batch);
          }
        }
      }
      if (side == 2) {
        return Progress.DONE;
      }
      take(end);
    }
  }

  /** Takes the rows of the next key. */
  private void take(long end) {
    if (next == count) {
      if (scanned) {
        side++;
        beginSide();
      } else {
        scan(end);
      }
      return;
    }
    boolean alone = others[next] < 0 || sides[side].isAlone(heads[next]);
    if (side == 0) {
      int lefts = sides[0].count(heads[next]);
      int rights = alone ? 0 : sides[1].count(others[next]);
      sides[0].read(end, keys, next, heads[next], matches.builders(0));
      if (rights > 0) {
        sides[1].read(end, keys, next, others[next], matches.builders(1));
      }
      matches.added(lefts, rights);
    } else if (alone) {
      int rights = sides[1].count(heads[next]);
      sides[1].read(end, keys, next, heads[next], matches.builders(1));
      matches.added(0, rights);
    }
    next++;
  }

  private void scan(long end) {
    count = sides[side].heads().scan(end, cursor, heads);
    scanned = count < PIECE;
    next = 0;
    keys.clear();
    for (int i = 0; i < count; i++) {
      sides[side].heads().key(heads[i], view);
      keys.add(view.array, view.offset, view.length);
      windows[i] = end;
    }
    sides[1 - side].heads().find(windows, keys, 0, count, others);
    sides[side].warm(heads, count);
    sides[1 - side].warm(others, count);
  }
}
