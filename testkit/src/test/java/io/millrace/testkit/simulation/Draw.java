package io.millrace.testkit.simulation;

import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Options of a process, drawn: how a job is run, not what it computes. */
final class Draw {
  private static final int[] BATCH_ROWS = {1, 2, 7, 40, 1024};

  private Draw() {}

  /** Options that hold for all processes of a seed. */
  static Map<String, String> ofSeed(Random random) {
    Map<String, String> options = new TreeMap<>();
    options.put("table.local-time-zone", "UTC");
    options.put("pipeline.max-parallelism", "16");
    if (random.nextInt(3) == 0) {
      options.put("table.exec.mini-batch.enabled", "true");
      options.put("table.exec.mini-batch.allow-latency", (1 + random.nextInt(20)) + " ms");
      options.put("table.exec.mini-batch.size", String.valueOf(1 + random.nextInt(20)));
    }
    return options;
  }

  /** Options that may differ from process to process. */
  static Map<String, String> ofProcess(Random random) {
    Map<String, String> options = new TreeMap<>();
    options.put("parallelism.default", String.valueOf(1 + random.nextInt(3)));
    options.put(
        "millrace.batch-size", String.valueOf(BATCH_ROWS[random.nextInt(BATCH_ROWS.length)]));
    options.put("state.backend.type", random.nextInt(3) == 0 ? "hashmap" : "rocksdb");
    // Now and then so little memory that nearly all state leaves it.
    options.put("millrace.memory", random.nextBoolean() ? random.nextInt(60_000) + "b" : "8mb");
    options.put("execution.checkpointing.interval", millis(1 + random.nextInt(40)));
    options.put("execution.checkpointing.timeout", millis(20 + random.nextInt(2000)));
    options.put("execution.checkpointing.min-pause", millis(random.nextInt(10)));
    options.put(
        "execution.checkpointing.tolerable-failed-checkpoints", String.valueOf(random.nextInt(3)));
    options.put("execution.checkpointing.num-retained", String.valueOf(1 + random.nextInt(2)));
    options.put("restart-strategy.type", "fixed-delay");
    options.put("restart-strategy.fixed-delay.attempts", "1000000");
    options.put("restart-strategy.fixed-delay.delay", millis(1 + random.nextInt(50)));
    return options;
  }

  private static String millis(int millis) {
    return millis + " ms";
  }
}
