package io.millrace.executor.coordinator;

import io.millrace.data.error.MillraceException;
import io.millrace.executor.job.JobGraph;
import io.millrace.executor.job.JobGraph.SourceHead;
import io.millrace.state.checkpoint.CheckpointStore;
import io.millrace.state.checkpoint.Manifest;
import io.millrace.state.protocol.RecoveryDecision;
import io.millrace.state.protocol.RecoveryDecision.Candidate;
import io.millrace.state.protocol.RecoveryDecision.Refuse;
import io.millrace.state.protocol.RecoveryDecision.Restore;
import io.millrace.state.snapshot.TaskSnapshot;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeSet;

/**
 * The beginning of an attempt: takes its number, finds the checkpoint to continue from, commits
 * what that checkpoint holds, and clears away what is left of earlier attempts. All of it blocks.
 */
final class Recovery {
  /** {@code manifest} is null if the job begins anew. */
  record Result(long attempt, Manifest manifest) {}

  private final JobSpec spec;
  private final Sinks sinks;

  Recovery(JobSpec spec, Sinks sinks) {
    this.spec = spec;
    this.sinks = sinks;
  }

  /**
   * @param previous number of the last attempt in this process
   */
  Result run(long previous) throws IOException {
    if (spec.store() == null) {
      sinks.removeLeftovers();
      return new Result(previous + 1, null);
    }
    CheckpointStore store = spec.store();
    long attempt = store.beginAttempt();
    RecoveryDecision decision =
        RecoveryDecision.of(
            store.candidates(), sinks.canWithdraw(), spec.checkpoints().acceptRepeats());
    if (decision instanceof Refuse refuse) {
      throw MillraceException.deterministic(
              "job '" + spec.settings().name() + "': " + refuse.reason())
          .withHint(
              "Run with --accept-repeats to continue from an older one, or with --fresh to begin"
                  + " without checkpoints.");
    }
    Manifest manifest = null;
    if (decision instanceof Restore restore) {
      manifest = store.read(restore.checkpoint());
      check(manifest);
      if (restore.withdraw()) {
        sinks.withdraw(restore.checkpoint());
      }
      for (Candidate damaged : restore.damaged()) {
        store.discard(damaged.checkpoint());
      }
      sinks.commit(manifest.sinks());
    }
    sinks.removeLeftovers();
    store.sweep();
    return new Result(attempt, manifest);
  }

  /** Never a silent wrong restore: what the checkpoint holds must be what the query has. */
  private void check(Manifest manifest) {
    Set<String> sources = new TreeSet<>();
    Set<String> operators = new LinkedHashSet<>();
    for (JobGraph.Vertex vertex : spec.graph().vertices()) {
      if (vertex.head() instanceof SourceHead head) {
        sources.add(head.identity());
      }
      vertex.chain().forEach(link -> operators.add(link.identity()));
    }
    Set<String> stored = new TreeSet<>();
    manifest.sources().forEach(entries -> stored.add(entries.identity()));
    if (!stored.equals(sources)) {
      throw doesNotFit(manifest, "it reads other tables, or reads them otherwise");
    }
    if (sinks.lacksCommitterOf(manifest.sinks())) {
      throw doesNotFit(manifest, "what is to be committed is of a sink that it does not have");
    }
    for (TaskSnapshot task : manifest.tasks()) {
      if (task.totalKeyGroups() != spec.settings().maxParallelism()) {
        throw doesNotFit(
            manifest,
            "'pipeline.max-parallelism' was "
                + task.totalKeyGroups()
                + " and is "
                + spec.settings().maxParallelism());
      }
      boolean known =
          task.tables().stream().allMatch(table -> operators.contains(table.operator()))
              && task.cells().stream().allMatch(cell -> operators.contains(cell.operator()));
      if (!known) {
        throw doesNotFit(manifest, "the query has no operator for some of its state");
      }
    }
  }

  private MillraceException doesNotFit(Manifest manifest, String why) {
    return MillraceException.deterministic(
            "checkpoint "
                + manifest.checkpoint()
                + " of job '"
                + spec.settings().name()
                + "' does not fit the query: "
                + why)
        .withHint("Run with --fresh to begin without checkpoints, or restore the old query.");
  }
}
