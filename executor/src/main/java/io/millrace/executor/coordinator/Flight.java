package io.millrace.executor.coordinator;

import io.millrace.executor.job.Deployment;
import io.millrace.executor.job.JobGraph.SourceHead;
import io.millrace.executor.job.JobGraph.Vertex;
import io.millrace.executor.spi.SourceReader;
import io.millrace.state.checkpoint.Manifest;
import io.millrace.state.checkpoint.Manifest.Entries;
import io.millrace.state.snapshot.TaskSnapshot;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A checkpoint under way: what its tasks have acknowledged so far. */
final class Flight {
  final long checkpoint;
  final long startMillis;
  final long timestampMillis;

  /** Whether End had passed every task when it began. */
  final boolean ended;

  /** Whether the job ends with it. */
  boolean last;

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

  /** All that was acknowledged. */
  Manifest manifest(String job, long attempt, Deployment deployment, List<Entries> committables) {
    Map<String, List<byte[]>> bySource = new LinkedHashMap<>();
    for (int i = 0; i < snapshots.length; i++) {
      Vertex vertex = deployment.vertexOf(i);
      if (vertex.head() instanceof SourceHead head) {
        bySource
            .computeIfAbsent(head.identity(), s -> new ArrayList<>())
            .addAll(positions[i].entries());
      }
    }
    List<Entries> sources = new ArrayList<>();
    bySource.forEach((source, values) -> sources.add(new Entries(source, values)));
    return new Manifest(
        job,
        checkpoint,
        attempt,
        timestampMillis,
        ended,
        List.of(snapshots),
        sources,
        committables);
  }
}
