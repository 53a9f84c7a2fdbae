package io.millrace.executor.schedule;

import io.millrace.data.platform.Clock;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * A fixed number of workers take runnable ones from one queue. A worker without work parks until
 * somebody becomes runnable or the nearest deadline comes; nobody spins. The threads belong to the
 * caller, who lets each of them run {@link #work()}.
 */
public final class WorkerPoolScheduler implements Scheduler, AutoCloseable {
  private static final int BUDGET = 32;

  private final Clock clock;
  private final ConcurrentLinkedQueue<Cell> runnable = new ConcurrentLinkedQueue<>();

  /** One permit for each entry of {@link #runnable}, and one a worker at the end. */
  private final Semaphore permits = new Semaphore(0);

  private final Deadlines<Cell> deadlines = new Deadlines<>();
  private volatile boolean closed;

  public WorkerPoolScheduler(Clock clock) {
    this.clock = clock;
  }

  @Override
  public void start(Schedulable schedulable) {
    Cell cell = new Cell(schedulable);
    schedulable.waker().bind(cell::wake);
    cell.wake();
  }

  /** Lets {@link #work()} return in every thread, after the step it is in. */
  @Override
  public void close() {
    closed = true;
    permits.release(1 << 16);
  }

  /** What a worker does, until {@link #close()} or until its thread is interrupted. */
  public void work() {
    try {
      while (!closed) {
        wakeDue();
        if (permits.tryAcquire() || permits.tryAcquire(waitNanos(), TimeUnit.NANOSECONDS)) {
          Cell cell = runnable.poll();
          if (cell != null) {
            cell.run();
          }
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void wakeDue() {
    if (deadlines.earliest() != Long.MAX_VALUE) {
      long now = clock.nanoTime();
      if (deadlines.earliest() <= now) {
        deadlines.takeDue(now, Cell::wakeInTime);
      }
    }
  }

  private long waitNanos() {
    long next = deadlines.earliest();
    return next == Long.MAX_VALUE ? Long.MAX_VALUE : Math.max(0, next - clock.nanoTime());
  }

  /** One that is stepped, with its place in the queue and its deadline. */
  private final class Cell {
    private final Schedulable schedulable;
    private final RunState state = new RunState();

    /** The earliest deadline that was added and has not come. */
    private volatile long armedNanos = Long.MAX_VALUE;

    Cell(Schedulable schedulable) {
      this.schedulable = schedulable;
    }

    void wake() {
      if (state.wake()) {
        enqueue();
      }
    }

    void wakeInTime() {
      armedNanos = Long.MAX_VALUE;
      wake();
    }

    private void enqueue() {
      runnable.add(this);
      permits.release();
    }

    void run() {
      state.begin();
      StepResult result = step();
      if (result == StepResult.IDLE || result == StepResult.BLOCKED) {
        arm(schedulable.wakeAtNanos());
      } else if (result == StepResult.DONE) {
        schedulable.waker().unbind();
      }
      if (state.end(result)) {
        enqueue();
      }
    }

    /** A step that throws breaks its contract: it is over, but the worker must live on. */
    private StepResult step() {
      try {
        return schedulable.step(BUDGET);
      } catch (Throwable broken) {
        Thread worker = Thread.currentThread();
        worker.getUncaughtExceptionHandler().uncaughtException(worker, broken);
        return StepResult.DONE;
      }
    }

    private void arm(long nanos) {
      if (nanos < armedNanos) {
        armedNanos = nanos;
        deadlines.add(nanos, this);
      }
    }
  }
}
