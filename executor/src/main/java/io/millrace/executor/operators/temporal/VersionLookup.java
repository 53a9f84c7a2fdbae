package io.millrace.executor.operators.temporal;

import io.millrace.data.batch.Batch;
import io.millrace.data.batch.RowKind;
import io.millrace.data.column.Column;
import io.millrace.data.column.ColumnBuilder;
import io.millrace.data.encoding.KeyBatch;
import io.millrace.executor.kernel.RowPredicate;
import io.millrace.executor.operator.Output;
import io.millrace.executor.operator.Progress;
import io.millrace.executor.operators.pairs.PairBuffer;
import io.millrace.executor.operators.rows.Gather;
import io.millrace.executor.operators.timer.KeyTimers;
import io.millrace.state.table.Readiness;
import java.util.Arrays;

/**
 * What the watermark completes: left rows come out, in the order in which they came, with the
 * version of their time; versions that no later row can ask for go.
 */
final class VersionLookup {
  private static final int PIECE = 1024;

  private final TemporalSpec spec;
  private final TimeTable left;
  private final TimeTable right;
  private final KeyTimers timers;
  private final PairBuffer pairs;
  private final ColumnBuilder[] rows;
  private int at = -1;
  private boolean loaded;

  /** Left rows of the key at hand that are due, and how many of them came out. */
  private long[] due = new long[64];

  private long[] numbers = new long[64];
  private int count = -1;
  private int done;

  /** By row of a piece: its kind and whether it has a version. */
  private final byte[] kinds = new byte[PIECE];

  private final boolean[] versioned = new boolean[PIECE];
  private int size;
  private long last = Long.MIN_VALUE;

  VersionLookup(
      TemporalSpec spec,
      TimeTable left,
      TimeTable right,
      KeyTimers timers,
      RowPredicate condition) {
    this.spec = spec;
    this.left = left;
    this.right = right;
    this.timers = timers;
    this.pairs = new PairBuffer(spec.left().types(), spec.right().types(), true, condition);
    this.rows = Gather.builders(spec.left().types(), PIECE);
  }

  Progress advance(long watermark, Output out) {
    while (true) {
      if (at < 0) {
        if (timers.collect(watermark) == Readiness.PENDING) {
          return Progress.PENDING;
        }
        if (timers.due().size() == 0) {
          return Progress.DONE;
        }
        at = 0;
        loaded = false;
      }
      if (!loaded) {
        boolean leftReady = left.load(timers.due()) == Readiness.READY;
        boolean rightReady = right.load(timers.due()) == Readiness.READY;
        if (!leftReady || !rightReady) {
          return Progress.PENDING;
        }
        loaded = true;
      }
      while (at < timers.due().size()) {
        if (!out.hasRoom()) {
          return Progress.MORE;
        }
        fillPiece(watermark);
        emit(out);
      }
      at = -1;
    }
  }

  private void fillPiece(long watermark) {
    KeyBatch keys = timers.due();
    pairs.clear();
    size = 0;
    while (at < keys.size()) {
      if (count < 0) {
        findDue(keys, watermark);
      }
      while (done < count && size < PIECE) {
        take(keys, due[done++]);
      }
      if (done < count) {
        return;
      }
      last = Math.max(last, timers.dueTime(at));
      timers.settle(at, timers.isDue(at) ? dropVersions(keys, watermark) : Long.MAX_VALUE);
      count = -1;
      at++;
    }
  }

  private void findDue(KeyBatch keys, long watermark) {
    count = 0;
    done = 0;
    if (!timers.isDue(at)) {
      return;
    }
    for (long row = left.first(keys, at);
        row >= 0 && left.time(row) <= watermark;
        row = left.next(row)) {
      if (count == due.length) {
        due = Arrays.copyOf(due, count * 2);
        numbers = Arrays.copyOf(numbers, count * 2);
      }
      long number = left.number(row);
      int place = count++;
      // Rows mostly come in the order of their times.
      while (place > 0 && numbers[place - 1] > number) {
        numbers[place] = numbers[place - 1];
        due[place] = due[place - 1];
        place--;
      }
      numbers[place] = number;
      due[place] = row;
    }
  }

  private void take(KeyBatch keys, long row) {
    long version = right.floor(keys, at, left.time(row));
    left.read(row, rows);
    kinds[size] = left.kind(row);
    versioned[size] = version >= 0 && !RowKind.isRetraction(right.kind(version));
    if (versioned[size]) {
      right.read(version, pairs.other());
      pairs.add(size);
    }
    size++;
    left.delete(row);
  }

  /** Drops versions that no row after the watermark asks for; returns when to look again. */
  private long dropVersions(KeyBatch keys, long watermark) {
    long waiting = left.first(keys, at);
    long next = waiting < 0 ? Long.MAX_VALUE : left.time(waiting);
    long current = right.floor(keys, at, watermark);
    if (current >= 0) {
      for (long old = right.first(keys, at); old != current; old = right.first(keys, at)) {
        right.delete(old);
      }
      long later = right.next(current);
      if (RowKind.isRetraction(right.kind(current))) {
        right.delete(current);
      }
      return later < 0 ? next : Math.min(next, right.time(later));
    }
    long later = right.first(keys, at);
    return later < 0 ? next : Math.min(next, right.time(later));
  }

  private void emit(Output out) {
    Column[] columns = Gather.build(rows);
    Batch batch = Batch.of(size, columns);
    pairs.match(batch);
    int pair = 0;
    for (int i = 0; i < size; i++) {
      if (versioned[i] && pairs.isMatch(pair++)) {
        pairs.emit(pair - 1, kinds[i], 1);
      } else if (spec.outer()) {
        pairs.emitAlone(i, kinds[i]);
      }
    }
    if (pairs.rows() > 0) {
      out.emit(pairs.build(batch));
    }
  }

  /** The last time for which something was due. */
  long last() {
    return last;
  }
}
