package io.millrace.executor.operators.session;

import io.millrace.data.batch.Batch;
import io.millrace.data.encoding.KeyBatch;
import io.millrace.data.encoding.Layout;
import io.millrace.state.table.ElementTable;
import io.millrace.state.table.OperatorState;
import io.millrace.state.table.Readiness;

/**
 * What sessions hold. Every session has a row in a table, with slots and bytes of the content's
 * own.
 */
public interface SessionContent {

  /** What the content keeps in a session's row. */
  record Shape(int slots, boolean variable, Layout layout) {}

  Shape shape();

  /**
   * Called once.
   *
   * @param sessions the rows of sessions
   * @param output where rows of sessions that are over go
   */
  void open(OperatorState state, ElementTable sessions, SessionOutput output);

  /** Brings what sessions of these keys hold into memory. */
  default Readiness load(KeyBatch keys) {
    return Readiness.READY;
  }

  /** Adds rows {@code from} to {@code to} of a batch, each to a session; -1: leave it out. */
  void add(Batch batch, KeyBatch keys, long[] times, int from, int to, long[] sessions);

  /** Moves what a session holds to another one of the same key, which is {@code keys[key]}. */
  void merge(KeyBatch keys, int key, long source, long target);

  /**
   * Gives rows of a session that is over to the output: a bounded number of them.
   *
   * @param key of the session, in {@code keys}
   * @return whether all have been given
   */
  boolean fire(KeyBatch keys, int key, long session, long start, long end);

  default void unpin() {}
}
