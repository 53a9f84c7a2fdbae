package io.millrace.executor.operator;

/** How far a call got. */
public enum Progress {
  DONE,
  /** There is more to do or to emit: repeat the call. */
  MORE
}
