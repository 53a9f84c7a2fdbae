package io.millrace.executor.operators.aggregate;

import io.millrace.data.batch.Batch;
import io.millrace.data.batch.RowKind;
import io.millrace.data.bytes.Slice;
import io.millrace.data.column.Column;
import io.millrace.data.column.ColumnBuilder;
import io.millrace.data.column.LongBuilder;
import io.millrace.data.encoding.KeyBatch;
import io.millrace.data.encoding.RowReader;
import io.millrace.executor.operators.rows.Gather;
import io.millrace.executor.operators.rows.Layouts;
import java.util.Arrays;

/**
 * What happens to accumulators, as rows of one batch: a row that comes is added, one that leaves
 * the frame is taken away; where a step ends the results of the rows that came in it are read.
 */
final class OverSteps {
  private final OverSpec spec;

  /** Null if all rows are put in as they were written. */
  private final OverRows rows;

  private final RowReader reader;
  private final ColumnBuilder[] columns;

  /** For rows that leave a frame: what was kept of them, and where the other columns go. */
  private final RowReader keptReader;

  private final ColumnBuilder[] keptColumns;
  private final ColumnBuilder[] otherColumns;

  /** For each row whether it is the first of its equals; null: nobody asks. */
  private final LongBuilder firsts;

  private byte[] kinds = new byte[1024];
  private int[] ends = new int[1024];
  private int size;
  private int steps;

  OverSteps(OverSpec spec, OverRows rows) {
    this.spec = spec;
    this.rows = rows;
    this.reader = new RowReader(Layouts.numbered("c", spec.types()));
    this.columns = Gather.builders(spec.types(), 1024);
    this.keptReader = new RowReader(Layouts.numbered("c", spec.readTypes()));
    this.keptColumns = new ColumnBuilder[spec.read().size()];
    this.otherColumns = columns.clone();
    for (int i = 0; i < keptColumns.length; i++) {
      keptColumns[i] = columns[spec.read().get(i)];
      otherColumns[spec.read().get(i)] = null;
    }
    this.firsts = spec.frame().marksFirst() ? new LongBuilder(1024) : null;
  }

  int size() {
    return size;
  }

  int steps() {
    return steps;
  }

  /** Where step {@code i} ends, exclusive. */
  int end(int i) {
    return ends[i];
  }

  boolean isAdded(int row) {
    return kinds[row] == RowKind.I;
  }

  /** The rows so far. */
  Batch batch() {
    Column[] built = Gather.build(columns);
    if (firsts != null) {
      built = Arrays.copyOf(built, built.length + 1);
      built[built.length - 1] = firsts.build();
    }
    return Batch.of(size, built).withKinds(Arrays.copyOf(kinds, size));
  }

  void clear() {
    size = 0;
    steps = 0;
  }

  /**
   * Takes a row and, in a RANGE, its peers that have come; returns the row behind them, or -1.
   *
   * @param place of the row before it in the partition
   */
  long take(KeyBatch keys, int i, long row, boolean peers) {
    long before = rows.previous(row);
    long place = before < 0 ? 0 : rows.place(before);
    long next = row;
    long last = row;
    do {
      put(next, RowKind.I, next == row);
      last = next;
      next = spec.frame().backward() ? rows.previous(next) : rows.next(next);
      place++;
      if (spec.frame().isBounded()) {
        rows.setPlace(last, place);
      }
    } while (peers && next >= 0 && rows.arePeers(last, next));
    if (spec.frame().isBounded()) {
      leave(keys, i, last, place);
    } else {
      forget(row, next);
    }
    endStep();
    return next;
  }

  /** Rows that were added and that no later row asks for. */
  private void forget(long from, long to) {
    for (long row = from; row != to; ) {
      long next = spec.frame().backward() ? rows.previous(row) : rows.next(row);
      rows.delete(row);
      row = next;
    }
  }

  private void leave(KeyBatch keys, int i, long current, long place) {
    long preceding = spec.frame().preceding();
    long since = spec.frame().rows() ? 0 : minus(rows.time(current), preceding);
    long first = rows.first(keys, i);
    while (first != current) {
      boolean leaves =
          spec.frame().rows() ? rows.place(first) < place - preceding : rows.time(first) < since;
      if (!leaves) {
        return;
      }
      put(first, RowKind.UB, false);
      long next = rows.next(first);
      rows.delete(first);
      first = next;
    }
  }

  /** The beginning of time if there is nothing before it. */
  private static long minus(long time, long preceding) {
    long since = time - preceding;
    return since > time ? Long.MIN_VALUE : since;
  }

  private void put(long row, byte kind, boolean first) {
    rows.read(row, columns);
    note(kind, first);
  }

  /** Takes one row as it was written. */
  void put(Slice row, byte kind, boolean first) {
    reader.read(row.array, row.offset, columns);
    note(kind, first);
  }

  /** Takes away a row of which only what is read was kept, all else being as in a current one. */
  void leave(Slice kept, Slice current) {
    reader.read(current.array, current.offset, otherColumns);
    keptReader.read(kept.array, kept.offset, keptColumns);
    note(RowKind.UB, false);
  }

  private void note(byte kind, boolean first) {
    if (firsts != null) {
      firsts.append(first ? 1 : 0);
    }
    if (size == kinds.length) {
      kinds = Arrays.copyOf(kinds, size * 2);
    }
    kinds[size++] = kind;
  }

  void endStep() {
    if (steps == ends.length) {
      ends = Arrays.copyOf(ends, steps * 2);
    }
    ends[steps++] = size;
  }
}
