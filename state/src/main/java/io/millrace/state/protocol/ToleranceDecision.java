package io.millrace.state.protocol;

/** What a failed checkpoint does to the job. */
public enum ToleranceDecision {
  /** The job goes on; the next checkpoint holds what this one would have. */
  GO_ON,
  /** Too many in a row: the job fails and restarts as its strategy says. */
  FAIL_JOB;

  /**
   * Decides.
   *
   * @param consecutiveFailures this one included
   * @param tolerable {@code execution.checkpointing.tolerable-failed-checkpoints}
   */
  public static ToleranceDecision of(int consecutiveFailures, int tolerable) {
    return consecutiveFailures > tolerable ? FAIL_JOB : GO_ON;
  }
}
