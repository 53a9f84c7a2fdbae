package io.millrace.executor.kernel;

import io.millrace.data.encoding.KeyBatch;
import io.millrace.state.table.ElementTable;
import io.millrace.state.table.Readiness;

/** Multisets whose first or last element is asked for, or all elements of a group. */
final class OrderedSet extends ElementSet {
  private final ElementTable table;
  private final boolean scanned;

  OrderedSet(ElementTable table, int totalKeyGroups, boolean scanned) {
    super(table, new KeyBatch(totalKeyGroups));
    this.table = table;
    this.scanned = scanned;
  }

  @Override
  public ElementTable table() {
    return table;
  }

  @Override
  public Readiness load(KeyBatch keys) {
    return scanned ? table.load(keys) : table.load(keys, elements());
  }

  @Override
  void findOrInsert(KeyBatch keys, int from, int to, long[] handles) {
    table.findOrInsert(keys, elements(), from, to, handles);
  }
}
