package io.millrace.benchmarks.jobs;

import io.millrace.data.platform.Clock;
import io.millrace.engine.session.JobHandle;
import io.millrace.engine.session.JobProgress;

/**
 * Notes when rows of a job last moved, and the longest time that none did. It sees what it looks
 * at: a stop is known as exactly as the looks are close together, and the longest time between two
 * looks is kept, too, since a loaded machine makes both long.
 */
final class FlowWatch {
  private final JobHandle job;
  private final Clock clock;
  private long moved;
  private long movedNanos;
  private long lookedNanos;
  private long longestStopNanos;
  private long longestBlindNanos;

  FlowWatch(JobHandle job, Clock clock) {
    this.job = job;
    this.clock = clock;
    reset();
  }

  /** Forgets what was longest so far. */
  void reset() {
    movedNanos = clock.nanoTime();
    lookedNanos = movedNanos;
    longestStopNanos = 0;
    longestBlindNanos = 0;
  }

  JobProgress look() {
    JobProgress progress = job.progress();
    long now = clock.nanoTime();
    longestBlindNanos = Math.max(longestBlindNanos, now - lookedNanos);
    lookedNanos = now;
    long rows = progress.rowsIn() + progress.rowsOut();
    if (rows != moved) {
      longestStopNanos = Math.max(longestStopNanos, now - movedNanos);
      moved = rows;
      movedNanos = now;
    }
    return progress;
  }

  double longestStopMillis() {
    return longestStopNanos / 1e6;
  }

  double longestBlindMillis() {
    return longestBlindNanos / 1e6;
  }
}
