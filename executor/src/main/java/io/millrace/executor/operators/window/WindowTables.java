package io.millrace.executor.operators.window;

import io.millrace.data.batch.Batch;
import io.millrace.data.encoding.KeyBatch;
import io.millrace.data.encoding.KeyEncoding;
import io.millrace.executor.kernel.AccumulatorLayout;
import io.millrace.executor.kernel.AggregateKernel;
import io.millrace.executor.kernel.ElementSet;
import io.millrace.executor.kernel.ElementUse;
import io.millrace.executor.kernel.Groups;
import io.millrace.executor.kernel.MergeKernel;
import io.millrace.executor.operator.OperatorContext;
import io.millrace.state.table.ElementTable;
import io.millrace.state.table.Readiness;
import io.millrace.state.table.WindowTable;
import java.util.List;

/**
 * Accumulators by namespace and group. Where windows can be put together from slices, a namespace
 * is a slice, into which each row goes once; else (multisets cannot be merged) it is a window, and
 * a row goes into each window that holds it, a <em>pass</em> a window.
 */
final class WindowTables {
  private final WindowSpec spec;
  private final AggregateKernel kernel;
  private final boolean shared;
  private final boolean mergesInput;
  private final KeyEncoding encoding;
  private final int[] keyColumns;
  private final KeyBatch keys;
  private final WindowTable table;
  private final WindowTable merged;

  /** By pass. */
  private final long[][] namespaces;

  private final Groups[] groups;

  private long[] slices = new long[1024];
  private long[] handles = new long[1024];
  private Batch encoded;

  /**
   * @param mergesInput whether the input holds accumulators of a LOCAL phase behind the keys
   */
  WindowTables(
      WindowSpec spec, AggregateKernel kernel, boolean mergesInput, OperatorContext context) {
    this.spec = spec;
    this.kernel = kernel;
    this.mergesInput = mergesInput;
    AccumulatorLayout layout = kernel.layout();
    boolean single = spec.frame().windowsOfSlice() == 1;
    shared = single || layout.elements().isEmpty() && kernel instanceof MergeKernel;
    encoding = spec.keyEncoding();
    keyColumns = spec.keyColumns();
    keys = new KeyBatch(context.maxParallelism());
    table = context.state().windows(spec.table("slices", layout));
    merged = shared && !single ? context.state().windows(spec.table("window", layout)) : null;
    int passes = shared ? 1 : spec.frame().windowsOfSlice();
    namespaces = new long[passes][1024];
    groups = new Groups[passes];
    makeGroups(layout.elements(), context);
  }

  private void makeGroups(List<ElementUse> uses, OperatorContext context) {
    ElementSet[] sets = new ElementSet[uses.size()];
    for (int i = 0; i < sets.length; i++) {
      ElementUse use = uses.get(i);
      ElementTable elements = context.state().elements(spec.elements(use));
      sets[i] = ElementSet.ordered(elements, context.maxParallelism(), use.scanned());
    }
    for (int pass = 0; pass < groups.length; pass++) {
      KeyBatch windowKeys = uses.isEmpty() ? keys : new KeyBatch(context.maxParallelism());
      groups[pass] = new Groups(table, windowKeys, sets);
    }
  }

  /** Whether windows are put together from slices. */
  boolean shared() {
    return shared;
  }

  WindowTable table() {
    return table;
  }

  /** Where a window is put together; null if each slice, or namespace, is a window. */
  WindowTable merged() {
    return merged;
  }

  KeyEncoding encoding() {
    return encoding;
  }

  AggregateKernel kernel() {
    return kernel;
  }

  ElementSet[] elements() {
    return groups[0].elements();
  }

  int passes() {
    return groups.length;
  }

  /** By row of the batch that was loaded, in a pass. */
  long[] namespaces(int pass) {
    return namespaces[pass];
  }

  /** By row of the batch that was loaded. */
  long[] slices() {
    return slices;
  }

  /** By row, to be found or -1 before {@link #apply}. */
  long[] handles() {
    return handles;
  }

  Readiness load(Batch batch, Slicer slicer) {
    if (encoded != batch) {
      encode(batch, slicer);
      encoded = batch;
    }
    boolean ready = true;
    for (int pass = 0; pass < groups.length; pass++) {
      ready &= table.load(namespaces[pass], keys) == Readiness.READY;
      for (ElementSet set : elements()) {
        ready &= set.load(groups[pass].keys()) == Readiness.READY;
      }
    }
    return ready ? Readiness.READY : Readiness.PENDING;
  }

  private void encode(Batch batch, Slicer slicer) {
    int rows = batch.rows();
    if (handles.length < rows) {
      handles = new long[rows];
      slices = new long[rows];
      for (int pass = 0; pass < namespaces.length; pass++) {
        namespaces[pass] = new long[rows];
      }
    }
    encoding.encode(batch, keyColumns, keys);
    slicer.slice(batch, slices);
    for (int pass = 0; pass < namespaces.length; pass++) {
      name(pass, rows);
    }
    List<ElementUse> uses = kernel.layout().elements();
    for (int i = 0; i < uses.size(); i++) {
      uses.get(i).encoder().encode(batch, elements()[i].elements());
    }
  }

  private void name(int pass, int rows) {
    long[] names = namespaces[pass];
    if (shared) {
      System.arraycopy(slices, 0, names, 0, rows);
    } else {
      WindowFrame frame = spec.frame();
      for (int i = 0; i < rows; i++) {
        long end = slices[i] + pass * frame.slideMillis();
        names[i] = end <= frame.lastWindowEnd(slices[i]) ? end : WindowFrame.NONE;
      }
    }
    if (elements().length > 0) {
      WindowKeys.join(names, keys, groups[pass].keys());
    }
  }

  /** Finds or adds the groups of rows {@code from} to {@code to} (exclusive) in a pass. */
  void find(int pass, int from, int to) {
    if (from < to) {
      table.findOrInsert(namespaces[pass], keys, from, to, handles);
    }
  }

  /** Lets the rows that have handles change their groups. */
  void apply(int pass, Batch batch, int from, int to) {
    if (mergesInput) {
      ((MergeKernel) kernel).mergeBatch(batch, keyColumns.length, from, to, groups[pass], handles);
    } else {
      kernel.accumulate(batch, from, to, groups[pass], handles);
    }
  }

  /** The batch is done with. */
  void done() {
    encoded = null;
    unpin();
  }

  void unpin() {
    table.unpin();
    for (ElementSet set : elements()) {
      set.unpin();
    }
  }
}
