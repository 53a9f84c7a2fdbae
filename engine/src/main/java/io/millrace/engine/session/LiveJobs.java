package io.millrace.engine.session;

import io.millrace.data.error.MillraceException;
import io.millrace.data.platform.Clock;
import io.millrace.data.platform.Platform;
import io.millrace.executor.coordinator.Job;
import io.millrace.executor.coordinator.JobSpec;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Whatever a session runs and has not ended, queries too. None begins once it was ended: nobody
 * would run it, and whoever awaited it would wait for ever. Thread-safe.
 */
final class LiveJobs implements AutoCloseable {
  /** Whatever hangs in a job, such as a file system, keeps nobody waiting for longer. */
  private static final long CLOSE_MILLIS = 10_000;

  private final Platform platform;
  private final Workers workers;
  private final Set<Job> live = new LinkedHashSet<>();
  private boolean ended;
  private volatile boolean closed;

  LiveJobs(Platform platform, Workers workers) {
    this.platform = platform;
    this.workers = workers;
  }

  /** Starts a job, unless the session was ended. */
  synchronized Job start(JobSpec spec) {
    if (ended) {
      throw sessionClosed();
    }
    Job job = Job.start(spec, platform, workers.scheduler());
    live.add(job);
    job.done().thenRun(() -> remove(job));
    return job;
  }

  private synchronized void remove(Job job) {
    live.remove(job);
  }

  static MillraceException sessionClosed() {
    return MillraceException.deterministic("the session is closed");
  }

  /** Cancels all; none begins any more. Returns at once. */
  void end() {
    List<Job> all;
    synchronized (this) {
      ended = true;
      all = List.copyOf(live);
    }
    all.forEach(Job::cancel);
  }

  /** Whether those that have not ended never will: nobody runs them any more. */
  boolean isClosed() {
    return closed;
  }

  /** Ends all, and waits until they have ended, but not for ever. */
  @Override
  public void close() {
    end();
    Clock clock = platform.clock();
    long until = clock.nanoTime() + CLOSE_MILLIS * 1_000_000;
    List<Job> all;
    synchronized (this) {
      all = List.copyOf(live);
    }
    try {
      for (Job job : all) {
        job.await(Math.max(0, (until - clock.nanoTime()) / 1_000_000));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    closed = true;
    workers.close();
  }
}
