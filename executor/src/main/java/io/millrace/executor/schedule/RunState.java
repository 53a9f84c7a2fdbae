package io.millrace.executor.schedule;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Whether something is queued or being stepped, so that it is never both, nor twice in the queue,
 * and no wake-up is lost: one that comes during a step leads to another step. Thread-safe.
 */
final class RunState {
  private static final int IDLE = 0;
  private static final int QUEUED = 1;
  private static final int RUNNING = 2;
  private static final int RUNNING_AND_WOKEN = 3;
  private static final int DONE = 4;

  private final AtomicInteger state = new AtomicInteger(IDLE);

  /** A wake-up came. True if the caller must put it into the queue. */
  boolean wake() {
    while (true) {
      int seen = state.get();
      if (seen == IDLE && state.compareAndSet(IDLE, QUEUED)) {
        return true;
      }
      if (seen == RUNNING && state.compareAndSet(RUNNING, RUNNING_AND_WOKEN)) {
        return false;
      }
      if (seen != IDLE && seen != RUNNING) {
        return false;
      }
    }
  }

  /** It was taken from the queue and will be stepped. */
  void begin() {
    state.set(RUNNING);
  }

  /** The step was over. True if the caller must put it back into the queue. */
  boolean end(StepResult result) {
    if (result == StepResult.DONE) {
      state.set(DONE);
      return false;
    }
    if (result != StepResult.WORKED && state.compareAndSet(RUNNING, IDLE)) {
      return false;
    }
    state.set(QUEUED);
    return true;
  }
}
