package io.millrace.testkit.script;

import java.util.LinkedHashMap;
import java.util.Map;

/** The matrix: names of configurations with the options that each sets; results never differ. */
final class Configurations {
  private Configurations() {}

  static Map<String, Map<String, String>> all() {
    Map<String, Map<String, String>> all = new LinkedHashMap<>();
    all.put("plain", Map.of());
    all.put("batch-of-1", Map.of("millrace.batch-size", "1"));
    all.put("batch-of-3", Map.of("millrace.batch-size", "3"));
    all.put("parallel-3", Map.of("parallelism.default", "3", "millrace.batch-size", "2"));
    all.put("heap", Map.of("state.backend.type", "hashmap"));
    all.put("rocksdb", Map.of("state.backend.type", "rocksdb", "millrace.batch-size", "2"));
    return all;
  }
}
