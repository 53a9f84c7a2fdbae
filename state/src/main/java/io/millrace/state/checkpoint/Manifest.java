package io.millrace.state.checkpoint;

import io.millrace.state.snapshot.TaskSnapshot;
import java.util.List;

/**
 * What a completed checkpoint holds, all of it: with the data files it names, a job can be restored
 * from it and its sinks' epochs committed.
 *
 * @param job identity of the job
 * @param checkpoint number, ascending over all attempts
 * @param attempt that made it
 * @param timestampMillis when it was triggered, milliseconds since the epoch
 * @param ended whether all sources had ended and End had passed every task
 * @param tasks state by task, in order of task number
 * @param sources positions by source identity
 * @param sinks committables by sink identity
 */
public record Manifest(
    String job,
    long checkpoint,
    long attempt,
    long timestampMillis,
    boolean ended,
    List<TaskSnapshot> tasks,
    List<Entries> sources,
    List<Entries> sinks) {

  /** Bytes of a connector, of all parallel instances of the source or sink {@code identity}. */
  public record Entries(String identity, List<byte[]> values) {
    public Entries {
      values = List.copyOf(values);
    }
  }
}
