package io.millrace.data.encoding;

/**
 * Key groups: the unit in which keyed state moves between tasks. A key's group never changes; each
 * of the tasks of an operator owns a contiguous range of groups, cut as Flink cuts them.
 */
public final class KeyGroups {
  /** The most groups there can be. */
  public static final int UPPER_BOUND = 1 << 15;

  private static final int DEFAULT_LOWER_BOUND = 1 << 7;

  private KeyGroups() {}

  /**
   * Group of a key, 0..maxParallelism-1. It is taken from the high bits of the hash, so that the
   * low bits still scatter the keys within a group.
   */
  public static int of(int hash, int maxParallelism) {
    return (int) ((hash & 0xFFFFFFFFL) * maxParallelism >>> 32);
  }

  /** First group of task {@code index} of {@code parallelism} tasks. */
  public static int start(int index, int parallelism, int maxParallelism) {
    return (index * maxParallelism + parallelism - 1) / parallelism;
  }

  /** One more than the last group of task {@code index} of {@code parallelism} tasks. */
  public static int end(int index, int parallelism, int maxParallelism) {
    return start(index + 1, parallelism, maxParallelism);
  }

  /** The task of {@code parallelism} that owns a group. */
  public static int owner(int keyGroup, int parallelism, int maxParallelism) {
    return keyGroup * parallelism / maxParallelism;
  }

  /** Number of groups for a job that is started at {@code parallelism}: 128..32768. */
  public static int defaultMaxParallelism(int parallelism) {
    int wanted = Integer.highestOneBit(Math.max(1, parallelism + parallelism / 2 - 1)) << 1;
    return Math.min(UPPER_BOUND, Math.max(DEFAULT_LOWER_BOUND, wanted));
  }
}
