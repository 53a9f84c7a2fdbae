package io.millrace.executor.operators.match;

import io.millrace.data.batch.Batch;
import io.millrace.data.bytes.Slice;
import io.millrace.data.column.Column;
import io.millrace.data.column.ColumnBuilder;
import io.millrace.data.encoding.KeyBatch;
import io.millrace.data.encoding.RowReader;
import io.millrace.executor.operators.rows.Gather;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The rows of the keys of a round as columns: first the rows that matches so far hold, key by key,
 * then those whose time has come.
 */
final class RoundRows {
  /** Rows that a round takes; it takes at least one a key. */
  private static final int MOST = 2048;

  private final MatchTables tables;
  private final MatchCodes partialCodes;
  private final MatchCodes completeCodes;
  private final RowReader reader;
  private final ColumnBuilder[] builders;
  private final Slice view = new Slice();

  /** By position: the time of the row, and, of one whose time has come, where it waits. */
  private long[] times = new long[MOST];

  private long[] waiting = new long[MOST];
  private int count;
  private int held;

  RoundRows(MatchSpec spec, MatchTables tables) {
    this.tables = tables;
    int variables = spec.variables().size();
    partialCodes = new MatchCodes(variables, false);
    completeCodes = new MatchCodes(variables, true);
    reader = new RowReader(tables.layout());
    builders = Gather.builders(spec.types(), MOST);
  }

  /**
   * Reads what there is of some keys.
   *
   * @param time up to which rows are taken
   * @param runs receives a run a key, in order
   */
  Batch read(KeyBatch keys, long time, List<KeyRun> runs) {
    count = 0;
    for (int i = 0; i < keys.size(); i++) {
      runs.add(readHeld(keys, i));
    }
    held = count;
    for (KeyRun run : runs) {
      readDue(keys, run, time);
    }
    Column[] columns = Gather.build(builders);
    return Batch.of(count, columns);
  }

  private KeyRun readHeld(KeyBatch keys, int i) {
    long row = tables.rows().first(keys, i);
    long firstNumber = row < 0 ? 0 : tables.number(row);
    int start = count;
    for (; row >= 0; row = tables.rows().next(row)) {
      add(tables.rows().bytes(row, view), tables.rows().get(row, 0), -1);
    }
    KeyRun run = new KeyRun(i, firstNumber, start, count - start);
    long match = tables.partial().first(keys, i);
    for (; match >= 0; match = tables.partial().next(match)) {
      run.partial.add(partialCodes.read(tables.partial().element(match, view), firstNumber, match));
    }
    match = tables.complete().first(keys, i);
    for (; match >= 0; match = tables.complete().next(match)) {
      run.complete.add(
          completeCodes.read(tables.complete().element(match, view), firstNumber, match));
    }
    run.loaded.addAll(run.partial);
    run.loaded.addAll(run.complete);
    return run;
  }

  private void readDue(KeyBatch keys, KeyRun run, long time) {
    int start = count;
    long row = tables.waiting().first(keys, run.key);
    while (row >= 0 && (count == start || count - held < MOST)) {
      long rowTime = tables.time(row);
      if (rowTime > time) {
        break;
      }
      add(tables.waiting().bytes(row, view), rowTime, row);
      row = tables.waiting().next(row);
    }
    run.due(start, count - start);
  }

  private void add(Slice bytes, long time, long waitingRow) {
    if (count == times.length) {
      times = Arrays.copyOf(times, count * 2);
      waiting = Arrays.copyOf(waiting, count * 2);
    }
    reader.read(bytes.array, bytes.offset, builders);
    times[count] = time;
    waiting[count++] = waitingRow;
  }

  /** Rows that matches so far hold; those behind wait to be taken. */
  int held() {
    return held;
  }

  long time(KeyRun run, int row) {
    return times[run.position(row)];
  }

  /** Where a row waits that was taken. */
  long waiting(KeyRun run, int row) {
    return waiting[run.position(row)];
  }

  /** Writes back what has become of a key. */
  void write(KeyBatch keys, KeyRun run) {
    int needed = run.firstNeeded();
    writeRows(keys, run, needed);
    List<Partial> current = new ArrayList<>(run.partial);
    current.addAll(run.complete);
    current.forEach(match -> match.current = true);
    for (Partial match : run.loaded) {
      if (!match.current) {
        (match.end < 0 ? tables.partial() : tables.complete()).delete(match.handle);
      }
    }
    for (Partial match : current) {
      if (match.handle < 0) {
        MatchCodes codes = match.end < 0 ? partialCodes : completeCodes;
        tables.insert(match, codes, keys, run);
      }
    }
  }

  private void writeRows(KeyBatch keys, KeyRun run, int needed) {
    for (int row = Math.max(run.held, needed); row < run.next; row++) {
      int position = run.position(row);
      tables.keep(keys, run.key, waiting[position], run.firstNumber + row, times[position]);
    }
    long kept = tables.rows().first(keys, run.key);
    while (kept >= 0 && tables.number(kept) < run.firstNumber + needed) {
      tables.rows().delete(kept);
      kept = tables.rows().first(keys, run.key);
    }
    for (int row = run.held; row < run.next; row++) {
      tables.waiting().delete(waiting[run.position(row)]);
    }
  }
}
