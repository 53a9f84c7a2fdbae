package io.millrace.executor.task;

import io.millrace.state.table.OperatorState;

/** The state of all operators of one task. Used by the task's thread. */
public interface TaskState {

  /** The tables of the operator with this identity. */
  OperatorState operator(String identity);

  /** Separates what was written so far, which goes into {@code checkpoint}, from what will be. */
  FrozenState freeze(long checkpoint);

  /** Releases memory and files. */
  void close();
}
