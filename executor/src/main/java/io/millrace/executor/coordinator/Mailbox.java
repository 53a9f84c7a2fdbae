package io.millrace.executor.coordinator;

import io.millrace.executor.schedule.Waker;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;

/**
 * What an actor is told, from any thread, to be worked on one after the other in its steps; and the
 * blocking work it has under way, whose outcome it is told.
 */
final class Mailbox {
  /** Takes the result of blocking work, or what made it fail. */
  @FunctionalInterface
  interface Outcome<T> {
    void take(T result, Throwable failure);
  }

  private final ConcurrentLinkedQueue<Runnable> messages = new ConcurrentLinkedQueue<>();
  private final Waker waker = new Waker();
  private final Executor io;
  private int underWay;

  Mailbox(Executor io) {
    this.io = io;
  }

  Waker waker() {
    return waker;
  }

  /** Any thread. */
  void post(Runnable message) {
    messages.add(message);
    waker.wake();
  }

  /** For the actor: runs blocking work, then takes the outcome in a step of the actor. */
  <T> void io(Callable<T> work, Outcome<T> outcome) {
    underWay++;
    try {
      io.execute(() -> run(work, outcome));
    } catch (Throwable noThread) {
      done(outcome, null, noThread);
    }
  }

  private <T> void run(Callable<T> work, Outcome<T> outcome) {
    T result;
    try {
      result = work.call();
    } catch (Throwable e) {
      done(outcome, null, e);
      return;
    }
    done(outcome, result, null);
  }

  private <T> void done(Outcome<T> outcome, T result, Throwable failure) {
    post(
        () -> {
          underWay--;
          outcome.take(result, failure);
        });
  }

  /** For the actor: blocking work whose outcome it has not taken. */
  int underWay() {
    return underWay;
  }

  /** For the actor: works on what it was told, at most so much; true if there is more. */
  boolean work(int budget) {
    for (int i = 0; i < budget; i++) {
      Runnable message = messages.poll();
      if (message == null) {
        return false;
      }
      message.run();
    }
    return !messages.isEmpty();
  }
}
