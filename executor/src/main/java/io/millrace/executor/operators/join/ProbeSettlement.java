package io.millrace.executor.operators.join;

import io.millrace.data.batch.Batch;
import io.millrace.data.batch.RowKind;

/** SEMI and ANTI, left rows: they come out as they came if they have a match, or have none. */
final class ProbeSettlement extends Settlement {
  ProbeSettlement(JoinSpec spec, SideRows[] sides, Pairs pairs, JoinOutput out) {
    super(spec, 0, sides, pairs, out);
  }

  @Override
  void settle(Batch batch, int position, int from, int to, boolean continued) {
    for (int pair = from; pair < to; pair++) {
      matches += pairs.isMatch(pair) ? pairs.copies(pair) : 0;
    }
  }

  @Override
  void end(Batch batch, int position, long handle) {
    byte kind = batch.kindAt(position);
    if (matches > 0 == (spec.kind() == JoinKind.SEMI)) {
      out.input(position, kind);
    }
    keep(batch, position, handle, !RowKind.isRetraction(kind));
  }
}
