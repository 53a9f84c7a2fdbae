package io.millrace.executor.coordinator;

import io.millrace.data.error.MillraceException;
import io.millrace.data.platform.Platform;
import io.millrace.executor.schedule.Scheduler;
import io.millrace.state.checkpoint.CheckpointPaths;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A job that was started. Thread-safe. */
public final class Job {
  private final JobActor actor;

  private Job(JobActor actor) {
    this.actor = actor;
  }

  /** Starts a job; it continues from the newest checkpoint of its store. Returns at once. */
  public static Job start(JobSpec spec, Platform platform, Scheduler scheduler) {
    JobActor actor = new JobActor(spec, platform, scheduler);
    scheduler.start(actor);
    return new Job(actor);
  }

  public JobStatus status() {
    return actor.status();
  }

  /** Why it failed, or fails and starts again; null if it does not. */
  public Throwable failure() {
    return actor.failure();
  }

  public JobMetrics metrics() {
    return actor.metrics();
  }

  /** Stops it without a last checkpoint. Returns at once; without effect once it has ended. */
  public void cancel() {
    actor.cancel();
  }

  /**
   * Stops it with a last checkpoint, behind which no row comes out. Returns at once.
   *
   * @param drain whether sources end as if all were read, so that what is open is emitted
   * @param target a folder of its own that the checkpoint is copied to
   * @return completes when the copy is durable, and the job ends then; exceptionally if it cannot
   *     be made, and then the job goes on, unless it was drained
   */
  public CompletableFuture<Void> stop(boolean drain, CheckpointPaths target) {
    CompletableFuture<Void> copied = new CompletableFuture<>();
    actor.stop(new StopRequest(drain, target, copied));
    done().thenAccept(last -> copied.completeExceptionally(ended(last)));
    return copied;
  }

  private MillraceException ended(JobStatus last) {
    Throwable why = last == JobStatus.FAILED ? failure() : null;
    MillraceException error =
        MillraceException.deterministic(
            "the job is not running, but "
                + last.name().toLowerCase(Locale.ROOT)
                + (why == null ? "" : ": " + why.getMessage()),
            why);
    return why instanceof MillraceException known
        ? known.hint().map(error::withHint).orElse(error)
        : error;
  }

  /** Completes with the final status; never exceptionally. */
  public CompletableFuture<JobStatus> done() {
    return actor.done();
  }

  /** Waits for the end at most so long; returns the status then. */
  public JobStatus await(long timeoutMillis) throws InterruptedException {
    try {
      return done().get(timeoutMillis, TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      return status();
    } catch (ExecutionException e) {
      throw new IllegalStateException("the end of a job is never a failure", e);
    }
  }
}
