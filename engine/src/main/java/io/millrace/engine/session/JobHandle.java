package io.millrace.engine.session;

import io.millrace.data.error.MillraceException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A job as its user sees it. Thread-safe. */
public interface JobHandle {
  /** Unique within the process. */
  String id();

  /** {@code pipeline.name}. */
  String name();

  JobStatus status();

  /** Whether all its inputs end by themselves. */
  boolean bounded();

  JobProgress progress();

  /** Why it failed, or fails and starts again; empty if it never did. */
  Optional<MillraceException> lastFailure();

  /**
   * Waits for the end.
   *
   * @return false if the time was up
   * @throws MillraceException if the job failed
   */
  boolean await(long time, TimeUnit unit) throws InterruptedException;

  /** Ends it cleanly; its newest checkpoint is kept as the configuration says. Returns at once. */
  void cancel();
}
