package io.millrace.state.table;

import io.millrace.data.bytes.Slice;

/** What the kinds of tables have in common: access to rows by handle. For one task's thread. */
public abstract sealed class StateTable implements StateRows
    permits KeyedTable, WindowTable, ElementTable {
  final TableSpec spec;
  final KeyGroupRange keyGroups;
  final RowTable table;

  StateTable(TableSpec spec, KeyGroupRange keyGroups, RowTable table) {
    this.spec = spec;
    this.keyGroups = keyGroups;
    this.table = table;
  }

  public final TableSpec spec() {
    return spec;
  }

  public final boolean isNew(long row) {
    return table.isNew(row);
  }

  @Override
  public final void touch(long row) {
    table.touch(row);
  }

  public final long get(long row, int slot) {
    return table.rows[(int) (row >>> 32)][(int) row + table.shape.firstSlot() + slot];
  }

  public final void set(long row, int slot, long value) {
    table.rows[(int) (row >>> 32)][(int) row + table.shape.firstSlot() + slot] = value;
  }

  @Override
  public final long[] slots(long row) {
    return table.rows[(int) (row >>> 32)];
  }

  @Override
  public final int base(long row) {
    return (int) row + table.shape.firstSlot();
  }

  @Override
  public final Slice bytes(long row, Slice target) {
    return table.bytes(row, target);
  }

  @Override
  public final void setBytes(long row, byte[] bytes, int offset, int length) {
    table.setBytes(row, bytes, offset, length);
  }

  public abstract void delete(long row);

  /**
   * Whether memory is short, and rows stay there only because they are pinned: who keeps them from
   * batch to batch should let go.
   */
  public final boolean isCrowded() {
    return parts().residency.isCrowded();
  }

  /** Lets go of what was loaded. */
  public final void unpin() {
    parts().residency.unpin();
  }

  /** For the owner of the task's state. */
  public abstract TableParts parts();
}
