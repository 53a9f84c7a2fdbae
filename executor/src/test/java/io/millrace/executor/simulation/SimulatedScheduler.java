package io.millrace.executor.simulation;

import io.millrace.data.platform.SimulatedPlatform;
import io.millrace.executor.schedule.Deadlines;
import io.millrace.executor.schedule.Schedulable;
import io.millrace.executor.schedule.Scheduler;
import io.millrace.executor.schedule.StepResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.BooleanSupplier;

/**
 * Runs everything on the calling thread. What is next, among the runnable ones and the I/O that was
 * asked for, is drawn from the seed; time goes on when nothing is runnable, and now and then a
 * little otherwise. The monotonic clock goes on with each reading too.
 */
public final class SimulatedScheduler implements Scheduler {
  /** So much that a deadline between two readings of the clock is no rare thing. */
  private static final long TICK_NANOS = 310_000;

  private final Random random;
  private final SimulatedPlatform platform;
  private final List<Cell> ready = new ArrayList<>();
  private final Deadlines<Cell> deadlines = new Deadlines<>();
  private long traceHash = 1;
  private long steps;

  /** Runs the I/O of {@code platform} too, whose clock it moves. */
  public SimulatedScheduler(SimulatedPlatform platform) {
    this.random = new Random(platform.random().nextLong());
    this.platform = platform;
    platform.clock().tickWhenRead(TICK_NANOS);
  }

  @Override
  public void start(Schedulable schedulable) {
    Cell cell = new Cell(schedulable);
    schedulable.waker().bind(cell::wake);
    cell.wake();
  }

  /** A number that tells runs apart that took different ways. */
  public long traceHash() {
    return traceHash;
  }

  public long steps() {
    return steps;
  }

  /** Does one thing. False if there is nothing to do, now or ever. */
  public boolean runOne() {
    int choices = ready.size() + platform.io().waiting();
    if (choices == 0) {
      return passTime();
    }
    int drawn = random.nextInt(choices);
    steps++;
    trace(drawn * 31L + choices);
    if (drawn < ready.size()) {
      Cell next = ready.get(drawn);
      ready.set(drawn, ready.get(ready.size() - 1));
      ready.remove(ready.size() - 1);
      next.run();
    } else {
      platform.io().runOne();
    }
    if (random.nextInt(16) == 0) {
      advance(random.nextInt(3));
    }
    return true;
  }

  /** Runs until the condition holds. Fails after too many steps, or when all stand still before. */
  public void runUntil(BooleanSupplier done, long maxSteps) {
    for (long i = 0; !done.getAsBoolean(); i++) {
      if (i == maxSteps) {
        throw new AssertionError("not done after " + maxSteps + " steps");
      }
      if (!runOne()) {
        throw new AssertionError("everything stands still after " + i + " steps");
      }
    }
  }

  /** Forgets all that runs, as a crash does; the platform is the caller's. */
  public void crash() {
    ready.clear();
    deadlines.takeDue(Long.MAX_VALUE, cell -> {});
  }

  private boolean passTime() {
    long next = deadlines.earliest();
    if (next == Long.MAX_VALUE) {
      return false;
    }
    advance(Math.max(0, (next - platform.clock().nanoTime() + 999_999) / 1_000_000));
    return true;
  }

  private void advance(long millis) {
    platform.clock().advance(millis);
    deadlines.takeDue(platform.clock().nanoTime(), Cell::wakeInTime);
  }

  private void trace(long what) {
    traceHash = traceHash * 0x9E3779B97F4A7C15L + what;
  }

  /** One that is stepped. */
  private final class Cell {
    private final Schedulable schedulable;
    private boolean queued;
    private boolean running;
    private boolean wokenWhileRunning;
    private boolean done;
    private long armedNanos = Long.MAX_VALUE;

    Cell(Schedulable schedulable) {
      this.schedulable = schedulable;
    }

    void wake() {
      if (running) {
        wokenWhileRunning = true;
      } else if (!queued && !done) {
        queued = true;
        ready.add(this);
      }
    }

    void wakeInTime() {
      armedNanos = Long.MAX_VALUE;
      wake();
    }

    void run() {
      queued = false;
      running = true;
      wokenWhileRunning = false;
      StepResult result = schedulable.step(1 + random.nextInt(8));
      running = false;
      trace(result.ordinal());
      done = result == StepResult.DONE;
      if (done) {
        schedulable.waker().unbind();
      } else if (result == StepResult.WORKED || wokenWhileRunning) {
        wake();
      } else {
        arm(schedulable.wakeAtNanos());
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
