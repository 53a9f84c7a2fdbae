package io.millrace.executor.operators.interval;

import io.millrace.data.batch.Batch;
import io.millrace.data.column.Column;
import io.millrace.data.column.ColumnBuilder;
import io.millrace.data.encoding.KeyBatch;
import io.millrace.data.type.DataType;
import io.millrace.executor.operator.Output;
import io.millrace.executor.operator.Progress;
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
  private final ColumnBuilder[][] builders = new ColumnBuilder[2][];
  private int side;

  /** The key that is next of those that are due; -1: none were collected. */
  private int at = -1;

  private boolean loaded;
  private int alone;

  /** The last time for which something was due. */
  private long last = Long.MIN_VALUE;

  IntervalExpiry(IntervalSpec spec, TimedRows[] sides, KeyTimers[] timers) {
    this.spec = spec;
    this.sides = sides;
    this.timers = timers;
    for (int input = 0; input < 2; input++) {
      builders[input] = Gather.builders(spec.side(input).types(), PIECE);
    }
  }

  /** Goes on to a time: rows go whose end is not later. */
  Progress advance(long time, Output out) {
    for (; side < 2; side++) {
      Progress progress = advanceSide(time, out);
      if (progress != Progress.DONE) {
        return progress;
      }
    }
    side = 0;
    return Progress.DONE;
  }

  private Progress advanceSide(long time, Output out) {
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
      if (!loaded && sides[side].load(due.due()) == Readiness.PENDING) {
        return Progress.PENDING;
      }
      loaded = true;
      while (at < due.due().size()) {
        if (!out.hasRoom()) {
          return Progress.MORE;
        }
        expire(time);
        if (alone > 0) {
          out.emit(build());
        }
      }
      at = -1;
    }
  }

  /** Takes rows of keys that are due away, until a piece is full. */
  private void expire(long time) {
    KeyTimers due = timers[side];
    KeyBatch keys = due.due();
    while (at < keys.size()) {
      long next = Long.MAX_VALUE;
      long row = due.isDue(at) ? sides[side].first(keys, at) : -1;
      while (row >= 0) {
        long end = spec.end(side, sides[side].time(row));
        if (end > time) {
          next = end;
          break;
        }
        if (alone >= PIECE) {
          return;
        }
        for (long copy = sides[side].lonely(row); copy > 0; copy--) {
          sides[side].read(row, builders[side]);
          alone++;
        }
        sides[side].delete(row);
        row = sides[side].first(keys, at);
      }
      last = Math.max(last, due.dueTime(at));
      due.settle(at, next);
      at++;
    }
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

  long last() {
    return last;
  }
}
