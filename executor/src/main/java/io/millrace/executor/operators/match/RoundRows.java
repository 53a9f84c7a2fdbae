package io.millrace.executor.operators.match;

import io.millrace.data.batch.Batch;
import io.millrace.data.bytes.Slice;
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
  private static final int EXPECTED = 2048;

  private final MatchTables tables;
  private final DueRows due;
  private final MatchCodes partialCodes;
  private final MatchCodes completeCodes;
  private final KeptFew few;
  private final RowReader reader;
  private final ColumnBuilder[] builders;
  private final Slice view = new Slice();
  private final Slice row = new Slice();

  /** By position: the time of the row, and, of one whose time has come, which one it is. */
  private long[] times = new long[EXPECTED];

  private int[] dueRows = new int[EXPECTED];
  private int count;
  private int held;

  RoundRows(MatchSpec spec, MatchTables tables, DueRows due) {
    this.tables = tables;
    this.due = due;
    int variables = spec.variables().size();
    partialCodes = new MatchCodes(variables, false);
    completeCodes = new MatchCodes(variables, true);
    few = new KeptFew(partialCodes, completeCodes);
    reader = new RowReader(tables.layout());
    builders = Gather.builders(spec.types(), EXPECTED);
  }

  /**
   * Reads what there is of some keys, which was loaded.
   *
   * @param firstDue the number of the first key among those whose rows are due; -1: none are
   * @param runs receives a run a key, in order
   */
  Batch read(KeyBatch keys, int firstDue, List<KeyRun> runs) {
    count = 0;
    for (int i = 0; i < keys.size(); i++) {
      runs.add(tables.isMany(i) ? readMany(keys, i) : readFew(i));
    }
    held = count;
    for (int i = 0; i < keys.size() && firstDue >= 0; i++) {
      int start = count;
      for (int r = due.first(firstDue + i); r >= 0; r = due.after(r)) {
        add(due.row(r, row), due.time(r), r);
      }
      runs.get(i).due(start, count - start);
    }
    return Batch.of(count, Gather.build(builders));
  }

  private KeyRun readFew(int i) {
    int start = count;
    int rows = few.open(tables.few(i, view));
    for (int r = 0; r < rows; r++) {
      long time = few.nextRow(row);
      add(row, time, -1);
    }
    KeyRun run = new KeyRun(i, 0, start, rows);
    few.readMatches(run.partial, run.complete);
    return run;
  }

  private KeyRun readMany(KeyBatch keys, int i) {
    long kept = tables.rows().first(keys, i);
    long firstNumber = kept < 0 ? 0 : tables.number(kept);
    int start = count;
    for (; kept >= 0; kept = tables.rows().next(kept)) {
      add(tables.rows().bytes(kept, view), tables.rows().get(kept, 0), -1);
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

  private void add(Slice bytes, long time, int dueRow) {
    if (count == times.length) {
      times = Arrays.copyOf(times, count * 2);
      dueRows = Arrays.copyOf(dueRows, count * 2);
    }
    reader.read(bytes.array, bytes.offset, builders);
    times[count] = time;
    dueRows[count++] = dueRow;
  }

  /** Rows that matches so far hold; those behind wait to be taken. */
  int held() {
    return held;
  }

  long time(KeyRun run, int row) {
    return times[run.position(row)];
  }

  /**
   * Writes back what has become of a key.
   *
   * @param timer for when a timer of the key is set; MAX: none is
   */
  void write(KeyBatch keys, KeyRun run, long timer) {
    int needed = run.firstNeeded();
    if (!tables.isMany(run.key) && !tables.mayBeMany(run.key, run.due)) {
      writeFew(run, needed);
      tables.write(run.key, timer, false, few.written());
      return;
    }
    if (tables.isMany(run.key)) {
      writeRows(keys, run, needed);
      writeMatches(keys, run);
    } else {
      moveRows(keys, run, needed);
      writeMatches(keys, run);
    }
    few.clear();
    boolean isMany = needed < run.next;
    tables.write(run.key, timer, isMany, few.written());
  }

  private void writeFew(KeyRun run, int needed) {
    if (needed == run.next) {
      few.clear();
      return;
    }
    few.begin(run.next - needed, run.partial.size());
    few.open(tables.few(run.key, view));
    for (int r = 0; r < run.held; r++) {
      long time = few.nextRow(row);
      if (r >= needed) {
        few.addRow(time, row);
      }
    }
    for (int r = Math.max(run.held, needed); r < run.next; r++) {
      few.addRow(time(run, r), due.row(dueRows[run.position(r)], row));
    }
    few.addMatches(run.partial, run.complete, needed);
  }

  /** A key that had few rows has many. */
  private void moveRows(KeyBatch keys, KeyRun run, int needed) {
    few.open(tables.few(run.key, view));
    for (int r = 0; r < run.held; r++) {
      long time = few.nextRow(row);
      if (r >= needed) {
        tables.keep(keys, run.key, row, r, time);
      }
    }
    keepDue(keys, run, needed);
  }

  private void keepDue(KeyBatch keys, KeyRun run, int needed) {
    for (int r = Math.max(run.held, needed); r < run.next; r++) {
      due.row(dueRows[run.position(r)], row);
      tables.keep(keys, run.key, row, run.firstNumber + r, time(run, r));
    }
  }

  private void writeRows(KeyBatch keys, KeyRun run, int needed) {
    keepDue(keys, run, needed);
    long kept = tables.rows().first(keys, run.key);
    while (kept >= 0 && tables.number(kept) < run.firstNumber + needed) {
      tables.rows().delete(kept);
      kept = tables.rows().first(keys, run.key);
    }
  }

  private void writeMatches(KeyBatch keys, KeyRun run) {
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
}
