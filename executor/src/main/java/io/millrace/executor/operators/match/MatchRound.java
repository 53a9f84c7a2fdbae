package io.millrace.executor.operators.match;

import io.millrace.data.batch.Batch;
import io.millrace.data.bytes.Bytes;
import io.millrace.data.bytes.Slice;
import io.millrace.data.encoding.KeyBatch;
import io.millrace.executor.operator.OperatorContext;
import io.millrace.executor.operator.Output;
import io.millrace.executor.operator.Progress;
import io.millrace.state.table.Readiness;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Some keys take their rows that are due, or, once no row is, are told that time has passed; what
 * they match comes out; what is left is kept.
 *
 * <p>A key has one timer at most, for when its first match so far ends for want of time. One that
 * fires too early, since that match is gone, is set anew; so few rows need to touch it.
 */
final class MatchRound {
  private static final int KEYS = 512;
  private static final int ROWS = 2048;

  private final MatchSpec spec;
  private final MatchKernels kernels;
  private final MatchTables tables;
  private final DueRows due;
  private final MatchTimers timers;
  private final ViewBatches views;
  private final Wave wave;
  private final RoundRows rows;
  private final KeyNumbers numbers;
  private final KeyBatch keys;
  private final MatchList matched = new MatchList();
  private final Slice view = new Slice();

  /** The number of the first key among those whose rows are due; -1: timers fire. */
  private int firstDue;

  private long[] fired = new long[KEYS];
  private int firedCount;

  /** The key groups in which timers fired, as the timers number them. */
  private int[] groups = new int[16];

  private int groupCount;

  MatchRound(
      MatchSpec spec,
      MatchKernels kernels,
      MatchTables tables,
      DueRows due,
      MatchTimers timers,
      OperatorContext context) {
    this.spec = spec;
    this.kernels = kernels;
    this.tables = tables;
    this.due = due;
    this.timers = timers;
    views = new ViewBatches(spec.types(), context.maxParallelism());
    wave = new Wave(spec, new Conditions(spec, kernels.conditions(), views));
    rows = new RoundRows(spec, tables, due);
    numbers = new KeyNumbers(context.maxParallelism());
    keys = numbers.keys();
  }

  /** Whether keys were found that have not been dealt with yet. */
  boolean isOpen() {
    return keys.size() > 0;
  }

  /** Finds keys whose rows are due, or, if there are none, whose timers are. */
  Readiness find(long time) {
    if (due.mayBeDue(time)) {
      if (!due.hasKeys() && due.take(time) == Readiness.PENDING) {
        return Readiness.PENDING;
      }
      firstDue = due.nextKeys(KEYS, ROWS, keys);
    }
    if (!isOpen()) {
      firstDue = -1;
      findFired(time);
    }
    return Readiness.READY;
  }

  /** By key group, then time. */
  private void findFired(long time) {
    int group = timers.groupDue(0, time);
    while (group >= 0 && keys.size() < KEYS) {
      long entry = timers.first(group);
      while (entry >= 0 && timers.time(entry) <= time && keys.size() < KEYS) {
        fire(entry, group);
        entry = timers.after(entry);
      }
      group = timers.groupDue(group + 1, time);
    }
  }

  private void fire(long entry, int group) {
    if (groupCount == 0 || groups[groupCount - 1] != group) {
      groups = groupCount == groups.length ? Arrays.copyOf(groups, groupCount * 2) : groups;
      groups[groupCount++] = group;
    }
    if (firedCount == fired.length) {
      fired = Arrays.copyOf(fired, firedCount * 2);
    }
    fired[firedCount++] = entry;
    timers.key(entry, view);
    int hash = Bytes.hash(view.array, view.offset, view.length);
    numbers.numberOf(view, hash, timers.keyGroup(group));
  }

  /** Deals with the keys that were found, up to a time; there is room for a batch. */
  Progress run(long time, Output out) {
    if (tables.load(keys, due, firstDue) == Readiness.PENDING) {
      return Progress.PENDING;
    }
    List<KeyRun> runs = new ArrayList<>(keys.size());
    Batch batch = rows.read(keys, firstDue, runs);
    wave.take(runs, rows, batch, matched);
    if (firstDue < 0) {
      runs.forEach(run -> wave.expire(run, time));
    }
    if (matched.size() > 0) {
      out.emit(kernels.measures().apply(views.of(kernels.results(), matched, batch)));
    }
    write(runs, time);
    tables.unpin();
    return Progress.DONE;
  }

  private void write(List<KeyRun> runs, long time) {
    for (int i = 0; i < firedCount; i++) {
      timers.delete(fired[i]);
    }
    for (KeyRun run : runs) {
      long timer = tables.timer(run.key);
      boolean stands = timer != Long.MAX_VALUE && (firstDue >= 0 || timer > time);
      if (!stands) {
        timer = timeout(run);
        if (timer != Long.MAX_VALUE) {
          timers.add(keys, run.key, timer);
        }
      }
      rows.write(keys, run, timer);
    }
    if (firstDue >= 0 && !due.hasKeys()) {
      due.release();
    }
    if (firedCount > 0) {
      for (int i = 0; i < groupCount; i++) {
        timers.look(groups[i]);
      }
      timers.findEarliest();
    }
    matched.clear();
    numbers.clear();
    firedCount = 0;
    groupCount = 0;
  }

  /** When the first match so far ends for want of time; MAX: there is none. */
  private long timeout(KeyRun run) {
    if (spec.withinMillis() == 0 || run.partial.isEmpty()) {
      return Long.MAX_VALUE;
    }
    long start = rows.time(run, run.partial.get(0).start());
    return start > Long.MAX_VALUE - 1 - spec.withinMillis()
        ? Long.MAX_VALUE
        : start + spec.withinMillis();
  }
}
