package io.millrace.executor.coordinator;

/**
 * What becomes of a job's checkpoints when it ends by itself or is told to. A process that dies
 * never ends its job, so nothing is deleted then.
 */
public enum Retention {
  /** They stay, so that the next run continues: what a named job wants. */
  KEEP,
  /** They go, however the job ended. */
  DELETE_ALWAYS,
  /** They go unless the job failed. */
  DELETE_UNLESS_FAILED,
  /** They go when all input was read; a job that was stopped can go on. */
  DELETE_WHEN_FINISHED;

  /** Whether a job that ended as {@code last} leaves no checkpoint. */
  boolean deletes(JobStatus last) {
    return switch (this) {
      case KEEP -> false;
      case DELETE_ALWAYS -> true;
      case DELETE_UNLESS_FAILED -> last != JobStatus.FAILED;
      case DELETE_WHEN_FINISHED -> last == JobStatus.FINISHED;
    };
  }
}
