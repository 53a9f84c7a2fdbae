package io.millrace.engine.session;

import io.millrace.data.error.MillraceException;
import io.millrace.executor.coordinator.Job;
import io.millrace.executor.coordinator.JobMetrics;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A job of the executor as its user sees it.
 *
 * @param savepoints the folder its savepoints go to
 */
record RunningJob(String id, String name, boolean bounded, Job job, String savepoints)
    implements JobHandle {

  @Override
  public JobStatus status() {
    return switch (job.status()) {
      case STARTING, RUNNING, CANCELING -> JobStatus.RUNNING;
      case RESTARTING -> JobStatus.RESTARTING;
      case FINISHED -> JobStatus.FINISHED;
      case CANCELED -> JobStatus.CANCELED;
      case FAILED -> JobStatus.FAILED;
    };
  }

  @Override
  public JobProgress progress() {
    JobMetrics m = job.metrics();
    return new JobProgress(
        m.rowsIn(),
        m.rowsOut(),
        m.lateRows(),
        m.skippedRecords(),
        m.watermark(),
        m.lastCheckpoint(),
        m.lastCheckpointMillis(),
        m.restarts());
  }

  @Override
  public Optional<MillraceException> lastFailure() {
    return Optional.ofNullable(job.failure()).map(RunningJob::failure);
  }

  @Override
  public boolean await(long time, TimeUnit unit) throws InterruptedException {
    if (!job.await(unit.toMillis(time)).isFinal()) {
      return false;
    }
    if (status() == JobStatus.FAILED) {
      throw failure(job.failure());
    }
    return true;
  }

  /** What made a job fail, in words for its user. */
  static MillraceException failure(Throwable cause) {
    for (Throwable t = cause; t != null; t = t.getCause()) {
      if (t instanceof MillraceException known) {
        return known;
      }
      if (t instanceof OutOfMemoryError) {
        return MillraceException.deterministic(
                "the job ran out of memory (" + t.getMessage() + ")", cause)
            .withHint(
                "Give the process more (-Xmx), or state less ('millrace.memory'); a lower"
                    + " 'parallelism.default' has fewer rows under way.");
      }
    }
    return MillraceException.deterministic("internal error: the job failed with " + cause, cause)
        .withHint("This is a mistake in Millrace. Please report it with the statement.");
  }

  @Override
  public void cancel() {
    job.cancel();
  }
}
