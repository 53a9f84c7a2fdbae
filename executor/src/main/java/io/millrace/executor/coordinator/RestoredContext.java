package io.millrace.executor.coordinator;

import io.millrace.data.platform.Platform;
import io.millrace.executor.io.IoLane;
import io.millrace.executor.job.AttemptContext;
import io.millrace.executor.schedule.Waker;
import io.millrace.executor.task.SnapshotState;
import io.millrace.executor.task.TaskPlace;
import io.millrace.executor.task.TaskState;
import io.millrace.executor.task.UnsavedState;
import io.millrace.state.checkpoint.CheckpointStore;
import io.millrace.state.checkpoint.Manifest;
import io.millrace.state.snapshot.TaskSnapshot;
import io.millrace.state.table.KeyGroupRange;
import java.util.List;

/** What an attempt continues from: a manifest, or nothing. */
record RestoredContext(Recovery.Result from, CheckpointStore store, Platform platform)
    implements AttemptContext {

  @Override
  public long attempt() {
    return from.attempt();
  }

  @Override
  public long nextCheckpoint() {
    return from.manifest() == null ? 1 : from.manifest().checkpoint() + 1;
  }

  @Override
  public List<byte[]> positions(String sourceIdentity) {
    if (from.manifest() == null) {
      return null;
    }
    return from.manifest().sources().stream()
        .filter(entries -> entries.identity().equals(sourceIdentity))
        .findFirst()
        .map(Manifest.Entries::values)
        .orElse(null);
  }

  @Override
  public TaskState state(TaskPlace place, List<String> operators, Waker waker) {
    KeyGroupRange range =
        KeyGroupRange.of(place.maxParallelism(), place.parallelism(), place.subtask());
    if (store == null) {
      return new UnsavedState(range);
    }
    List<TaskSnapshot> snapshots =
        from.manifest() == null
            ? List.of()
            : from.manifest().tasks().stream().filter(task -> concerns(task, operators)).toList();
    io.millrace.state.snapshot.TaskState tables =
        new io.millrace.state.snapshot.TaskState(range, store.runFolder(place.id()), snapshots);
    IoLane lane = snapshots.isEmpty() ? null : new IoLane("restore state", platform.io(), waker);
    return new SnapshotState(tables, lane);
  }

  private static boolean concerns(TaskSnapshot task, List<String> operators) {
    return task.tables().stream().anyMatch(table -> operators.contains(table.operator()))
        || task.cells().stream().anyMatch(cell -> operators.contains(cell.operator()));
  }
}
