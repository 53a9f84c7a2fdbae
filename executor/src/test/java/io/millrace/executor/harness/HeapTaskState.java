package io.millrace.executor.harness;

import io.millrace.executor.task.FrozenState;
import io.millrace.executor.task.TaskPlace;
import io.millrace.executor.task.TaskState;
import io.millrace.state.table.KeyGroupRange;
import io.millrace.state.table.OperatorState;

/** State that nobody saves. */
public record HeapTaskState(TaskPlace place) implements TaskState {
  private record Nothing(long checkpoint) implements FrozenState {}

  @Override
  public OperatorState operator(String identity) {
    return new HeapOperatorState(
        KeyGroupRange.of(place.maxParallelism(), place.parallelism(), place.subtask()));
  }

  @Override
  public FrozenState freeze(long checkpoint) {
    return new Nothing(checkpoint);
  }

  @Override
  public void close() {}
}
