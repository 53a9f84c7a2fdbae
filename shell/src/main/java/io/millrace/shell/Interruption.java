package io.millrace.shell;

import io.millrace.data.platform.OuterWorld;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ctrl-C. The first one asks the running script to stop cleanly and holds the process until it has;
 * the script then ends with 130.
 */
final class Interruption {
  private static final long GRACE_SECONDS = 30;

  private final CountDownLatch finished = new CountDownLatch(1);
  private Runnable stop;
  private volatile boolean requested;

  /** Waits for SIGINT and SIGTERM of this process. */
  @OuterWorld
  static Interruption install() {
    Interruption interruption = new Interruption();
    Runtime.getRuntime().addShutdownHook(new Thread(interruption::shutDown, "millrace-stop"));
    return interruption;
  }

  /** One that nothing triggers but {@link #request()}. */
  static Interruption manual() {
    return new Interruption();
  }

  private void shutDown() {
    if (finished.getCount() == 0) {
      return;
    }
    request();
    try {
      finished.await(GRACE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    Runtime.getRuntime().halt(ExitCode.INTERRUPTED);
  }

  void request() {
    Runnable action;
    synchronized (this) {
      requested = true;
      action = stop;
    }
    if (action != null) {
      action.run();
    }
  }

  boolean requested() {
    return requested;
  }

  /** Says what stops the running script; runs it at once if a stop was asked for already. */
  void onRequest(Runnable action) {
    synchronized (this) {
      stop = action;
      if (!requested) {
        return;
      }
    }
    action.run();
  }

  /** The script has ended. */
  void finished() {
    finished.countDown();
  }
}
