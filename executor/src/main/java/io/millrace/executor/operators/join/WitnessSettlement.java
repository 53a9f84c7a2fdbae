package io.millrace.executor.operators.join;

import io.millrace.data.batch.Batch;
import io.millrace.data.batch.RowKind;

/** SEMI and ANTI, right rows: left rows get their first match by them, or lose their last one. */
final class WitnessSettlement extends Settlement {
  WitnessSettlement(JoinSpec spec, SideRows[] sides, Pairs pairs, JoinOutput out) {
    super(spec, 1, sides, pairs, out);
  }

  @Override
  void settle(Batch batch, int position, int from, int to, boolean continued) {
    byte kind = batch.kindAt(position);
    boolean add = !RowKind.isRetraction(kind);
    boolean semi = spec.kind() == JoinKind.SEMI;
    byte outKind = semi ? kind : add ? RowKind.D : RowKind.I;
    for (int pair = from; pair < to; pair++) {
      if (pairs.isMatch(pair)) {
        long before = recount(pair, continued && pair == from, add ? 1 : -1);
        if (before == (add ? 0 : 1)) {
          out.other(pair, outKind, pairs.copies(pair));
        }
      }
    }
  }

  @Override
  void end(Batch batch, int position, long handle) {
    keep(batch, position, handle, !RowKind.isRetraction(batch.kindAt(position)));
  }
}
