package io.millrace.engine.session;

import io.millrace.data.platform.Clock;
import io.millrace.data.platform.NamedThreads;
import io.millrace.data.platform.OuterWorld;
import io.millrace.executor.schedule.Scheduler;
import io.millrace.executor.schedule.WorkerPoolScheduler;

/** The worker threads of a session, one a core; they start with the first job. */
@OuterWorld
final class Workers implements AutoCloseable {
  private final Clock clock;
  private WorkerPoolScheduler scheduler;

  Workers(Clock clock) {
    this.clock = clock;
  }

  synchronized Scheduler scheduler() {
    if (scheduler == null) {
      scheduler = new WorkerPoolScheduler(clock);
      NamedThreads threads = new NamedThreads("millrace-worker");
      for (int i = 0; i < Runtime.getRuntime().availableProcessors(); i++) {
        threads.newThread(scheduler::work).start();
      }
    }
    return scheduler;
  }

  @Override
  public synchronized void close() {
    if (scheduler != null) {
      scheduler.close();
    }
  }
}
