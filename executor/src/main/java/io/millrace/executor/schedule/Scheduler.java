package io.millrace.executor.schedule;

/** Steps what is runnable. Thread-safe. */
public interface Scheduler {

  /** Takes charge: steps it once soon, then whenever it is runnable, until it is DONE. */
  void start(Schedulable schedulable);
}
