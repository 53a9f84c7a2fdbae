package io.millrace.executor.task;

import io.millrace.executor.io.IoLane;
import io.millrace.state.snapshot.Frozen;
import io.millrace.state.snapshot.TaskSnapshot;
import io.millrace.state.table.OperatorState;
import io.millrace.state.table.Readiness;
import java.io.IOException;
import java.util.function.Predicate;

/** State that is restored from snapshots and frozen into them. */
public final class SnapshotState implements TaskState {
  private record FrozenTables(Frozen frozen) implements FrozenState {
    @Override
    public TaskSnapshot write() throws IOException {
      return frozen.write();
    }
  }

  private final io.millrace.state.snapshot.TaskState tables;
  private final IoLane lane;
  private final Predicate<String> gained;
  private boolean restoring;

  /** Whether what a barrier froze is being written. */
  private boolean frozen;

  /**
   * @param lane on which snapshots are read; null if there is nothing to restore
   * @param gained whether the job continues from a checkpoint that does not know an operator
   */
  public SnapshotState(
      io.millrace.state.snapshot.TaskState tables, IoLane lane, Predicate<String> gained) {
    this.tables = tables;
    this.lane = lane;
    this.gained = gained;
  }

  @Override
  public OperatorState operator(String identity) {
    return gained.test(identity)
        ? new GainedState(identity, tables.keyGroups())
        : tables.operator(identity);
  }

  @Override
  public Readiness restore() {
    if (lane == null) {
      return Readiness.READY;
    }
    if (!restoring) {
      restoring = true;
      lane.submit(tables::restore);
    }
    lane.check();
    return lane.unfinished() == 0 ? Readiness.READY : Readiness.PENDING;
  }

  @Override
  public void beginStep(long nowMillis) {
    tables.beginStep(nowMillis);
  }

  @Override
  public boolean canFreeze() {
    return !frozen;
  }

  @Override
  public FrozenState freeze() {
    frozen = true;
    return new FrozenTables(tables.freeze());
  }

  @Override
  public void settle(FrozenState settled, boolean written) {
    frozen = false;
    Frozen known = ((FrozenTables) settled).frozen();
    if (written) {
      tables.written(known);
    } else {
      tables.notWritten(known);
    }
  }

  @Override
  public void close() {
    tables.close();
  }
}
