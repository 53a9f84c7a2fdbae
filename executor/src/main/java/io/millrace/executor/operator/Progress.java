package io.millrace.executor.operator;

/** How far a call got. */
public enum Progress {
  DONE,
  /** There is more to do or to emit: repeat the call. */
  MORE,
  /** Rows of state are being fetched: repeat the call once the task was woken. */
  PENDING
}
