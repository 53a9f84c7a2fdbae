package io.millrace.executor.coordinator;

import io.millrace.executor.job.Deployment;
import io.millrace.executor.job.JobGraph.EdgesTail;
import io.millrace.executor.job.JobGraph.SourceHead;
import io.millrace.executor.job.JobGraph.Vertex;
import io.millrace.executor.task.Task;

/** Counts over all attempts of a job. Written in the actor's steps, read by any thread. */
final class Counters {
  /** Counts of attempts that are over; of the running one, what does not come from its tasks. */
  private volatile JobMetrics past = JobMetrics.NONE;

  private volatile Deployment running;

  void begin(Deployment deployment) {
    running = deployment;
  }

  void end() {
    past = read();
    running = null;
  }

  void restarted() {
    JobMetrics m = past;
    past =
        new JobMetrics(
            m.rowsIn(),
            m.rowsOut(),
            m.lateRows(),
            m.skippedRecords(),
            m.watermark(),
            m.lastCheckpoint(),
            m.lastCheckpointMillis(),
            m.restarts() + 1);
  }

  void checkpoint(Checkpoints.Completed completed) {
    JobMetrics m = past;
    if (completed != null && completed.checkpoint() != m.lastCheckpoint()) {
      past =
          new JobMetrics(
              m.rowsIn(),
              m.rowsOut(),
              m.lateRows(),
              m.skippedRecords(),
              m.watermark(),
              completed.checkpoint(),
              completed.timestampMillis(),
              m.restarts());
    }
  }

  JobMetrics read() {
    JobMetrics m = past;
    Deployment deployment = running;
    if (deployment == null) {
      return m;
    }
    long in = m.rowsIn();
    long out = m.rowsOut();
    long late = m.lateRows();
    long skipped = m.skippedRecords() + deployment.skippedRecords();
    long watermark = Long.MAX_VALUE;
    for (Task task : deployment.tasks()) {
      Vertex vertex = deployment.vertexOf(task.place().id());
      late += task.metrics().lateRows();
      skipped += task.metrics().skippedRecords();
      in += vertex.head() instanceof SourceHead ? task.metrics().rowsIn() : 0;
      if (!(vertex.tail() instanceof EdgesTail)) {
        out += task.metrics().rowsOut();
        watermark = Math.min(watermark, task.metrics().watermark());
      }
    }
    return new JobMetrics(
        in,
        out,
        late,
        skipped,
        watermark == Long.MAX_VALUE ? Long.MIN_VALUE : watermark,
        m.lastCheckpoint(),
        m.lastCheckpointMillis(),
        m.restarts());
  }
}
