package io.millrace.engine.session;

import io.millrace.data.platform.Clock;
import io.millrace.data.platform.NamedThreads;
import io.millrace.data.platform.OuterWorld;
import io.millrace.executor.schedule.Scheduler;
import io.millrace.executor.schedule.WorkerPoolScheduler;

/** What jobs run on: the worker threads of a session, one a core, that start with the first job. */
@OuterWorld
final class Workers implements AutoCloseable {
  private final Clock clock;
  private Scheduler scheduler;
  private WorkerPoolScheduler pool;

  Workers(Clock clock) {
    this.clock = clock;
  }

  /** Somebody else's, who ends it. */
  Workers(Scheduler scheduler) {
    this.clock = null;
    this.scheduler = scheduler;
  }

  synchronized Scheduler scheduler() {
    if (scheduler == null) {
      pool = new WorkerPoolScheduler(clock);
      scheduler = pool;
      NamedThreads threads = new NamedThreads("millrace-worker");
      for (int i = 0; i < Runtime.getRuntime().availableProcessors(); i++) {
        threads.newThread(pool::work).start();
      }
    }
    return scheduler;
  }

  @Override
  public synchronized void close() {
    if (pool != null) {
      pool.close();
    }
  }
}
