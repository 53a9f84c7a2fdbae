package io.millrace.executor.schedule;

/** Something that works in small steps and never blocks. */
public interface Schedulable {

  /**
   * Does a bounded amount of work: about {@code budget} calls of operators. Never called by two
   * threads at once; what one step wrote the next one sees. Throws nothing: failures are reported
   * on ways of its own.
   */
  StepResult step(int budget);

  /**
   * Asked after a step that was IDLE or BLOCKED: the time on the monotonic clock, in nanoseconds,
   * at which to step even if nobody wakes it; {@link Long#MAX_VALUE}: never.
   */
  long wakeAtNanos();

  /** By which anybody makes it runnable; always the same. */
  Waker waker();
}
