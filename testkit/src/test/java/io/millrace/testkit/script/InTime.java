package io.millrace.testkit.script;

import java.lang.management.LockInfo;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.time.Duration;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.function.Executable;

/**
 * Runs what must not hang. What hangs fails, and says what every thread was at: the next run will
 * not hang in the same place, so there may be no other clue.
 */
final class InTime {
  private InTime() {}

  /** Runs it in a thread of its own, and interrupts that if it takes longer. */
  static void run(Duration longest, Executable body) throws Throwable {
    Throwable[] failure = new Throwable[1];
    FutureTask<Void> task =
        new FutureTask<>(
            () -> {
              try {
                body.execute();
              } catch (Throwable e) {
                failure[0] = e;
              }
              return null;
            });
    Thread thread = new Thread(task, "in time");
    thread.setDaemon(true);
    thread.start();
    try {
      task.get(longest.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      String threads = threads();
      thread.interrupt();
      throw new AssertionError("not done after " + longest + "; the threads:\n" + threads, e);
    }
    if (failure[0] != null) {
      throw failure[0];
    }
  }

  /** The others, with their whole stacks; {@link ThreadInfo#toString} ends after eight frames. */
  private static String threads() {
    StringBuilder text = new StringBuilder();
    for (ThreadInfo thread : ManagementFactory.getThreadMXBean().dumpAllThreads(true, true)) {
      if (thread.getThreadId() == Thread.currentThread().getId()) {
        continue;
      }
      text.append(thread.getThreadName()).append(": ").append(thread.getThreadState());
      LockInfo awaited = thread.getLockInfo();
      if (awaited != null) {
        text.append(" for ").append(awaited).append(" of ").append(thread.getLockOwnerName());
      }
      for (StackTraceElement frame : thread.getStackTrace()) {
        text.append("\n    at ").append(frame);
      }
      text.append('\n');
    }
    return text.toString();
  }
}
