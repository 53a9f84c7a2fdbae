package io.millrace.engine.session;

import io.millrace.data.batch.Batch;
import io.millrace.data.type.DataType.Field;
import io.millrace.executor.coordinator.Job;
import io.millrace.executor.coordinator.JobStatus;
import io.millrace.executor.result.ResultQueue;
import io.millrace.executor.result.ResultQueue.Taken;
import java.util.List;

/** The rows of a query that runs as a job. */
final class JobRows implements RowStream {
  private static final long CLOSE_MILLIS = 10_000;

  private final List<Field> schema;
  private final boolean showsKinds;
  private final boolean bounded;
  private final ResultQueue queue;
  private final Job job;
  private final Batch none;

  JobRows(List<Field> schema, boolean showsKinds, boolean bounded, ResultQueue queue, Job job) {
    this.schema = schema;
    this.showsKinds = showsKinds;
    this.bounded = bounded;
    this.queue = queue;
    this.job = job;
    this.none = Batch.of(0);
  }

  @Override
  public List<Field> schema() {
    return schema;
  }

  @Override
  public boolean showsKinds() {
    return showsKinds;
  }

  @Override
  public boolean bounded() {
    return bounded;
  }

  @Override
  public Batch next(long waitMillis) throws InterruptedException {
    Taken taken;
    try {
      taken = queue.take(waitMillis);
    } catch (RuntimeException e) {
      throw RunningJob.failure(e);
    }
    return switch (taken.status()) {
      case BATCH -> taken.batch();
      case END -> null;
      case NOTHING -> {
        if (job.status() == JobStatus.FAILED) {
          throw RunningJob.failure(job.failure());
        }
        // One that is cancelled may hang where it reads, and not end for ever.
        boolean ends = job.status() == JobStatus.CANCELING || job.status() == JobStatus.CANCELED;
        yield ends ? null : none;
      }
    };
  }

  @Override
  public void close() {
    job.cancel();
    try {
      job.await(CLOSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
