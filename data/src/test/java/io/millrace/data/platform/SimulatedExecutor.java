package io.millrace.data.platform;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executor;

/** Collects work and runs it when told to, in an order that a seed decides. */
public final class SimulatedExecutor implements Executor {
  private final Random random;
  private final List<Runnable> waiting = new ArrayList<>();

  public SimulatedExecutor(long seed) {
    random = new Random(seed);
  }

  @Override
  public void execute(Runnable work) {
    waiting.add(work);
  }

  /** Amount of work that waits. */
  public int waiting() {
    return waiting.size();
  }

  /** Runs one of the waiting, whichever the seed says; false if there was none. */
  public boolean runOne() {
    if (waiting.isEmpty()) {
      return false;
    }
    waiting.remove(random.nextInt(waiting.size())).run();
    return true;
  }

  /** Runs all that waits and all that comes of it. */
  public void runAll() {
    while (runOne()) {
      continue;
    }
  }

  /** Forgets what waits, as a crash does. */
  public void crash() {
    waiting.clear();
  }
}
