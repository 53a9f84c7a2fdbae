package io.millrace.shell;

import io.millrace.functions.api.ScalarFunction;
import java.util.concurrent.Semaphore;

/** Hangs as a file system may; other statements wait until it does, and let it go. */
public final class Hanging extends ScalarFunction {
  private static final Semaphore ARRIVED = new Semaphore(0);
  private static final Semaphore GO = new Semaphore(0);

  /** Waits for one that hangs, or lets one go that does, or hangs. */
  public String eval(String what) {
    switch (what) {
      case "await" -> ARRIVED.acquireUninterruptibly();
      case "go" -> GO.release();
      default -> {
        ARRIVED.release();
        GO.acquireUninterruptibly();
      }
    }
    return what;
  }
}
