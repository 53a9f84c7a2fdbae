package io.millrace.executor.coordinator;

import io.millrace.executor.job.JobGraph;
import io.millrace.executor.job.JobSettings;
import io.millrace.state.checkpoint.CheckpointStore;

/**
 * A job to run.
 *
 * @param store where its checkpoints are, which the job closes at its end; null: there are none, a
 *     start begins anew, and sinks commit at the end of the input only
 * @param memory how state leaves memory; null: it does not
 */
public record JobSpec(
    JobGraph graph,
    JobSettings settings,
    CheckpointSettings checkpoints,
    RestartStrategy restarts,
    CheckpointStore store,
    StateMemory memory) {

  /** A job whose state stays in memory. */
  public JobSpec(
      JobGraph graph,
      JobSettings settings,
      CheckpointSettings checkpoints,
      RestartStrategy restarts,
      CheckpointStore store) {
    this(graph, settings, checkpoints, restarts, store, null);
  }
}
