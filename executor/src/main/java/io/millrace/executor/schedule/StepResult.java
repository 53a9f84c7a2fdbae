package io.millrace.executor.schedule;

/** What a step brought. */
public enum StepResult {
  /** Work was done and there is more: step again. */
  WORKED,
  /** Nothing to do until woken or until {@link Schedulable#wakeAtNanos()}. */
  IDLE,
  /** There is work, but no room for its output or no state in memory yet; else as IDLE. */
  BLOCKED,
  /** Never to be stepped again. */
  DONE
}
