package io.millrace.executor.operators.aggregate;

import io.millrace.data.batch.Batch;
import io.millrace.data.bytes.Bytes;
import io.millrace.data.encoding.KeyBatch;
import io.millrace.data.encoding.KeyEncoding;
import io.millrace.data.encoding.Layout;
import io.millrace.executor.kernel.AccumulatorLayout;
import io.millrace.executor.kernel.AggregateKernel;
import io.millrace.executor.kernel.ElementSet;
import io.millrace.executor.kernel.ElementUse;
import io.millrace.executor.kernel.Groups;
import io.millrace.executor.kernel.MergeKernel;
import io.millrace.executor.operator.OperatorContext;
import io.millrace.state.table.ElementTable;
import io.millrace.state.table.KeyedTable;
import io.millrace.state.table.Readiness;
import io.millrace.state.table.TableSpec;
import java.util.Arrays;
import java.util.List;

/** The groups of one operator: their accumulators, their multisets, and those of the next batch. */
final class GroupTables {
  private final GroupSpec spec;
  private final AggregateKernel kernel;
  private final KeyEncoding encoding;
  private final int[] keyColumns;
  private final KeyBatch keys;
  private final KeyedTable table;
  private final ElementSet[] elements;
  private final Groups groups;
  private long[] handles = new long[1024];

  /** The batch whose keys are encoded; it may be asked for again while rows are fetched. */
  private Batch encoded;

  GroupTables(GroupSpec spec, AggregateKernel kernel, OperatorContext context) {
    this(spec, kernel, context, false);
  }

  /**
   * @param clears whether {@link #loadWhole} and {@link #clear} are called
   */
  GroupTables(GroupSpec spec, AggregateKernel kernel, OperatorContext context, boolean clears) {
    this.spec = spec;
    this.kernel = kernel;
    encoding = spec.keyEncoding();
    keyColumns = spec.keyColumns();
    keys = new KeyBatch(context.maxParallelism());
    AccumulatorLayout layout = kernel.layout();
    table = context.state().keyed(tableSpec(spec, layout));
    elements = new ElementSet[layout.elements().size()];
    for (int i = 0; i < elements.length; i++) {
      ElementUse use = layout.elements().get(i);
      elements[i] =
          ElementSet.of(use, elementSpec(use), context.state(), context.maxParallelism(), clears);
    }
    groups = new Groups(table, keys, elements);
  }

  static TableSpec tableSpec(GroupSpec spec, AccumulatorLayout layout) {
    return new TableSpec(
        "groups",
        layout.slots(),
        layout.variable(),
        spec.stateTtlMillis(),
        spec.keyLayout(),
        Layout.of(layout.accumulators()));
  }

  private TableSpec elementSpec(ElementUse use) {
    return new TableSpec(
        use.name(),
        1 + use.slots(),
        use.variable(),
        spec.stateTtlMillis(),
        spec.keyLayout(use.types()),
        Layout.of(List.of()));
  }

  KeyedTable table() {
    return table;
  }

  Groups groups() {
    return groups;
  }

  KeyEncoding encoding() {
    return encoding;
  }

  /** By row of the batch, after {@link #find}. */
  long[] handles() {
    return handles;
  }

  /** Brings what the rows of a batch will touch into memory. */
  Readiness load(Batch batch) {
    return load(batch, false);
  }

  /** Brings all that the groups of a batch have into memory. */
  Readiness loadWhole(Batch batch) {
    return load(batch, true);
  }

  private Readiness load(Batch batch, boolean whole) {
    List<ElementUse> uses = kernel.layout().elements();
    if (encoded != batch) {
      encoding.encode(batch, keyColumns, keys);
      for (int i = 0; i < elements.length; i++) {
        uses.get(i).encoder().encode(batch, elements[i].elements());
      }
      encoded = batch;
    }
    boolean ready = table.load(keys) == Readiness.READY;
    for (ElementSet set : elements) {
      Readiness readiness = whole ? set.table().load(keys) : set.load(keys);
      ready &= readiness == Readiness.READY;
    }
    return ready ? Readiness.READY : Readiness.PENDING;
  }

  /** Finds or adds the groups of rows {@code from} to {@code to} of the batch that was loaded. */
  void find(int from, int to) {
    if (handles.length < to) {
      handles = Arrays.copyOf(handles, keys.size());
    }
    table.findOrInsert(keys, from, to, handles);
  }

  /** Lets rows {@code from} to {@code to} of the batch change their groups. */
  void apply(Batch batch, int from, int to) {
    if (spec.merging()) {
      ((MergeKernel) kernel).mergeBatch(batch, keyColumns.length, from, to, groups, handles);
    } else {
      kernel.accumulate(batch, from, to, groups, handles);
    }
  }

  /** Makes the group of a row, which was loaded whole, as new; or frees it. */
  void clear(int i, boolean free) {
    for (ElementSet set : elements) {
      ElementTable each = set.table();
      for (long row = each.first(keys, i); row >= 0; row = each.first(keys, i)) {
        each.touch(row);
        each.set(row, 0, 0);
        each.delete(row);
      }
    }
    long handle = handles[i];
    table.touch(handle);
    for (int slot = 0; slot < kernel.layout().slots(); slot++) {
      table.set(handle, slot, 0);
    }
    if (kernel.layout().variable()) {
      table.setBytes(handle, Bytes.EMPTY, 0, 0);
    }
    if (free) {
      table.delete(handle);
    }
  }

  /** Number of rows in a group. */
  long count(long handle) {
    return table.get(handle, 0);
  }

  /** The batch is done with. */
  void done() {
    encoded = null;
  }

  /** Whether memory is short and what is pinned should be let go. */
  boolean isCrowded() {
    boolean crowded = table.isCrowded();
    for (ElementSet set : elements) {
      crowded |= set.isCrowded();
    }
    return crowded;
  }

  void unpin() {
    table.unpin();
    for (ElementSet set : elements) {
      set.unpin();
    }
  }
}
