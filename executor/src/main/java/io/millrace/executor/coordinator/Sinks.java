package io.millrace.executor.coordinator;

import io.millrace.executor.job.JobGraph;
import io.millrace.executor.job.JobGraph.SinkTail;
import io.millrace.executor.job.JobGraph.Vertex;
import io.millrace.executor.spi.Committer;
import io.millrace.state.checkpoint.Manifest.Entries;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The committers of a job, and what they are to commit with the next checkpoint that completes. */
final class Sinks {
  private final String job;
  private final Map<String, Committer> committers = new LinkedHashMap<>();

  /** Committables by sink, of this checkpoint and of those before it that did not complete. */
  private final Map<String, List<byte[]>> uncommitted = new LinkedHashMap<>();

  private final boolean canWithdraw;

  Sinks(JobGraph graph, String job) {
    this.job = job;
    boolean all = true;
    for (Vertex vertex : graph.vertices()) {
      if (vertex.tail() instanceof SinkTail tail) {
        Committer committer = tail.sink().committer();
        if (committer != null) {
          committers.put(tail.identity(), committer);
          all &= tail.sink().capabilities().canWithdraw();
        }
      }
    }
    canWithdraw = all;
  }

  boolean isEmpty() {
    return committers.isEmpty();
  }

  /** Whether each can take back what it has committed. */
  boolean canWithdraw() {
    return canWithdraw;
  }

  void add(String sink, List<byte[]> committables) {
    uncommitted.computeIfAbsent(sink, s -> new ArrayList<>()).addAll(committables);
  }

  /** Forgets what a failed attempt has not committed. */
  void reset() {
    uncommitted.clear();
  }

  /** Hands over all that is to be committed. */
  List<Entries> take() {
    List<Entries> entries = peek();
    uncommitted.clear();
    return entries;
  }

  private List<Entries> peek() {
    List<Entries> entries = new ArrayList<>();
    uncommitted.forEach((sink, values) -> entries.add(new Entries(sink, values)));
    return entries;
  }

  /** Puts back what was handed over for a checkpoint that did not complete. */
  void putBack(List<Entries> entries) {
    for (Entries entry : entries) {
      uncommitted
          .computeIfAbsent(entry.identity(), s -> new ArrayList<>())
          .addAll(0, entry.values());
    }
  }

  /** Whether something is to be committed by a sink that this job does not have. */
  boolean lacksCommitterOf(List<Entries> entries) {
    return entries.stream()
        .anyMatch(each -> !each.values().isEmpty() && !committers.containsKey(each.identity()));
  }

  /** Blocks. Each must be of a sink that this job has. */
  void commit(List<Entries> entries) throws IOException {
    for (Entries entry : entries) {
      if (!entry.values().isEmpty()) {
        committers.get(entry.identity()).commit(entry.values());
      }
    }
  }

  /** Blocks. Takes back what was committed after a checkpoint. */
  void withdraw(long afterCheckpoint) throws IOException {
    for (Map.Entry<String, Committer> each : committers.entrySet()) {
      each.getValue().withdraw(nameOf(each.getKey()), afterCheckpoint);
    }
  }

  /** Blocks. */
  void removeLeftovers() throws IOException {
    for (Map.Entry<String, Committer> each : committers.entrySet()) {
      each.getValue().removeLeftovers(nameOf(each.getKey()));
    }
  }

  private String nameOf(String sink) {
    return job + "-" + sink;
  }
}
