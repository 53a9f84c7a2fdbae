package io.millrace.executor.coordinator;

/** Where a job stands. */
public enum JobStatus {
  /** Looks for a checkpoint to continue from. */
  STARTING,
  RUNNING,
  /** Has failed, and will start again. */
  RESTARTING,
  /** Was asked to stop and is doing so. */
  CANCELING,
  /** All input was read and all output is committed. */
  FINISHED,
  CANCELED,
  FAILED;

  /** Whether it will never change again. */
  public boolean isFinal() {
    return this == FINISHED || this == CANCELED || this == FAILED;
  }
}
