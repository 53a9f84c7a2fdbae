package io.millrace.data.error;

/** Whether a failure comes back when the same is tried again. */
public enum FailureClass {
  /**
   * It comes back: a bad record, a failed CAST, an overflow, a NOT NULL violation, a missing
   * permission, a state layout that does not match, an error in a statement. Ends a job at once.
   */
  DETERMINISTIC,
  /** It may pass: I/O, timeouts, storage. The restart strategy decides. */
  TRANSIENT
}
