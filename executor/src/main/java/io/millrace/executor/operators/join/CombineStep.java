package io.millrace.executor.operators.join;

import io.millrace.data.batch.Batch;
import io.millrace.data.encoding.KeyBatch;

/**
 * A step of a {@link MultiJoin}: continues the combinations of the step before with rows of one
 * more input, some at a time.
 */
abstract class CombineStep {
  final Combinations out = new Combinations();
  CombineStep before;
  Batch batch;
  KeyBatch keys;

  /** The combination of the step before that is continued next. */
  int at;

  /** Whether some candidates of {@link #at} have been looked at. */
  boolean started;

  /** The next row of the input in state for {@link #at}; -1: none. */
  long cursor;

  /** Whether {@link #at} matched in an earlier piece. */
  boolean matched;

  /** A batch begins. */
  final void begin(CombineStep stepBefore, Batch newBatch, KeyBatch newKeys) {
    before = stepBefore;
    batch = newBatch;
    keys = newKeys;
    at = 0;
    started = false;
    matched = false;
    out.clear();
  }

  /**
   * Puts some further combinations, perhaps none, into {@link #out}; false: there are no more.
   * Those it held are gone.
   */
  boolean next() {
    if (at == before.out.size()) {
      if (!before.next()) {
        return false;
      }
      at = 0;
      arrived();
    }
    out.clear();
    continueSome();
    return true;
  }

  /** The step before has new combinations. */
  void arrived() {}

  /** Continues combinations from {@link #at} on. */
  abstract void continueSome();
}
