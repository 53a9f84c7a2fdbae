package io.millrace.executor.operators.join;

import io.millrace.data.batch.Batch;

/**
 * What a row of one input means once its pairs are known: what comes out, and what changes in
 * state. A row may come in several calls, each with some of its pairs.
 */
abstract class Settlement {
  final JoinSpec spec;
  final int input;
  final SideRows own;
  final SideRows other;
  final Pairs pairs;
  final JoinOutput out;

  /** Matches of the row so far, equal rows counted each. */
  long matches;

  /** What {@link #recount} gave last. */
  private long countBefore;

  Settlement(JoinSpec spec, int input, SideRows[] sides, Pairs pairs, JoinOutput out) {
    this.spec = spec;
    this.input = input;
    this.own = sides[input];
    this.other = sides[1 - input];
    this.pairs = pairs;
    this.out = out;
  }

  static Settlement of(JoinSpec spec, int input, SideRows[] sides, Pairs pairs, JoinOutput out) {
    if (!spec.kind().leftOnly()) {
      return new PairSettlement(spec, input, sides, pairs, out);
    }
    return input == 0
        ? new ProbeSettlement(spec, sides, pairs, out)
        : new WitnessSettlement(spec, sides, pairs, out);
  }

  /** A row begins. */
  final void begin() {
    matches = 0;
  }

  /**
   * Some pairs of the row at a position of a batch: those from {@code from} to {@code to}
   * (exclusive).
   *
   * @param continued whether the first pair is one that was given before, in part
   */
  abstract void settle(Batch batch, int position, int from, int to, boolean continued);

  /**
   * All pairs of the row were given.
   *
   * @param handle of the row in state; -1 if it is not kept
   */
  abstract void end(Batch batch, int position, long handle);

  /**
   * Changes the number of matches of the pair's row on the other side; returns what it was before
   * the row at hand.
   */
  final long recount(int pair, boolean continued, int change) {
    if (!continued) {
      countBefore = other.get(pairs.handle(pair), SideRows.MATCHES);
      other.setMatches(pairs.handle(pair), countBefore + change);
    }
    return countBefore;
  }

  /** Writes the row to state, or takes it away. */
  final void keep(Batch batch, int position, long handle, boolean add) {
    if (handle < 0) {
      return;
    }
    if (!add) {
      own.remove(handle);
      return;
    }
    own.add(handle, batch, position);
    if (spec.kind().countsMatches(input)) {
      own.setMatches(handle, matches);
    }
  }
}
