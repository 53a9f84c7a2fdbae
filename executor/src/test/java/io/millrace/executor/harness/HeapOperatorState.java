package io.millrace.executor.harness;

import io.millrace.state.table.ElementTable;
import io.millrace.state.table.KeyGroupRange;
import io.millrace.state.table.KeyedTable;
import io.millrace.state.table.OperatorState;
import io.millrace.state.table.StateCell;
import io.millrace.state.table.TableSpec;
import io.millrace.state.table.WindowTable;

/** Empty tables that nobody saves. */
public record HeapOperatorState(KeyGroupRange keyGroups) implements OperatorState {
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
}
