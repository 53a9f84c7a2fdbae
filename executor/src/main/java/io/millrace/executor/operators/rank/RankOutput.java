package io.millrace.executor.operators.rank;

import io.millrace.data.batch.Batch;
import io.millrace.data.batch.RowKind;
import io.millrace.data.column.Column;
import io.millrace.data.column.ColumnBuilder;
import io.millrace.data.column.LongBuilder;
import io.millrace.executor.operator.Output;
import io.millrace.executor.operators.rows.Gather;
import java.util.Arrays;

/** The rows that come out of a Top-N, until a batch is made of them. */
final class RankOutput {
  /** Where the rows are that come out. */
  interface Rows {
    /** Appends a row to the builders of its columns. */
    void read(long handle, ColumnBuilder[] out);
  }

  /** Stands for the row that comes, before it has a place. */
  static final long COMING = -2;

  /** Rows that make a batch. */
  static final int PIECE = 1024;

  private final TopNSpec spec;
  private final Rows rows;
  private final ColumnBuilder[] columns;
  private final LongBuilder ranks = new LongBuilder(1024);
  private byte[] kinds = new byte[1024];
  private int size;

  RankOutput(TopNSpec spec, Rows rows) {
    this.spec = spec;
    this.rows = rows;
    this.columns = Gather.builders(spec.types(), 1024);
  }

  /** Emits what came so far, if it is that many rows; returns whether there was room for it. */
  boolean emit(int least, Output out) {
    if (size < least) {
      return true;
    }
    if (!out.hasRoom()) {
      return false;
    }
    out.emit(build());
    return true;
  }

  /** A row came: those behind it moved back. */
  void added(RankChanges changes) {
    for (int i = 0; i < changes.size(); i++) {
      if (changes.with(i) == RankChanges.NONE) {
        put(changes.handle(i), changes.without(i), RowKind.D);
      }
    }
    // From the last one up, so that a row moves to a rank that is free.
    for (int i = changes.size() - 1; i >= 0; i--) {
      moved(changes.handle(i), changes.without(i), changes.with(i));
    }
    for (int i = 0; i < changes.size(); i++) {
      if (changes.without(i) == RankChanges.NONE) {
        put(changes.handle(i), changes.with(i), RowKind.I);
      }
    }
  }

  /** A row goes: those behind it move up, and further ones may enter the range. */
  void removed(RankChanges changes) {
    boolean enters = false;
    int last = -1;
    for (int i = 0; i < changes.size(); i++) {
      enters |= changes.with(i) == RankChanges.NONE;
      boolean moves =
          changes.with(i) != changes.without(i) && changes.without(i) != RankChanges.NONE;
      last = moves && changes.with(i) != RankChanges.NONE ? i : last;
      if (changes.without(i) == RankChanges.NONE) {
        put(changes.handle(i), changes.with(i), RowKind.D);
      }
    }
    // Where nothing enters, the last rank becomes free: its row is deleted there, and comes anew.
    boolean anew = !enters && spec.form().rank() && last >= 0;
    if (anew) {
      put(changes.handle(last), changes.with(last), RowKind.D);
    }
    for (int i = 0; i < changes.size(); i++) {
      if (!anew || i != last) {
        moved(changes.handle(i), changes.with(i), changes.without(i));
      }
    }
    for (int i = 0; i < changes.size(); i++) {
      if (changes.with(i) == RankChanges.NONE || (anew && i == last)) {
        put(changes.handle(i), changes.without(i), RowKind.I);
      }
    }
  }

  /**
   * A row comes to a place, or moves there, and those between make room; places are counted from 0.
   * Its handle is {@link #COMING}, those of others are places where they stood.
   *
   * @param from where it stood before; -1: nowhere
   * @param count how many rows there were
   */
  void replaced(int from, int to, int count) {
    boolean was = from >= 0 && isIn(from);
    int last = (from < 0 ? count : from) - 1; // of those that move back by one
    boolean back = from >= 0 && to > from;
    if (!back && to <= last && isIn(last) && !isIn(last + 1)) {
      put(last, last + 1L, RowKind.D);
    } else if (back && from < first() && to >= first()) {
      put(first(), first() + 1L, RowKind.D);
    }
    if (was && (!isIn(to) || spec.form().updateBefore())) {
      put(from, from + 1L, isIn(to) ? RowKind.UB : RowKind.D);
    }
    for (int i = last; i >= to; i--) {
      movedIn(i, i + 1);
    }
    for (int i = from + 1; back && i <= to; i++) {
      movedIn(i, i - 1);
    }
    if (!back && to < first() && last >= first() - 1) {
      put(first() - 1L, first() + 1L, RowKind.I);
    }
    if (isIn(to)) {
      put(COMING, to + 1L, was ? RowKind.UA : RowKind.I);
    }
  }

  private void movedIn(int from, int to) {
    if (isIn(from) && isIn(to)) {
      moved(from, from + 1L, to + 1L);
    }
  }

  /** The first place that comes out. */
  private int first() {
    return (int) spec.range().start() - 1;
  }

  private boolean isIn(int place) {
    return place >= first() && place < spec.range().end();
  }

  private void moved(long handle, long from, long to) {
    if (!spec.form().rank() || from == to || from == RankChanges.NONE || to == RankChanges.NONE) {
      return;
    }
    if (spec.form().updateBefore()) {
      put(handle, from, RowKind.UB);
    }
    put(handle, to, RowKind.UA);
  }

  private void put(long handle, long rank, byte kind) {
    rows.read(handle, columns);
    if (spec.form().rank()) {
      ranks.append(rank);
    }
    if (size == kinds.length) {
      kinds = Arrays.copyOf(kinds, size * 2);
    }
    kinds[size++] = kind;
  }

  private Batch build() {
    Column[] built = Gather.build(columns);
    if (spec.form().rank()) {
      built = Arrays.copyOf(built, built.length + 1);
      built[built.length - 1] = ranks.build();
    }
    boolean inserts = true;
    for (int i = 0; i < size; i++) {
      inserts &= kinds[i] == RowKind.I;
    }
    Batch batch = Batch.of(size, built).withKinds(inserts ? null : Arrays.copyOf(kinds, size));
    size = 0;
    return batch;
  }
}
