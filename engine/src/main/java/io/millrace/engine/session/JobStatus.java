package io.millrace.engine.session;

/** Where a job stands. */
public enum JobStatus {
  RUNNING,
  RESTARTING,
  FINISHED,
  CANCELED,
  FAILED;

  public boolean isFinal() {
    return this == FINISHED || this == CANCELED || this == FAILED;
  }
}
