package io.millrace.executor.operators.aggregate;

import io.millrace.data.batch.Batch;
import io.millrace.data.column.Column;
import io.millrace.data.column.ColumnBuilder;
import io.millrace.executor.kernel.AggregateKernel;
import io.millrace.executor.operator.Operator;
import io.millrace.executor.operator.OperatorContext;
import io.millrace.executor.operator.Output;
import io.millrace.executor.operator.Progress;
import io.millrace.executor.operators.rows.Gather;
import io.millrace.executor.operators.rows.HandleSet;
import io.millrace.state.table.Readiness;
import java.util.Arrays;

/**
 * GROUP BY in bundles: one net change a group and bundle. A bundle is closed by its size, its age,
 * a watermark, a barrier, the end, or when memory is short. Groups are changed at once; what is
 * held back is only what they were before.
 */
public final class BundledAggregate implements Operator {
  private static final int PIECE = 512;

  private final GroupSpec spec;
  private final BundleSpec bundle;
  private final AggregateKernel kernel;
  private final HandleSet members = new HandleSet();
  private OperatorContext context;
  private GroupTables tables;
  private Changes changes;
  private ColumnBuilder[] keys;
  private ColumnBuilder[] before;
  private int[] newPositions = new int[1024];
  private long[] newHandles = new long[1024];
  private int rows;
  private long firstRowMillis;

  /** The groups of the bundle in the order of their first rows, and whether they were there. */
  private long[] handles = new long[1024];

  private boolean[] existed = new boolean[1024];

  /** While a bundle is emitted: its keys and old results, and how far it got. */
  private Column[] keyColumns;

  private Column[] beforeColumns;
  private int emitted;
  private int emittedBefore;

  /** Rows of the batch at hand that are in a bundle. */
  private int taken;

  public BundledAggregate(GroupSpec spec, BundleSpec bundle, AggregateKernel kernel) {
    this.spec = spec;
    this.bundle = bundle;
    this.kernel = kernel;
  }

  @Override
  public void open(OperatorContext context) {
    this.context = context;
    tables = new GroupTables(spec, kernel, context);
    changes =
        new Changes(
            kernel.layout().resultTypes(), spec.emitUpdateBefore(), spec.stateTtlMillis() > 0);
    int room = Math.min(bundle.maxRows(), 1 << 16);
    keys = Gather.builders(spec.keyTypes(), room);
    before = Gather.builders(kernel.layout().resultTypes(), room);
  }

  @Override
  public Readiness prepare(int input, Batch batch) {
    return tables.load(batch);
  }

  @Override
  public Progress process(int input, Batch batch, Output out) {
    while (true) {
      if (rows >= bundle.maxRows() && flush(out) == Progress.MORE) {
        return Progress.MORE;
      }
      if (taken == batch.rows()) {
        break;
      }
      int to = (int) Math.min(batch.rows(), (long) taken + bundle.maxRows() - rows);
      add(batch, taken, to);
      taken = to;
    }
    // Rows stay pinned while their bundle is open.
    if (tables.isCrowded() && flush(out) == Progress.MORE) {
      return Progress.MORE;
    }
    taken = 0;
    tables.done();
    if (rows == 0) {
      tables.unpin();
    }
    return Progress.DONE;
  }

  private void add(Batch batch, int from, int to) {
    tables.find(from, to);
    if (rows == 0) {
      firstRowMillis = context.monotonicMillis();
    }
    rows += to - from;
    join(batch, from, to);
    tables.apply(batch, from, to);
  }

  /** Notes what the groups that are new to the bundle were before. */
  private void join(Batch batch, int from, int to) {
    if (newPositions.length < to - from) {
      newPositions = new int[to - from];
      newHandles = new long[to - from];
    }
    int first = members.size();
    int count = 0;
    int known = 0;
    for (int i = from; i < to; i++) {
      long handle = tables.handles()[i];
      if (members.add(handle)) {
        newPositions[count++] = batch.position(i);
        boolean there = tables.count(handle) != 0;
        put(first + count - 1, handle, there);
        newHandles[known] = handle;
        known += there ? 1 : 0;
      }
    }
    kernel.writeResults(tables.groups().rows(), newHandles, 0, known, before, 0);
    for (int k = 0; k < keys.length; k++) {
      keys[k].copyFrom(batch.column(spec.keys().get(k)), newPositions, count);
    }
  }

  private void put(int index, long handle, boolean there) {
    if (index == handles.length) {
      handles = Arrays.copyOf(handles, index * 2);
      existed = Arrays.copyOf(existed, index * 2);
    }
    handles[index] = handle;
    existed[index] = there;
  }

  /** Emits the bundle's changes, piece by piece. */
  private Progress flush(Output out) {
    if (members.size() == 0) {
      return Progress.DONE;
    }
    if (keyColumns == null) {
      keyColumns = Gather.build(keys);
      beforeColumns = Gather.build(before);
    }
    while (emitted < members.size()) {
      if (!out.hasRoom()) {
        return Progress.MORE;
      }
      out.emit(piece(Math.min(members.size(), emitted + PIECE)));
    }
    members.clear();
    rows = 0;
    keyColumns = null;
    beforeColumns = null;
    emitted = 0;
    emittedBefore = 0;
    return Progress.DONE;
  }

  /** Ends the bundle between two batches. */
  private Progress close(Output out) {
    Progress flushed = flush(out);
    if (flushed == Progress.DONE) {
      tables.unpin();
    }
    return flushed;
  }

  private Batch piece(int to) {
    int count = to - emitted;
    int[] olds = new int[count];
    long[] live = new long[count];
    boolean[] exists = new boolean[count];
    int oldCount = 0;
    int liveCount = 0;
    for (int i = 0; i < count; i++) {
      long handle = handles[emitted + i];
      olds[oldCount] = emittedBefore + oldCount;
      oldCount += existed[emitted + i] ? 1 : 0;
      exists[i] = tables.count(handle) != 0;
      live[liveCount] = handle;
      liveCount += exists[i] ? 1 : 0;
      if (!exists[i]) {
        tables.table().delete(handle);
      }
    }
    for (int r = 0; r < beforeColumns.length; r++) {
      changes.results()[r].copyFrom(beforeColumns[r], olds, oldCount);
    }
    int old = changes.wrote(oldCount);
    kernel.writeResults(tables.groups().rows(), live, 0, liveCount, changes.results(), 0);
    int now = changes.wrote(liveCount);
    for (int i = 0; i < count; i++) {
      boolean was = existed[emitted + i];
      changes.add(emitted + i, was ? old++ : -1, exists[i] ? now++ : -1);
    }
    emitted = to;
    emittedBefore += oldCount;
    return changes.toBatch(keyColumns);
  }

  @Override
  public Progress advanceWatermark(long watermark, Output out) {
    return close(out);
  }

  @Override
  public Progress beforeBarrier(Output out) {
    return close(out);
  }

  @Override
  public Progress endInput(int input, Output out) {
    return close(out);
  }

  @Override
  public long nextTime() {
    return rows == 0 ? Long.MAX_VALUE : context.timeAt(firstRowMillis + bundle.maxMillis());
  }

  @Override
  public Progress advanceTime(long nowMillis, Output out) {
    return close(out);
  }
}
