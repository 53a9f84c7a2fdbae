package io.millrace.state.snapshot;

import io.millrace.state.table.ElementTable;
import io.millrace.state.table.KeyGroupRange;
import io.millrace.state.table.KeyedTable;
import io.millrace.state.table.OperatorState;
import io.millrace.state.table.StateCell;
import io.millrace.state.table.TableSpec;
import io.millrace.state.table.WindowTable;

/** The tables of one operator: makes them, and tells the task's state of them. */
record OperatorTables(String identity, TaskState state) implements OperatorState {
  @Override
  public KeyedTable keyed(TableSpec spec) {
    KeyedTable table = new KeyedTable(spec, keyGroups());
    state.add(identity, table.parts());
    return table;
  }

  @Override
  public WindowTable windows(TableSpec spec) {
    WindowTable table = new WindowTable(spec, keyGroups());
    state.add(identity, table.parts());
    return table;
  }

  @Override
  public ElementTable elements(TableSpec spec) {
    ElementTable table = new ElementTable(spec, keyGroups());
    state.add(identity, table.parts());
    return table;
  }

  @Override
  public void cell(String name, StateCell cell) {
    state.add(identity, name, cell);
  }

  @Override
  public KeyGroupRange keyGroups() {
    return state.keyGroups();
  }
}
