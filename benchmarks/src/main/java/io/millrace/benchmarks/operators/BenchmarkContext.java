package io.millrace.benchmarks.operators;

import io.millrace.data.batch.Batch;
import io.millrace.executor.operator.OperatorContext;
import io.millrace.executor.operator.OperatorMetrics;
import io.millrace.executor.operator.Output;
import io.millrace.state.table.ElementTable;
import io.millrace.state.table.KeyGroupRange;
import io.millrace.state.table.KeyedTable;
import io.millrace.state.table.OperatorState;
import io.millrace.state.table.StateCell;
import io.millrace.state.table.TableSpec;
import io.millrace.state.table.WindowTable;

/** State in memory that nobody saves, and an output that counts. */
final class BenchmarkContext implements OperatorContext, OperatorState, Output {
  private static final int KEY_GROUPS = 128;

  private final KeyGroupRange keyGroups = KeyGroupRange.all(KEY_GROUPS);
  private final OperatorMetrics metrics = new OperatorMetrics();
  private long rows;

  /** Rows that were emitted. */
  long rows() {
    return rows;
  }

  @Override
  public OperatorState state() {
    return this;
  }

  @Override
  public long monotonicMillis() {
    return 0;
  }

  @Override
  public long currentTimeMillis() {
    return 0;
  }

  @Override
  public void wake() {}

  @Override
  public int subtask() {
    return 0;
  }

  @Override
  public int parallelism() {
    return 1;
  }

  @Override
  public int maxParallelism() {
    return KEY_GROUPS;
  }

  @Override
  public OperatorMetrics metrics() {
    return metrics;
  }

  @Override
  public KeyedTable keyed(TableSpec spec) {
    return new KeyedTable(spec, keyGroups);
  }

  @Override
  public WindowTable windows(TableSpec spec) {
    return new WindowTable(spec, keyGroups);
  }

  @Override
  public ElementTable elements(TableSpec spec) {
    return new ElementTable(spec, keyGroups);
  }

  @Override
  public void cell(String name, StateCell cell) {}

  @Override
  public KeyGroupRange keyGroups() {
    return keyGroups;
  }

  @Override
  public boolean hasRoom() {
    return true;
  }

  @Override
  public void emit(Batch batch) {
    rows += batch.rows();
  }

  @Override
  public void emitWatermark(long watermark) {}

  @Override
  public void emitIdle() {}
}
