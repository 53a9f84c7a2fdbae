package io.millrace.executor.operators.join;

import io.millrace.data.type.DataType;
import io.millrace.executor.kernel.RowPredicate;
import java.util.List;

/** Continues combinations with rows that an input has in state. */
final class OtherStep extends CombineStep {
  private final SideRows side;
  private final List<DataType> types;
  private final boolean outer;
  private final Candidates candidates;

  OtherStep(SideRows side, List<DataType> types, boolean outer, RowPredicate condition) {
    this.side = side;
    this.types = types;
    this.outer = outer;
    this.candidates = new Candidates(types, condition, true);
  }

  @Override
  void continueSome() {
    int first = at;
    collect();
    candidates.match(before.out);
    settle(first);
    out.build(before.out, types, candidates.columns());
  }

  private void collect() {
    candidates.clear();
    while (at < before.out.size() && !candidates.isFull()) {
      if (!started) {
        started = true;
        cursor = side.first(keys, before.out.row(at));
      }
      while (cursor >= 0 && !candidates.isFull()) {
        long count = side.get(cursor, SideRows.COUNT);
        if (count > 0) {
          candidates.add(at, side, cursor, count);
        }
        cursor = side.next(cursor);
      }
      if (cursor >= 0) {
        return;
      }
      started = false;
      at++;
    }
  }

  /** From the combination {@code first} to that before {@link #at}; some of that one as well. */
  private void settle(int first) {
    Combinations in = before.out;
    int c = 0;
    for (int i = first; i < at || (i == at && started); i++) {
      boolean any = i == first && matched;
      for (; c < candidates.size() && candidates.combination(c) == i; c++) {
        if (candidates.isMatch(c)) {
          any = true;
          out.add(in, i, c, in.kind(i), candidates.count(c));
        }
      }
      if (i == at) {
        matched = any;
      } else if (outer && !any) {
        out.add(in, i, -1, in.kind(i), 1);
      }
    }
    if (!started) {
      matched = false;
    }
  }
}
