package io.millrace.executor.operators.lookup;

import io.millrace.data.batch.Batch;
import io.millrace.data.column.ColumnBuilder;
import io.millrace.executor.kernel.RowPredicate;
import io.millrace.executor.operator.Output;
import io.millrace.executor.operators.pairs.PairBuffer;
import java.util.Arrays;

/** Rows of one batch with what was found for each, as they come out, piece by piece. */
final class FoundPairs {
  static final int PIECE = 1024;

  private final boolean outer;
  private final PairBuffer pairs;
  private final int[] pairRows = new int[PIECE];
  private Batch rows;
  private int[] positions = new int[PIECE];
  private Batch[] found = new Batch[PIECE];
  private int size;

  /** The next of {@link #positions} to be paired. */
  private int next;

  /** The next of the rows found for it; 0 when it begins. */
  private int match;

  /** Whether a match of it has come out. */
  private boolean met;

  /**
   * @param condition over the columns of input and table, beyond the keys; null: none
   */
  FoundPairs(LookupSpec spec, RowPredicate condition) {
    outer = spec.outer();
    pairs = new PairBuffer(spec.inputTypes(), spec.tableTypes(), true, condition);
  }

  /** Begins with rows of a batch. Only when {@link #isDone()}. */
  void begin(Batch batch) {
    rows = batch;
    size = 0;
    next = 0;
    match = 0;
    met = false;
  }

  /**
   * Adds a row.
   *
   * @param table what was found for it; null: nothing
   */
  void add(int position, Batch table) {
    if (size == positions.length) {
      positions = Arrays.copyOf(positions, size * 2);
      found = Arrays.copyOf(found, size * 2);
    }
    positions[size] = position;
    found[size++] = table;
  }

  int size() {
    return size;
  }

  boolean isDone() {
    return next == size;
  }

  /** Emits what fits into a piece. */
  void workPiece(Output out) {
    pairs.clear();
    int first = next;
    while (next < size && next - first < PIECE && pairs.size() < PIECE) {
      Batch table = found[next];
      int count = table == null ? 0 : table.rows();
      while (match < count && pairs.size() < PIECE) {
        read(table, match++);
        pairRows[pairs.size()] = next;
        pairs.add(positions[next]);
      }
      if (match < count) {
        break;
      }
      match = 0;
      next++;
    }
    emit(first, out);
    if (next == size) {
      // What was found may be large, and the batch too.
      Arrays.fill(found, 0, size, null);
      rows = null;
      size = 0;
      next = 0;
    }
  }

  private void emit(int first, Output out) {
    pairs.match(rows);
    int pair = 0;
    for (int i = first; i <= next && i < size; i++) {
      byte kind = rows.kindAt(positions[i]);
      for (; pair < pairs.size() && pairRows[pair] == i; pair++) {
        if (pairs.isMatch(pair)) {
          met = true;
          pairs.emit(pair, kind, 1);
        }
      }
      if (i == next) {
        break;
      }
      if (!met && outer) {
        pairs.emitAlone(positions[i], kind);
      }
      met = false;
    }
    if (pairs.rows() > 0) {
      out.emit(pairs.build(rows));
    }
  }

  private void read(Batch table, int row) {
    ColumnBuilder[] builders = pairs.other();
    for (int c = 0; c < builders.length; c++) {
      builders[c].copyFrom(table.column(c), row);
    }
  }
}
