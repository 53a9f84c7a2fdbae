package io.millrace.executor.simulation;

import io.millrace.data.platform.SimulatedPlatform;
import io.millrace.executor.coordinator.CheckpointSettings;
import io.millrace.executor.coordinator.Job;
import io.millrace.executor.coordinator.JobSpec;
import io.millrace.executor.coordinator.JobStatus;
import io.millrace.executor.coordinator.RestartStrategy;
import io.millrace.executor.coordinator.StateMemory;
import io.millrace.executor.harness.ChangelogText;
import io.millrace.executor.job.JobSettings;
import io.millrace.state.checkpoint.CheckpointPaths;
import io.millrace.state.checkpoint.CheckpointStore;
import io.millrace.state.snapshot.MemoryShares;
import io.millrace.state.store.MemoryStore;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;

/**
 * Runs one job under faults that a seed draws: operators that fail, storage that fails, is slow or
 * full, processes that crash and lose what was not synced, at other parallelism each time. After
 * the storm comes a calm in which the job must finish. Its output must then be that of a run
 * without faults.
 */
public final class ClusterSimulation {
  private static final int KEY_GROUPS = 16;
  private static final long MAX_STEPS = 3_000_000;

  private final boolean exactlyOnce;
  private final Scenario scenario;
  private final Random random;

  /** When jobs are stopped with a savepoint, and where they go on. */
  private final Random stops;

  private final SimulatedPlatform platform;
  private SimulatedScheduler scheduler;
  private final ListSink sink;
  private long traceHash;
  private int crashes;
  private int restarts;
  private long checkpoints;
  private int stopped;

  /** The folder of the job, and what it begins with if there is nothing there. */
  private CheckpointPaths folder = new CheckpointPaths("/job");

  private CheckpointPaths savepoint;

  private ClusterSimulation(long seed, Scenario scenario, boolean exactlyOnce) {
    this.exactlyOnce = exactlyOnce;
    this.scenario = scenario;
    random = new Random(seed);
    stops = new Random(seed * 31 + scenario.name().hashCode());
    platform = new SimulatedPlatform(random.nextLong());
    scheduler = new SimulatedScheduler(platform);
    sink = new ListSink(scenario.output(), random.nextBoolean());
  }

  /**
   * What became of a run.
   *
   * @param folded the rows of the output that remain
   * @param traceHash tells runs apart that took different ways
   * @param stopped how often the job was stopped with a savepoint
   */
  public record Outcome(
      List<String> folded,
      long traceHash,
      int crashes,
      int restarts,
      long checkpoints,
      int stopped) {}

  /** As {@link #calm(long, Scenario)}, for comparison. */
  public static List<String> calm(Scenario scenario) {
    return calm(0, scenario);
  }

  /** The output of a run without faults and checkpoints: no barrier wakes a task that sleeps. */
  public static List<String> calm(long seed, Scenario scenario) {
    ClusterSimulation run = new ClusterSimulation(seed, scenario, true);
    try {
      Job job = run.start(run.draw(0), null, CheckpointSettings.off());
      run.scheduler.runUntil(() -> job.status().isFinal(), MAX_STEPS);
      run.check(job);
    } catch (RuntimeException | AssertionError e) {
      throw named(seed, scenario, e);
    }
    return ChangelogText.fold(run.sink.committed());
  }

  /** Runs a seed. Throws AssertionError, which names it, if the job does not finish. */
  public static Outcome run(long seed, Scenario scenario) {
    return run(seed, scenario, true);
  }

  /** As {@link #run(long, Scenario)}, with or without alignment of barriers. */
  public static Outcome run(long seed, Scenario scenario, boolean exactlyOnce) {
    ClusterSimulation run = new ClusterSimulation(seed, scenario, exactlyOnce);
    try {
      return run.run();
    } catch (RuntimeException | AssertionError e) {
      throw named(seed, scenario, e);
    }
  }

  private static AssertionError named(long seed, Scenario scenario, Throwable e) {
    return new AssertionError(
        "scenario '" + scenario.name() + "', seed " + seed + ": " + e.getMessage(), e);
  }

  private Outcome run() {
    int storms = random.nextInt(5);
    boolean finished = false;
    for (int i = 0; i < storms && !finished; i++) {
      finished = storm();
    }
    platform.files().calm();
    while (!finished) {
      Job job = open(draw(0));
      scheduler.runUntil(() -> job.status().isFinal(), MAX_STEPS);
      check(job);
      finished = true;
      count(job);
    }
    traceHash = traceHash * 31 + scheduler.traceHash();
    return new Outcome(
        ChangelogText.fold(sink.committed()), traceHash, crashes, restarts, checkpoints, stopped);
  }

  /** A process under faults, which crashes in the end unless it finishes. */
  private boolean storm() {
    double failing = random.nextInt(3) == 0 ? random.nextDouble() * 0.05 : 0;
    platform.files().failureRate(random.nextInt(3) == 0 ? random.nextDouble() * 0.05 : 0);
    platform.files().slow(random.nextInt(3) == 0 ? random.nextInt(20) : 0);
    Job job = open(draw(failing));
    if (job == null) {
      crash();
      return false;
    }
    int life = random.nextInt(random.nextBoolean() ? 300 : 3000);
    int stopAt = stops.nextInt(3) == 0 ? stops.nextInt(Math.min(life, 200) + 1) : -1;
    CheckpointPaths target = new CheckpointPaths("/savepoints/" + stops.nextInt(1_000_000));
    CompletableFuture<Void> copied = new CompletableFuture<>();
    for (int i = 0; i < life && !job.status().isFinal(); i++) {
      if (i == stopAt) {
        copied = job.stop(false, target);
      }
      scheduler.runOne();
    }
    count(job);
    if (copied.isDone() && !copied.isCompletedExceptionally()) {
      stopped(target);
    } else if (job.status() == JobStatus.FINISHED) {
      return true;
    }
    crash();
    return false;
  }

  /** The job goes on where it was, or in another place from its savepoint. */
  private void stopped(CheckpointPaths target) {
    stopped++;
    if (stops.nextBoolean()) {
      savepoint = target;
      folder = new CheckpointPaths("/moved-" + stopped);
    }
  }

  private void count(Job job) {
    restarts += job.metrics().restarts();
    checkpoints = Math.max(checkpoints, job.metrics().lastCheckpoint());
  }

  private void crash() {
    crashes++;
    traceHash = traceHash * 31 + scheduler.traceHash();
    platform.crash();
    scheduler = new SimulatedScheduler(platform);
  }

  private Scenario.Draw draw(double failing) {
    Random faults = new Random(random.nextLong());
    return new Scenario.Draw(
        random.nextLong(),
        1 + random.nextInt(3),
        1 + random.nextInt(4),
        random.nextBoolean(),
        () -> new Faults(faults, failing));
  }

  /** A process starts; null if it cannot even open its checkpoints. */
  private Job open(Scenario.Draw draw) {
    try {
      CheckpointStore store = CheckpointStore.open(platform.platform(), folder, "sim");
      if (savepoint != null) {
        store.takeOver(savepoint);
      }
      CheckpointSettings settings =
          new CheckpointSettings(
              1 + random.nextInt(40),
              20 + random.nextInt(2000),
              random.nextInt(10),
              random.nextInt(3),
              1 + random.nextInt(2),
              false);
      return start(draw, store, settings);
    } catch (IOException e) {
      return null;
    }
  }

  private Job start(Scenario.Draw draw, CheckpointStore store, CheckpointSettings checkpoints) {
    JobSettings settings =
        new JobSettings("sim", KEY_GROUPS, exactlyOnce, 1 + random.nextInt(3), random.nextInt(3));
    RestartStrategy restarts =
        new RestartStrategy.FixedDelay(Integer.MAX_VALUE, 1 + random.nextInt(50));
    return Job.start(
        new JobSpec(scenario.graph(draw, sink), settings, checkpoints, restarts, store, memory()),
        platform.platform(),
        scheduler);
  }

  /** Now and then so little memory that nearly all state leaves it. */
  private StateMemory memory() {
    return random.nextInt(3) == 0
        ? new StateMemory(
            () -> new MemoryStore(platform.files()),
            new MemoryShares(random.nextInt(40_000)),
            "/scratch")
        : null;
  }

  private void check(Job job) {
    if (job.status() != JobStatus.FINISHED) {
      throw new AssertionError("the job is " + job.status(), job.failure());
    }
  }
}
