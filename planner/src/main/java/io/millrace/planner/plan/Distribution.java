package io.millrace.planner.plan;

import java.util.List;

/** How rows are spread over the parallel instances of the node that reads them. */
public sealed interface Distribution {
  /** As the producer holds them. */
  record Forward() implements Distribution {}

  /** By the hash of these columns. */
  record Hash(List<Integer> columns) implements Distribution {
    public Hash {
      columns = List.copyOf(columns);
    }
  }

  /** All to one instance. */
  record Singleton() implements Distribution {}

  /** In turn, whole batches. */
  record RoundRobin() implements Distribution {}
}
