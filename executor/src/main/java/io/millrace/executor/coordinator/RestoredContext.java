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
import io.millrace.state.snapshot.RunFolder;
import io.millrace.state.snapshot.SpillSettings;
import io.millrace.state.snapshot.TaskSnapshot;
import io.millrace.state.table.KeyGroupRange;
import java.util.List;
import java.util.Optional;

/** What an attempt continues from: a manifest, or nothing. */
record RestoredContext(Recovery.Result from, JobSpec spec, Platform platform)
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
    Optional<SpillSettings> spill = Optional.ofNullable(spec.memory()).map(m -> spill(m, waker));
    CheckpointStore store = spec.store();
    if (store == null) {
      RunFolder scratch =
          spill.isEmpty()
              ? null
              : new ScratchFolder(
                  platform.files(), spec.memory().scratchFolder(), attempt(), place.id());
      return new UnsavedState(
          new io.millrace.state.snapshot.TaskState(range, scratch, List.of(), spill));
    }
    List<TaskSnapshot> snapshots =
        from.manifest() == null
            ? List.of()
            : from.manifest().tasks().stream().filter(task -> concerns(task, operators)).toList();
    io.millrace.state.snapshot.TaskState tables =
        new io.millrace.state.snapshot.TaskState(
            range, store.runFolder(place.id()), snapshots, spill);
    IoLane lane = snapshots.isEmpty() ? null : new IoLane("restore state", platform.io(), waker);
    return new SnapshotState(tables, lane, this::isGained);
  }

  private SpillSettings spill(StateMemory memory, Waker waker) {
    return new SpillSettings(memory.stores(), memory.memory().join(), platform.io(), waker::wake);
  }

  private boolean isGained(String operator) {
    return from.manifest() != null
        && from.manifest().tasks().stream().noneMatch(task -> concerns(task, List.of(operator)));
  }

  private static boolean concerns(TaskSnapshot task, List<String> operators) {
    return task.tables().stream().anyMatch(table -> operators.contains(table.operator()))
        || task.cells().stream().anyMatch(cell -> operators.contains(cell.operator()));
  }
}
