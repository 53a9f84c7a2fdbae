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
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Some keys that are due take their rows; what they match comes out; what is left is kept. */
final class MatchRound {
  private static final int KEYS = 256;

  private final MatchSpec spec;
  private final MatchKernels kernels;
  private final MatchTables tables;
  private final DueKeys due;
  private final ViewBatches views;
  private final Wave wave;
  private final RoundRows rows;
  private final KeyBatch keys;
  private final MatchList matched = new MatchList();
  private final Set<Slice> taken = new HashSet<>();
  private final Set<Integer> groups = new HashSet<>();
  private final Slice view = new Slice();
  private long[] entries = new long[KEYS];
  private int entryCount;

  MatchRound(
      MatchSpec spec,
      MatchKernels kernels,
      MatchTables tables,
      DueKeys due,
      OperatorContext context) {
    this.spec = spec;
    this.kernels = kernels;
    this.tables = tables;
    this.due = due;
    views = new ViewBatches(spec.types(), context.maxParallelism());
    wave = new Wave(spec, new Conditions(spec, kernels.conditions(), views));
    rows = new RoundRows(spec, tables);
    keys = new KeyBatch(context.maxParallelism());
  }

  /** Whether keys were found that have not taken their rows yet. */
  boolean isOpen() {
    return keys.size() > 0;
  }

  /** Finds keys that are due, by key group, then time; false if there are none. */
  boolean find(long time) {
    int group = due.groupDue(0, time);
    while (group >= 0 && keys.size() < KEYS) {
      long entry = due.first(group);
      while (entry >= 0 && due.time(entry) <= time && keys.size() < KEYS) {
        take(entry, group);
        entry = due.after(entry);
      }
      group = due.groupDue(group + 1, time);
    }
    return isOpen();
  }

  private void take(long entry, int group) {
    groups.add(group);
    if (entryCount == entries.length) {
      entries = Arrays.copyOf(entries, entryCount * 2);
    }
    entries[entryCount++] = entry;
    due.key(entry, view);
    if (taken.add(Slice.of(view.toByteArray()))) {
      int hash = Bytes.hash(view.array, view.offset, view.length);
      keys.add(view.array, view.offset, view.length, hash, due.keyGroup(group));
    }
  }

  /** Lets the keys that were found take rows up to a time; there is room for a batch. */
  Progress run(long time, Output out) {
    if (tables.loadAll(keys) == Readiness.PENDING) {
      return Progress.PENDING;
    }
    List<KeyRun> runs = new ArrayList<>(keys.size());
    Batch batch = rows.read(keys, time, runs);
    runs.forEach(run -> run.timeout = timeout(run));
    wave.take(runs, rows, batch, matched);
    for (KeyRun run : runs) {
      if (!isCut(run, time)) {
        wave.expire(run, time);
      }
    }
    if (matched.size() > 0) {
      out.emit(kernels.measures().apply(views.of(kernels.results(), matched, batch)));
    }
    write(runs);
    tables.unpin();
    return Progress.DONE;
  }

  /** Whether rows were left for another round. */
  private boolean isCut(KeyRun run, long time) {
    if (run.due == 0) {
      return false;
    }
    long last = rows.waiting(run, run.next - 1);
    long more = tables.waiting().next(last);
    return more >= 0 && tables.time(more) <= time;
  }

  private long timeout(KeyRun run) {
    if (spec.withinMillis() == 0 || run.partial.isEmpty()) {
      return Long.MAX_VALUE;
    }
    long start = rows.time(run, run.partial.get(0).start());
    return start > Long.MAX_VALUE - spec.withinMillis()
        ? Long.MAX_VALUE
        : start + spec.withinMillis();
  }

  private void write(List<KeyRun> runs) {
    for (int i = 0; i < entryCount; i++) {
      due.delete(entries[i]);
    }
    for (KeyRun run : runs) {
      long timeout = timeout(run);
      rows.write(keys, run);
      if (run.timeout != timeout && run.timeout != Long.MAX_VALUE) {
        due.remove(keys, run.key, run.timeout);
      }
      if (timeout != Long.MAX_VALUE) {
        due.add(keys, run.key, timeout);
      }
      long waiting = tables.waiting().first(keys, run.key);
      if (waiting >= 0) {
        due.add(keys, run.key, tables.time(waiting));
      }
    }
    groups.forEach(due::look);
    due.findEarliest();
    groups.clear();
    taken.clear();
    matched.clear();
    keys.clear();
    entryCount = 0;
  }
}
