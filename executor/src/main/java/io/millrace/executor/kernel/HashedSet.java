package io.millrace.executor.kernel;

import io.millrace.data.encoding.KeyBatch;
import io.millrace.state.table.ElementTable;
import io.millrace.state.table.JoinedKeys;
import io.millrace.state.table.KeyedTable;
import io.millrace.state.table.Readiness;

/** Multisets of which only single elements are asked for: a table by group and element. */
final class HashedSet extends ElementSet {
  private final KeyedTable table;
  private final JoinedKeys joined = new JoinedKeys();

  HashedSet(KeyedTable table, int totalKeyGroups) {
    super(table, new KeyBatch(totalKeyGroups));
    this.table = table;
  }

  @Override
  public ElementTable table() {
    throw new IllegalStateException(table.spec().name() + " has no order");
  }

  @Override
  public Readiness load(KeyBatch keys) {
    joined.join(keys, elements(), 0, keys.size());
    return table.load(joined.keys());
  }

  @Override
  void findOrInsert(KeyBatch keys, int from, int to, long[] handles) {
    table.findOrInsert(joined.keys(), from, to, handles);
  }
}
