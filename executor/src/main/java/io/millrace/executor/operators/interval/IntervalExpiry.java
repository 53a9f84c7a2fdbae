package io.millrace.executor.operators.interval;

import io.millrace.data.batch.Batch;
import io.millrace.data.column.Column;
import io.millrace.data.column.ColumnBuilder;
import io.millrace.data.encoding.KeyBatch;
import io.millrace.data.type.DataType;
import io.millrace.executor.operator.Output;
import io.millrace.executor.operator.Progress;
import io.millrace.executor.operators.interval.TimedRows.Stretch;
import io.millrace.executor.operators.rows.Gather;
import io.millrace.executor.operators.timer.KeyTimers;
import io.millrace.state.table.Readiness;
import java.util.Arrays;
import java.util.List;

/**
 * Takes rows that nothing can meet any more out of state; lonely ones of an outer side come out.
 */
final class IntervalExpiry {
  private static final int PIECE = 1024;

  private final IntervalSpec spec;
  private final TimedRows[] sides;
  private final KeyTimers[] timers;
  private final Chains[] chains = new Chains[2];
  private final ColumnBuilder[][] builders = new ColumnBuilder[2][];
  private int side;

  /** The key that is next of those that are due; -1: none were collected. */
  private int at = -1;

  private boolean loaded;
  private int alone;

  /** When to look at the key at hand again. */
  private long next;

  private long last = Long.MIN_VALUE;

  /**
   * @param timers of sides whose lonely rows come out; null: they do not
   */
  IntervalExpiry(IntervalSpec spec, TimedRows[] sides, KeyTimers[] timers, int keyGroups) {
    this.spec = spec;
    this.sides = sides;
    this.timers = timers;
    for (int input = 0; input < 2; input++) {
      chains[input] = new Chains(sides[input], keyGroups);
      builders[input] = Gather.builders(spec.side(input).types(), PIECE);
    }
  }

  /**
   * Goes on to a time: rows go whose end is not later. Those whose end is not after {@code from}
   * went before.
   */
  Progress advance(long from, long time, Output out) {
    for (; side < 2; side++) {
      Progress progress = timers[side] == null ? Progress.DONE : advanceSide(from, time, out);
      if (progress != Progress.DONE) {
        return progress;
      }
    }
    side = 0;
    for (int input = 0; input < 2; input++) {
      boolean all = time == Long.MAX_VALUE;
      sides[input].drop(all ? time : spec.kept(input, time));
    }
    return Progress.DONE;
  }

  private Progress advanceSide(long from, long time, Output out) {
    KeyTimers due = timers[side];
    while (true) {
      if (at < 0) {
        if (due.collect(time) == Readiness.PENDING) {
          return Progress.PENDING;
        }
        if (due.due().size() == 0) {
          return Progress.DONE;
        }
        at = 0;
        loaded = false;
      }
      if (!loaded
          && chains[side].load(due.due(), Long.MIN_VALUE, Long.MAX_VALUE) == Readiness.PENDING) {
        return Progress.PENDING;
      }
      loaded = true;
      while (at < due.due().size()) {
        if (!out.hasRoom()) {
          return Progress.MORE;
        }
        expire(from, time);
        if (alone > 0) {
          out.emit(build());
        }
      }
      at = -1;
    }
  }

  /** Lets lonely rows of keys that are due come out, until a piece is full. */
  private void expire(long from, long time) {
    KeyTimers due = timers[side];
    while (at < due.due().size()) {
      next = Long.MAX_VALUE;
      if (due.isDue(at)) {
        for (int s = 0; s < chains[side].size(); s++) {
          if (chains[side].head(s, at) >= 0 && !expire(s, from, time)) {
            return;
          }
        }
      }
      due.settle(at, next);
      at++;
    }
  }

  /** Goes through a chain of the key at hand; false: a piece is full before its end. */
  private boolean expire(int s, long from, long time) {
    TimedRows rows = sides[side];
    Stretch stretch = chains[side].stretch(s);
    KeyBatch keys = timers[side].due();
    long head = chains[side].head(s, at);
    // Those before had their end earlier.
    long settled = spec.kept(side, from);
    int count = rows.count(head);
    for (int number = rows.search(stretch, keys, at, head, settled); number < count; number++) {
      boolean isLink = number > 0;
      long row = isLink ? rows.link(stretch, keys, at, number) : head;
      long end = spec.end(side, rows.time(row, isLink));
      if (end > time) {
        next = Math.min(next, end);
      } else if (rows.isLonely(row, isLink)) {
        if (alone >= PIECE) {
          return false;
        }
        rows.read(row, isLink, builders[side]);
        rows.meet(row, isLink);
        alone++;
      }
      long later = spec.end(side, rows.least(head, rows.upTo(row, isLink)));
      if (later > time && number + 1 < count) {
        next = Math.min(next, later);
        break;
      }
    }
    return true;
  }

  private Batch build() {
    List<DataType> left = spec.left().types();
    List<DataType> right = spec.right().types();
    Column[] columns = new Column[left.size() + right.size()];
    Column[] own = Gather.build(builders[side]);
    int[] none = new int[alone];
    Arrays.fill(none, -1);
    for (int c = 0; c < columns.length; c++) {
      int input = c < left.size() ? 0 : 1;
      int column = input == 0 ? c : c - left.size();
      DataType type = spec.side(input).types().get(column);
      columns[c] =
          input == side
              ? own[column]
              : Gather.takeOrNull(type.withNullable(true), null, none, alone);
    }
    Batch batch = Batch.of(alone, columns);
    alone = 0;
    return batch;
  }

  /** Finds out which row of both sides ends last. */
  Readiness findLast() {
    last = Long.MIN_VALUE;
    for (int input = 0; input < 2; input++) {
      if (sides[input].findLatest() == Readiness.PENDING) {
        return Readiness.PENDING;
      }
      if (!sides[input].stretches().isEmpty()) {
        last = Math.max(last, spec.end(input, sides[input].latest()));
      }
    }
    return Readiness.READY;
  }

  /** The end of the row that ends last; MIN if there is none. */
  long last() {
    return last;
  }
}
