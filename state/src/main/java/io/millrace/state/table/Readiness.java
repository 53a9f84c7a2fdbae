package io.millrace.state.table;

/** Whether the rows asked for are in memory. */
public enum Readiness {
  /** They are; processing may begin. */
  READY,
  /** They are being fetched; the task is woken, and then asks again, unchanged. */
  PENDING
}
