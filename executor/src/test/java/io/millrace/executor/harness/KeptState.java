package io.millrace.executor.harness;

import io.millrace.data.bytes.Slice;
import io.millrace.data.bytes.SliceWriter;
import io.millrace.state.table.ElementTable;
import io.millrace.state.table.KeyGroupRange;
import io.millrace.state.table.KeyedTable;
import io.millrace.state.table.OperatorState;
import io.millrace.state.table.StateCell;
import io.millrace.state.table.TableSpec;
import io.millrace.state.table.WindowTable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** State of an operator under test, which the next operator takes over as if it were restored. */
final class KeptState implements OperatorState {
  private final KeyGroupRange keyGroups;
  private final Map<String, Object> tables;
  private final Map<String, StateCell> cells = new HashMap<>();
  private final Map<String, byte[]> saved;

  KeptState(KeyGroupRange keyGroups) {
    this(keyGroups, new HashMap<>(), Map.of());
  }

  private KeptState(
      KeyGroupRange keyGroups, Map<String, Object> tables, Map<String, byte[]> saved) {
    this.keyGroups = keyGroups;
    this.tables = tables;
    this.saved = saved;
  }

  /** The state for the next operator; this one is not to be used any more. */
  KeptState handOver() {
    Map<String, byte[]> values = new HashMap<>();
    cells.forEach(
        (name, cell) -> {
          SliceWriter writer = new SliceWriter();
          cell.save(writer);
          values.put(name, writer.toByteArray());
        });
    return new KeptState(keyGroups, tables, values);
  }

  private <T> T table(TableSpec spec, Class<T> type, Supplier<T> made) {
    return type.cast(tables.computeIfAbsent(spec.name(), name -> made.get()));
  }

  @Override
  public KeyedTable keyed(TableSpec spec) {
    return table(spec, KeyedTable.class, () -> new KeyedTable(spec, keyGroups));
  }

  @Override
  public WindowTable windows(TableSpec spec) {
    return table(spec, WindowTable.class, () -> new WindowTable(spec, keyGroups));
  }

  @Override
  public ElementTable elements(TableSpec spec) {
    return table(spec, ElementTable.class, () -> new ElementTable(spec, keyGroups));
  }

  @Override
  public void cell(String name, StateCell cell) {
    cells.put(name, cell);
    if (saved.containsKey(name)) {
      cell.restore(List.of(Slice.of(saved.get(name))));
    }
  }

  @Override
  public KeyGroupRange keyGroups() {
    return keyGroups;
  }
}
