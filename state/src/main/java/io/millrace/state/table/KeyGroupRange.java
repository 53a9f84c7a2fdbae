package io.millrace.state.table;

import io.millrace.data.encoding.KeyGroups;

/**
 * The key groups one task owns: {@code from} (inclusive) to {@code to} (exclusive) of {@code
 * total}. {@code total} is fixed for the life of a job's state.
 */
public record KeyGroupRange(int total, int from, int to) {
  public KeyGroupRange {
    if (total < 1 || total > 1 << 15 || from < 0 || from >= to || to > total) {
      throw new IllegalArgumentException(
          "key groups " + from + " to " + to + " of " + total + " are not a range");
    }
  }

  /** All groups: the range of the only task. */
  public static KeyGroupRange all(int total) {
    return new KeyGroupRange(total, 0, total);
  }

  /** The range of task {@code task} of {@code parallelism}; every group belongs to one task. */
  public static KeyGroupRange of(int total, int parallelism, int task) {
    if (parallelism > total || task < 0 || task >= parallelism) {
      throw new IllegalArgumentException(
          "task " + task + " of " + parallelism + " cannot own one of " + total + " key groups");
    }
    return new KeyGroupRange(
        total, KeyGroups.start(task, parallelism, total), KeyGroups.end(task, parallelism, total));
  }

  public int size() {
    return to - from;
  }

  public boolean contains(int keyGroup) {
    return keyGroup >= from && keyGroup < to;
  }
}
