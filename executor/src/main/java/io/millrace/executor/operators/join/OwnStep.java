package io.millrace.executor.operators.join;

import io.millrace.data.batch.Batch;
import io.millrace.data.batch.RowKind;
import io.millrace.data.column.Column;
import io.millrace.data.type.DataType;
import io.millrace.executor.kernel.RowPredicate;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * Continues combinations with the rows that come. Where the input is outer, the first match of a
 * combination takes its NULLs away, and they come back when the last one goes.
 */
final class OwnStep extends CombineStep {
  private final SideRows side;
  private final List<DataType> types;
  private final boolean outer;
  private final RowPredicate condition;
  private final InputRows rows;
  private final IntConsumer changeUpTo;

  /** Other rows in state that the same combination matches. */
  private final Candidates others;

  /** By combination: where its row is in the batch, and whether they match. */
  private int[] positions = new int[1024];

  private int[] identity = new int[1024];
  private int[] selection = new int[1024];
  private boolean[] matches = new boolean[1024];

  /** By combination: how often its row was there before. */
  private long[] own = new long[1024];

  /**
   * @param rows of the batch in state
   * @param changeUpTo writes the rows of the batch up to one (exclusive) to state
   */
  OwnStep(
      SideRows side,
      List<DataType> types,
      boolean outer,
      RowPredicate condition,
      InputRows rows,
      IntConsumer changeUpTo) {
    this.side = side;
    this.types = types;
    this.outer = outer;
    this.condition = condition;
    this.rows = rows;
    this.changeUpTo = changeUpTo;
    this.others = new Candidates(types, condition, false);
  }

  @Override
  void arrived() {
    Combinations in = before.out;
    int size = in.size();
    if (positions.length < size) {
      positions = new int[size];
      identity = new int[size];
      selection = new int[size];
      matches = new boolean[size];
      own = new long[size];
    }
    for (int i = 0; i < size; i++) {
      positions[i] = batch.position(in.row(i));
      identity[i] = i;
    }
    Arrays.fill(matches, 0, size, condition == null);
    if (condition == null || size == 0) {
      return;
    }
    Column[] came = new Column[types.size()];
    for (int c = 0; c < came.length; c++) {
      came[c] = batch.column(c).take(positions, size);
    }
    int count = condition.select(Batch.of(size, in.beside(identity, size, came)), selection);
    for (int i = 0; i < count; i++) {
      matches[selection[i]] = true;
    }
  }

  @Override
  void continueSome() {
    int first = at;
    collect();
    others.match(before.out);
    settle(first);
    out.build(before.out, types, batch.columns());
  }

  private void collect() {
    others.clear();
    while (at < before.out.size() && !others.isFull()) {
      int row = before.out.row(at);
      if (!started) {
        begin(row);
      }
      collectOthers(rows.handle(row));
      if (cursor >= 0) {
        return;
      }
      started = false;
      at++;
    }
  }

  private void begin(int row) {
    started = true;
    cursor = -1;
    if (outer && matches[at]) {
      // What other rows of the batch did before this one counts.
      changeUpTo.accept(row);
      own[at] = side.get(rows.handle(row), SideRows.COUNT);
      cursor = side.first(keys, row);
    }
  }

  private void collectOthers(long handle) {
    while (cursor >= 0 && !others.isFull()) {
      long count = side.get(cursor, SideRows.COUNT);
      boolean other = cursor != handle && count > 0;
      if (other) {
        others.add(at, side, cursor, count);
      }
      // Without a condition one other row says enough.
      cursor = other && condition == null ? -1 : side.next(cursor);
    }
  }

  private void settle(int first) {
    int c = 0;
    for (int i = first; i < at || (i == at && started); i++) {
      boolean any = i == first && matched;
      for (; c < others.size() && others.combination(c) == i; c++) {
        any |= others.isMatch(c);
      }
      if (i == at) {
        matched = any;
      } else if (matches[i]) {
        emit(i, any);
      }
    }
    if (!started) {
      matched = false;
    }
  }

  private void emit(int i, boolean others) {
    Combinations in = before.out;
    if (!outer) {
      out.add(in, i, positions[i], in.kind(i), 1);
    } else if (!RowKind.isRetraction(in.kind(i))) {
      if (!others && own[i] == 0) {
        out.add(in, i, -1, RowKind.D, 1);
      }
      out.add(in, i, positions[i], RowKind.I, 1);
    } else {
      out.add(in, i, positions[i], RowKind.D, 1);
      if (!others && own[i] == 1) {
        out.add(in, i, -1, RowKind.I, 1);
      }
    }
  }
}
