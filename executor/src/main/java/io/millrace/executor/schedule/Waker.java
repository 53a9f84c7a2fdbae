package io.millrace.executor.schedule;

/**
 * Makes a {@link Schedulable} runnable: it will be stepped at least once after the call. Cheap when
 * it is runnable already. Thread-safe; without effect before it is scheduled and after it is done.
 */
public final class Waker {
  private static final Runnable NOBODY = () -> {};

  private volatile Runnable target = NOBODY;

  public void wake() {
    target.run();
  }

  /** For schedulers: whom to tell. */
  public void bind(Runnable scheduler) {
    target = scheduler;
  }

  /** For schedulers: tells nobody from now on. */
  public void unbind() {
    target = NOBODY;
  }
}
