package io.millrace.executor.task;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Where the elements of a task go: channels, a sink, the client. Used by the task's thread; it
 * wakes the task when it has room again. A barrier is handed on to all before any later element to
 * any of them.
 */
public interface Outlet extends Receiver {

  /**
   * Sends what has waited long enough to be sent with more; returns when there will be something to
   * send next, {@link Long#MAX_VALUE} if nothing waits for time alone. Throws what made writing
   * fail.
   */
  long flush(long nowNanos);

  /**
   * Whether all that was accepted has arrived: else the task is woken, and asks again before it
   * says that it ended. Throws what made writing fail.
   */
  default boolean isDone() {
    return true;
  }

  /**
   * After the barrier of a checkpoint was accepted: what a committer needs to make visible what was
   * written before it. Completes when that is durable, on any thread; empty if nothing is to be
   * committed.
   */
  CompletableFuture<List<byte[]>> committables();

  /** Begins to close, or goes on with it. True once all is closed and no thread is in it. */
  boolean close();
}
