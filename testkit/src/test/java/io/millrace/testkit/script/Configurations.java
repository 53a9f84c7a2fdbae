package io.millrace.testkit.script;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The matrix: ways to run a script. What the rows come to never differs. */
final class Configurations {
  private static final String BATCH_SIZE = "millrace.batch-size";
  private static final String PARALLELISM = "parallelism.default";
  private static final String BACKEND = "state.backend.type";

  private Configurations() {}

  /**
   * One way.
   *
   * @param name as scripts name it
   * @param options set for the connection
   * @param folded whether only what changes come to is compared, not each change
   * @param crashes whether queries go through crashes; their batches have 1 to 3 rows, and {@code
   *     parallelism.default} is the most that is drawn for each process
   */
  record Configuration(String name, Map<String, String> options, boolean folded, boolean crashes) {}

  /** All of them; the first is the one whose output is accepted as golden. */
  static List<Configuration> all() {
    return List.of(
        exact("plain", Map.of()),
        exact("batch-of-1", Map.of(BATCH_SIZE, "1", BACKEND, "hashmap")),
        exact("batch-of-3", Map.of(BATCH_SIZE, "3", BACKEND, "rocksdb")),
        exact("heap", Map.of(BACKEND, "hashmap")),
        folded("parallel-3", Map.of(PARALLELISM, "3", BATCH_SIZE, "2", BACKEND, "rocksdb")),
        folded("parallel-2-heap", Map.of(PARALLELISM, "2", BACKEND, "hashmap")),
        folded("mini-batch", miniBatch(Map.of())),
        folded("mini-batch-parallel", miniBatch(Map.of(PARALLELISM, "3", BATCH_SIZE, "3"))),
        crashes("crash", Map.of()),
        crashes("crash-parallel", Map.of(PARALLELISM, "3")),
        crashes("crash-mini-batch", miniBatch(Map.of())));
  }

  private static Configuration exact(String name, Map<String, String> options) {
    return new Configuration(name, options, false, false);
  }

  private static Configuration folded(String name, Map<String, String> options) {
    return new Configuration(name, options, true, false);
  }

  private static Configuration crashes(String name, Map<String, String> options) {
    return new Configuration(name, options, true, true);
  }

  private static Map<String, String> miniBatch(Map<String, String> more) {
    Map<String, String> options = new LinkedHashMap<>(more);
    options.put("table.exec.mini-batch.enabled", "true");
    options.put("table.exec.mini-batch.allow-latency", "1 s");
    options.put("table.exec.mini-batch.size", "4");
    return options;
  }
}
