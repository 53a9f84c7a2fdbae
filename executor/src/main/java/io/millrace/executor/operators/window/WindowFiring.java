package io.millrace.executor.operators.window;

import io.millrace.data.batch.Batch;
import io.millrace.data.bytes.Slice;
import io.millrace.data.column.Column;
import io.millrace.data.column.ColumnBuilder;
import io.millrace.data.column.ConstantColumn;
import io.millrace.data.column.LongColumn;
import io.millrace.data.encoding.KeyBatch;
import io.millrace.data.encoding.KeyEncoding;
import io.millrace.executor.kernel.AggregateKernel;
import io.millrace.executor.kernel.ElementSet;
import io.millrace.executor.kernel.MergeKernel;
import io.millrace.executor.kernel.StateRows;
import io.millrace.executor.operator.OperatorContext;
import io.millrace.executor.operator.Output;
import io.millrace.executor.operator.Progress;
import io.millrace.executor.operators.rows.Gather;
import io.millrace.executor.operators.window.WindowAggregateSpec.Property;
import io.millrace.state.table.Readiness;
import io.millrace.state.table.WindowTable;
import java.util.Arrays;

/**
 * Fires one window after the other: puts its slices together, emits the results of its groups, and
 * drops the slices that no later window holds. Each call does a piece; it is repeated until DONE.
 */
final class WindowFiring {
  private static final int PIECE = 1024;
  private static final long MERGED = 0;

  private enum Step {
    BEGIN,
    MERGE,
    EMIT,
    CLEAN
  }

  private final WindowAggregateSpec spec;
  private final AggregateKernel kernel;
  private final WindowTables tables;
  private final boolean sliced;
  private final KeyEncoding encoding;
  private final KeyBatch keys;
  private final KeyBatch elementKeys;
  private final WindowPart prefixer;
  private final OperatorContext context;
  private final long[] rows = new long[PIECE];
  private final long[] merged = new long[PIECE];
  private final long[] namespaces = new long[PIECE];
  private final Slice key = new Slice();
  private Step step = Step.BEGIN;

  /** Slices of the window that hold rows, and the one being worked on. */
  private long[] slices;

  private int at;

  /** Rows of the slice whose multisets are being deleted; -1: none. */
  private int toClean = -1;

  private WindowTable.Cursor cursor;

  /** Where the window is put together; null if it has one slice. */
  private WindowTable scratch;

  WindowFiring(
      WindowAggregateSpec spec,
      AggregateKernel kernel,
      WindowTables tables,
      boolean sliced,
      OperatorContext context) {
    this.spec = spec;
    this.kernel = kernel;
    this.tables = tables;
    this.sliced = sliced;
    this.context = context;
    encoding = spec.keyEncoding();
    keys = new KeyBatch(context.maxParallelism());
    elementKeys = new KeyBatch(context.maxParallelism());
    prefixer = new WindowPart(tables.rows(), tables.elements(), context.maxParallelism());
  }

  Progress fire(long windowEnd, Output out) {
    if (step == Step.BEGIN && !begin(windowEnd)) {
      return Progress.PENDING;
    }
    if (step == Step.MERGE) {
      if (merge()) {
        startEmit();
      }
      return Progress.MORE;
    }
    if (step == Step.EMIT) {
      if (!out.hasRoom()) {
        return Progress.MORE;
      }
      if (emit(windowEnd, out)) {
        startClean(windowEnd);
      }
      return Progress.MORE;
    }
    return clean();
  }

  private boolean begin(long windowEnd) {
    slices = slicesOf(windowEnd);
    boolean ready = true;
    for (long slice : slices) {
      ready &= tables.slices().loadNamespace(slice) == Readiness.READY;
    }
    if (!ready) {
      return false;
    }
    at = 0;
    cursor = new WindowTable.Cursor();
    scratch = null;
    step = Step.EMIT;
    if (slices.length > 1) {
      scratch =
          new WindowTable(
              WindowTables.tableSpec(spec, kernel.layout()), context.state().keyGroups());
      step = Step.MERGE;
    }
    return true;
  }

  private long[] slicesOf(long windowEnd) {
    if (!sliced) {
      return new long[] {windowEnd};
    }
    long start = spec.shape().windowStart(windowEnd);
    return Arrays.stream(tables.slices().namespaces())
        .filter(slice -> slice > start && slice <= windowEnd)
        .toArray();
  }

  /** Adds a piece of a slice to what is put together. True when all slices are. */
  private boolean merge() {
    int count = tables.slices().scan(slices[at], cursor, rows);
    encodeKeys(tables.slices(), count);
    Arrays.fill(namespaces, 0, count, MERGED);
    scratch.findOrInsert(namespaces, keys, 0, count, merged);
    ((MergeKernel) kernel).mergeRows(tables.rows(), rows, StateRows.of(scratch), merged, count);
    if (count < PIECE) {
      at++;
      cursor = new WindowTable.Cursor();
    }
    return at == slices.length;
  }

  private void encodeKeys(WindowTable table, int count) {
    keys.clear();
    for (int i = 0; i < count; i++) {
      table.key(rows[i], key);
      keys.add(key.array, key.offset, key.length);
    }
  }

  private void startEmit() {
    step = Step.EMIT;
    cursor = new WindowTable.Cursor();
  }

  /** Emits a piece of the window. True when all is emitted. */
  private boolean emit(long windowEnd, Output out) {
    if (slices.length == 0) {
      return true;
    }
    WindowTable table = scratch == null ? tables.slices() : scratch;
    int scanned = table.scan(scratch == null ? slices[0] : MERGED, cursor, rows);
    int count = 0;
    for (int i = 0; i < scanned; i++) {
      rows[count] = rows[i];
      count += table.get(rows[i], 0) != 0 ? 1 : 0;
    }
    if (count > 0) {
      out.emit(results(table, windowEnd, count));
    }
    return scanned < PIECE;
  }

  private Batch results(WindowTable table, long windowEnd, int count) {
    ColumnBuilder[] keyBuilders = Gather.builders(spec.keyTypes(), count);
    for (int i = 0; i < count && keyBuilders.length > 0; i++) {
      table.key(rows[i], key);
      encoding.decode(key.array, key.offset, keyBuilders);
    }
    ColumnBuilder[] results = Gather.builders(kernel.layout().resultTypes(), count);
    StateRows source = scratch == null ? tables.rows() : StateRows.of(scratch);
    kernel.writeResults(source, rows, 0, count, results, 0);
    int properties = spec.properties().size();
    Column[] columns = new Column[keyBuilders.length + results.length + properties];
    System.arraycopy(Gather.build(keyBuilders), 0, columns, 0, keyBuilders.length);
    System.arraycopy(Gather.build(results), 0, columns, keyBuilders.length, results.length);
    for (int p = 0; p < properties; p++) {
      long millis = property(spec.properties().get(p), windowEnd);
      columns[columns.length - properties + p] =
          new ConstantColumn(count, new LongColumn(1, new long[] {millis}, null));
    }
    return Batch.of(count, columns);
  }

  private long property(Property property, long windowEnd) {
    return switch (property) {
      case START -> spec.shape().windowStart(windowEnd);
      case END -> windowEnd;
      case TIME -> new TimeShift(spec.zone()).toEpoch(windowEnd - 1);
    };
  }

  private void startClean(long windowEnd) {
    scratch = null;
    at = 0;
    cursor = new WindowTable.Cursor();
    step = Step.CLEAN;
    slices =
        Arrays.stream(slices)
            .filter(slice -> !sliced || spec.shape().lastWindowEnd(slice) <= windowEnd)
            .toArray();
  }

  /** Drops a slice that is over, after its multisets, piece by piece. */
  private Progress clean() {
    if (at < slices.length && tables.elements().length > 0) {
      if (toClean < 0) {
        toClean = tables.slices().scan(slices[at], cursor, rows);
        encodeKeys(tables.slices(), toClean);
        Arrays.fill(namespaces, 0, toClean, slices[at]);
        prefixer.prefix(keys, namespaces, elementKeys);
      }
      if (!elementsAreThere()) {
        return Progress.PENDING;
      }
      deleteElements(toClean);
      boolean more = toClean == PIECE;
      toClean = -1;
      if (more) {
        return Progress.MORE;
      }
    }
    if (at < slices.length) {
      tables.slices().drop(slices[at++]);
      cursor = new WindowTable.Cursor();
      return Progress.MORE;
    }
    tables.unpin();
    step = Step.BEGIN;
    return Progress.DONE;
  }

  private boolean elementsAreThere() {
    boolean ready = true;
    for (ElementSet set : tables.elements()) {
      ready &= set.table().load(elementKeys) == Readiness.READY;
    }
    return ready;
  }

  private void deleteElements(int count) {
    for (ElementSet set : tables.elements()) {
      for (int i = 0; i < count; i++) {
        long element = set.table().first(elementKeys, i);
        while (element >= 0) {
          set.table().delete(element);
          element = set.table().first(elementKeys, i);
        }
      }
    }
  }
}
