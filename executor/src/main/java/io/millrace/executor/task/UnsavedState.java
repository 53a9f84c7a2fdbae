package io.millrace.executor.task;

import io.millrace.state.snapshot.TaskSnapshot;
import io.millrace.state.table.KeyGroupRange;
import io.millrace.state.table.OperatorState;
import io.millrace.state.table.Readiness;
import java.util.List;

/** State of a job without checkpoints: begins empty and is never written. */
public final class UnsavedState implements TaskState {
  private final io.millrace.state.snapshot.TaskState tables;

  /** State that stays in memory. */
  public UnsavedState(KeyGroupRange keyGroups) {
    // It asks for no folder unless something is restored or written.
    this(new io.millrace.state.snapshot.TaskState(keyGroups, null, List.of()));
  }

  /** These tables, which may leave memory. */
  public UnsavedState(io.millrace.state.snapshot.TaskState tables) {
    this.tables = tables;
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
  public void beginStep(long nowMillis) {
    tables.beginStep(nowMillis);
  }

  @Override
  public boolean canFreeze() {
    return true;
  }

  @Override
  public FrozenState freeze() {
    KeyGroupRange range = tables.keyGroups();
    return () ->
        new TaskSnapshot(range.total(), range.from(), range.to(), List.of(), List.of(), List.of());
  }

  @Override
  public void settle(FrozenState frozen, boolean written) {}

  @Override
  public void close() {
    tables.close();
  }
}
