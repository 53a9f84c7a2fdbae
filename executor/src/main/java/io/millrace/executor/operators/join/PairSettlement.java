package io.millrace.executor.operators.join;

import io.millrace.data.batch.Batch;
import io.millrace.data.batch.RowKind;

/**
 * INNER, LEFT, RIGHT and FULL: pairs come out, and rows of an outer side that have no match with
 * NULLs.
 */
final class PairSettlement extends Settlement {
  private final boolean inputOuter;
  private final boolean otherOuter;

  PairSettlement(JoinSpec spec, int input, SideRows[] sides, Pairs pairs, JoinOutput out) {
    super(spec, input, sides, pairs, out);
    inputOuter = spec.kind().isOuter(input);
    otherOuter = spec.kind().isOuter(1 - input);
  }

  @Override
  void settle(Batch batch, int position, int from, int to, boolean continued) {
    byte kind = batch.kindAt(position);
    if (RowKind.isRetraction(kind)) {
      emitPairs(position, from, to, inputOuter ? RowKind.D : kind);
      recountAll(from, to, continued, -1);
    } else {
      recountAll(from, to, continued, 1);
      emitPairs(position, from, to, inputOuter || otherOuter ? RowKind.I : kind);
    }
  }

  private void emitPairs(int position, int from, int to, byte kind) {
    for (int pair = from; pair < to; pair++) {
      if (pairs.isMatch(pair)) {
        matches += pairs.copies(pair);
        out.pair(position, pair, kind, pairs.copies(pair));
      }
    }
  }

  /** Rows of the other side get their first match, or lose their last one. */
  private void recountAll(int from, int to, boolean continued, int change) {
    if (!otherOuter) {
      return;
    }
    for (int pair = from; pair < to; pair++) {
      if (!pairs.isMatch(pair)) {
        continue;
      }
      long before = recount(pair, continued && pair == from, change);
      if (change > 0 && before == 0) {
        out.other(pair, RowKind.D, pairs.copies(pair));
      } else if (change < 0 && before == 1) {
        out.other(pair, RowKind.I, pairs.copies(pair));
      }
    }
  }

  @Override
  void end(Batch batch, int position, long handle) {
    boolean add = !RowKind.isRetraction(batch.kindAt(position));
    if (inputOuter && matches == 0) {
      out.input(position, add ? RowKind.I : RowKind.D);
    }
    keep(batch, position, handle, add);
  }
}
