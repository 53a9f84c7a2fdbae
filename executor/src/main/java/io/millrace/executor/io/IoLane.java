package io.millrace.executor.io;

import io.millrace.data.error.FailureClass;
import io.millrace.data.error.MillraceException;
import io.millrace.executor.schedule.Waker;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.concurrent.Executor;

/**
 * Runs the calls to one reader or writer one after the other, in order, on an executor, and wakes
 * the task after each. After a failure the rest is skipped, but for the last call, which closes.
 * Thread-safe.
 */
public final class IoLane {
  /** A call that may block. */
  @FunctionalInterface
  public interface Call {
    void run() throws IOException;
  }

  private record Entry(Call call, boolean always) {}

  private final String what;
  private final Executor io;
  private final Waker waker;
  private final ArrayDeque<Entry> waiting = new ArrayDeque<>();
  private boolean running;
  private volatile int unfinished;
  private volatile RuntimeException failure;

  /**
   * @param what completes "cannot …" in messages, such as {@code read table 'a'}
   * @param io where calls run; {@code Runnable::run} for those that do not block
   */
  public IoLane(String what, Executor io, Waker waker) {
    this.what = what;
    this.io = io;
    this.waker = waker;
  }

  /** Queues a call. */
  public void submit(Call call) {
    submit(new Entry(call, false));
  }

  /** Queues a call that is made even after a failure. */
  public void submitAlways(Call call) {
    submit(new Entry(call, true));
  }

  private void submit(Entry entry) {
    boolean idle;
    synchronized (this) {
      idle = !running;
      waiting.add(entry);
      unfinished = waiting.size() + (running ? 1 : 0);
      running = true;
    }
    if (idle) {
      goOn();
    }
  }

  private void goOn() {
    try {
      io.execute(this::runNext);
    } catch (Throwable e) {
      // No thread can be had. Who waits for the lane would wait for ever.
      fail(new IllegalStateException("cannot " + what, e));
      runHere();
    }
  }

  /** What is left after a failure, on this thread. */
  private void runHere() {
    for (Entry entry = next(); entry != null; entry = finish() ? next() : null) {
      if (entry.always) {
        run(entry);
      }
    }
    waker.wake();
  }

  /** Calls that wait or run. */
  public int unfinished() {
    return unfinished;
  }

  /** Throws what made a call fail. */
  public void check() {
    if (failure != null) {
      throw failure;
    }
  }

  /** One call at a time, so that lanes share the threads fairly. */
  private void runNext() {
    Entry entry = next();
    if (failure == null || entry.always) {
      run(entry);
    }
    boolean more = finish();
    waker.wake();
    if (more) {
      goOn();
    }
  }

  private synchronized Entry next() {
    return waiting.poll();
  }

  private synchronized boolean finish() {
    unfinished = waiting.size();
    running = !waiting.isEmpty();
    return running;
  }

  private void run(Entry entry) {
    try {
      entry.call.run();
    } catch (IOException e) {
      fail(classified(e));
    } catch (RuntimeException e) {
      fail(e);
    } catch (Throwable e) {
      fail(new IllegalStateException("cannot " + what, e));
    }
  }

  private void fail(RuntimeException e) {
    if (failure == null) {
      failure = e;
    }
  }

  private MillraceException classified(IOException e) {
    String message = "cannot " + what + ": " + describe(e);
    return MillraceException.classOf(e) == FailureClass.DETERMINISTIC
        ? MillraceException.deterministic(message, e)
        : MillraceException.passing(message, e);
  }

  private static String describe(IOException e) {
    String name = e.getClass().getSimpleName().replaceAll("(Exception)?$", "");
    return e.getMessage() == null ? name : name + ": " + e.getMessage();
  }
}
