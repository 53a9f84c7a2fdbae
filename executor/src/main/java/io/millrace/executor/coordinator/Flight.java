package io.millrace.executor.coordinator;

import io.millrace.executor.spi.SourceReader;
import io.millrace.state.snapshot.TaskSnapshot;

/** A checkpoint under way: what its tasks have acknowledged so far. */
final class Flight {
  final long checkpoint;
  final long startMillis;
  final long timestampMillis;

  /** Whether End had passed every task when it began. */
  final boolean ended;

  private final TaskSnapshot[] snapshots;
  private final SourceReader.Position[] positions;
  private final boolean[] committed;
  private int missing;
  private Throwable failure;

  /** Whether its manifest is being published or its output committed. */
  boolean completing;

  Flight(long checkpoint, long startMillis, long timestampMillis, boolean ended, int tasks) {
    this.checkpoint = checkpoint;
    this.startMillis = startMillis;
    this.timestampMillis = timestampMillis;
    this.ended = ended;
    snapshots = new TaskSnapshot[tasks];
    positions = new SourceReader.Position[tasks];
    committed = new boolean[tasks];
    // Each task owes its state and its committables.
    missing = 2 * tasks;
  }

  void written(int task, TaskSnapshot snapshot, SourceReader.Position position) {
    snapshots[task] = snapshot;
    positions[task] = position;
    missing--;
  }

  void committablesOf(int task) {
    committed[task] = true;
    missing--;
  }

  void fail(Throwable cause) {
    failure = failure == null ? cause : failure;
  }

  Throwable failure() {
    return failure;
  }

  int tasks() {
    return snapshots.length;
  }

  int acknowledged() {
    int count = 0;
    for (int i = 0; i < snapshots.length; i++) {
      count += snapshots[i] != null && committed[i] ? 1 : 0;
    }
    return count;
  }

  boolean isComplete() {
    return missing == 0;
  }

  TaskSnapshot snapshot(int task) {
    return snapshots[task];
  }

  SourceReader.Position position(int task) {
    return positions[task];
  }
}
