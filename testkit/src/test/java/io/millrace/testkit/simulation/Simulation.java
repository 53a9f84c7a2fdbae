package io.millrace.testkit.simulation;

import io.millrace.data.error.FailureClass;
import io.millrace.data.error.MillraceException;
import io.millrace.engine.session.JobHandle;
import io.millrace.engine.session.JobStatus;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** One seed of a scenario: a storm of faults, and a calm in which the job must finish. */
final class Simulation {
  private static final long MAX_STEPS = 3_000_000;

  /** Different inputs; outputs of runs without faults are computed once each. */
  private static final int INPUTS = 8;

  /** Paths at which a process likes to die: publication, commit, state, attempts. */
  private static final String[] LANDMARKS = {"chk-", "part-", ".run", "attempts"};

  private static final Map<String, Map<String, Map<String, Integer>>> EXPECTED = new TreeMap<>();

  private final Scenario scenario;
  private final Random random;
  private final World world;
  private final Map<String, String> options;
  private final Map<String, Map<String, Integer>> expected;
  private int crashes;
  private long restarts;
  private long checkpoints;

  private Simulation(Scenario scenario, long seed) {
    this.scenario = scenario;
    random = new Random(seed);
    long input = Math.floorMod(seed, INPUTS);
    expected = expected(scenario, input);
    world = new World(random.nextLong());
    world.write(scenario, input);
    options = Draw.ofSeed(random);
  }

  /**
   * What became of a seed that went well.
   *
   * @param traceHash tells runs apart that took different ways
   */
  record Outcome(long traceHash, int crashes, long restarts, long checkpoints) {}

  /** Runs a seed; throws AssertionError with the command that replays it. */
  static Outcome run(Scenario scenario, long seed) {
    try {
      return new Simulation(scenario, seed).run();
    } catch (RuntimeException | AssertionError e) {
      throw new AssertionError(
          "seed %d of scenario '%s' fails; replay it with: dev/simulate --seeds %d..%d --scenario %s%n%s"
              .formatted(seed, scenario.name(), seed, seed, scenario.name(), e),
          e);
    }
  }

  private static Map<String, Map<String, Integer>> expected(Scenario scenario, long input) {
    return EXPECTED.computeIfAbsent(
        scenario.name() + " " + input,
        name -> {
          World world = new World(1);
          world.write(scenario, input);
          JobHandle job = world.start(scenario, Map.of("table.local-time-zone", "UTC"));
          finish(world, job);
          return Outputs.of(scenario, world.files(), World.FOLDER);
        });
  }

  private Outcome run() {
    int storms = random.nextInt(6);
    boolean finished = false;
    for (int i = 0; i < storms && !finished; i++) {
      finished = storm();
      checkSafety();
    }
    calm();
    if (random.nextBoolean()) {
      // Run again, the job finds nothing to do.
      world.kill();
      calm();
    }
    return new Outcome(world.traceHash(), crashes, restarts, checkpoints);
  }

  /** A process under faults; true if it finished. */
  private boolean storm() {
    faults();
    boolean finished = false;
    try {
      JobHandle job = world.start(scenario, draw());
      live(job);
      finished = job.status() == JobStatus.FINISHED && !world.files().dead();
      count(job);
    } catch (MillraceException e) {
      checkExcusable(e);
    }
    if (random.nextInt(4) == 0) {
      world.kill();
    } else {
      world.crash();
    }
    crashes++;
    return finished;
  }

  private Map<String, String> draw() {
    Map<String, String> all = new TreeMap<>(options);
    all.putAll(Draw.ofProcess(random));
    return all;
  }

  private void faults() {
    world.files().calm();
    world.files().failureRate(random.nextInt(3) == 0 ? random.nextDouble() * 0.05 : 0);
    world.files().slow(random.nextInt(3) == 0 ? random.nextInt(20) : 0);
    switch (random.nextInt(4)) {
      case 0 -> world.files().dieAtCall(1 + random.nextInt(random.nextBoolean() ? 60 : 600));
      case 1 -> {
        String landmark = LANDMARKS[random.nextInt(LANDMARKS.length)];
        world.files().dieNear(landmark, 1 + random.nextInt(12), 1 + random.nextInt(5));
      }
      default -> {}
    }
  }

  /** Lets the process live for a while. */
  private void live(JobHandle job) {
    int steps = random.nextInt(random.nextBoolean() ? 400 : 4000);
    int fullAt = random.nextInt(3) == 0 ? random.nextInt(steps + 1) : -1;
    for (int i = 0; i < steps && !job.status().isFinal() && !world.files().dead(); i++) {
      if (i == fullAt) {
        world.files().capacity(0);
      } else if (i == fullAt + 200) {
        world.files().capacity(Long.MAX_VALUE);
      }
      if (!world.step()) {
        throw new AssertionError("everything stands still in a storm");
      }
    }
    if (job.status() == JobStatus.FAILED && !world.files().dead()) {
      checkExcusable(failure(job));
    }
  }

  private void calm() {
    world.files().calm();
    JobHandle job = world.start(scenario, draw());
    finish(world, job);
    count(job);
    String wrong = Outputs.difference(expected, Outputs.of(scenario, world.files(), World.FOLDER));
    if (!wrong.isEmpty()) {
      throw new AssertionError("the output is wrong:" + wrong);
    }
    var hidden = Outputs.hidden(scenario, world.files(), World.FOLDER);
    if (!hidden.isEmpty()) {
      throw new AssertionError("files were left behind: " + hidden);
    }
  }

  private static void finish(World world, JobHandle job) {
    for (long i = 0; !job.status().isFinal(); i++) {
      if (i == MAX_STEPS) {
        throw new AssertionError("not finished after " + i + " steps");
      }
      if (!world.step()) {
        throw new AssertionError("everything stands still after " + i + " steps");
      }
    }
    if (job.status() != JobStatus.FINISHED) {
      throw new AssertionError("the job is " + job.status(), failure(job));
    }
  }

  private static MillraceException failure(JobHandle job) {
    try {
      job.await(0, TimeUnit.MILLISECONDS);
      throw new AssertionError("the job is " + job.status() + " without a failure");
    } catch (MillraceException e) {
      return e;
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private void checkExcusable(MillraceException e) {
    if (e.failureClass() != FailureClass.TRANSIENT) {
      throw new AssertionError("no fault that was injected may have this effect: " + e, e);
    }
  }

  /** What is committed was due, however often the process died. */
  private void checkSafety() {
    String surplus =
        Outputs.surplus(scenario, expected, Outputs.of(scenario, world.files(), World.FOLDER));
    if (!surplus.isEmpty()) {
      throw new AssertionError("committed too much:" + surplus);
    }
  }

  private void count(JobHandle job) {
    restarts += job.progress().restarts();
    checkpoints = Math.max(checkpoints, job.progress().lastCheckpoint());
  }
}
