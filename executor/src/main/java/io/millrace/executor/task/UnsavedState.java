package io.millrace.executor.task;

import io.millrace.state.snapshot.TaskSnapshot;
import io.millrace.state.table.KeyGroupRange;
import io.millrace.state.table.OperatorState;
import io.millrace.state.table.Readiness;
import java.util.List;

/** State of a job without checkpoints: begins empty and is never written. */
public final class UnsavedState implements TaskState {
  private final KeyGroupRange keyGroups;
  private final io.millrace.state.snapshot.TaskState tables;

  public UnsavedState(KeyGroupRange keyGroups) {
    this.keyGroups = keyGroups;
    // It asks for no folder unless something is restored or written.
    this.tables = new io.millrace.state.snapshot.TaskState(keyGroups, null, List.of());
  }

  @Override
  public OperatorState operator(String identity) {
    return tables.operator(identity);
  }

  @Override
  public Readiness restore() {
    return Readiness.READY;
  }

  @Override
  public void setTime(long nowMillis) {
    tables.setTime(nowMillis);
  }

  @Override
  public boolean canFreeze() {
    return true;
  }

  @Override
  public FrozenState freeze() {
    return () ->
        new TaskSnapshot(
            keyGroups.total(), keyGroups.from(), keyGroups.to(), List.of(), List.of(), List.of());
  }

  @Override
  public void settle(FrozenState frozen, boolean written) {}

  @Override
  public void close() {}
}
