package io.millrace.executor.task;

import io.millrace.state.table.OperatorState;
import io.millrace.state.table.Readiness;

/**
 * The state of all operators of one task. Used by the task's thread. Order of calls: {@link
 * #operator} for each, in which they open, {@link #restore} until it is READY, then the rest.
 */
public interface TaskState {

  /** The tables of the operator with this identity. */
  OperatorState operator(String identity);

  /** Fills the tables with what the job continues from; wakes the task while it is PENDING. */
  Readiness restore();

  /**
   * Begins a step of the task, between two calls of operators: sets its processing time, in
   * milliseconds since the epoch, and does a share of the work that keeps state within its memory.
   */
  void beginStep(long nowMillis);

  /** Whether a freeze is possible: not while what was frozen before is being written. */
  boolean canFreeze();

  /** Separates what was written so far from what will be. */
  FrozenState freeze();

  /** What was frozen is written, or could not be and so belongs to the next freeze. */
  void settle(FrozenState frozen, boolean written);

  /** Releases memory and files. */
  void close();
}
