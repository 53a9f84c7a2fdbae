package io.millrace.executor.operators.aggregate;

import io.millrace.data.batch.Batch;
import io.millrace.data.bytes.Slice;
import io.millrace.data.column.Column;
import io.millrace.data.column.ColumnBuilder;
import io.millrace.data.encoding.KeyBatch;
import io.millrace.data.encoding.KeyEncoding;
import io.millrace.data.encoding.Layout;
import io.millrace.executor.kernel.AggregateKernel;
import io.millrace.executor.kernel.ElementSet;
import io.millrace.executor.kernel.ElementUse;
import io.millrace.executor.kernel.Groups;
import io.millrace.executor.kernel.MergeKernel;
import io.millrace.executor.operator.Operator;
import io.millrace.executor.operator.OperatorContext;
import io.millrace.executor.operator.Output;
import io.millrace.executor.operator.Progress;
import io.millrace.executor.operators.rows.Gather;
import io.millrace.state.table.Readiness;
import io.millrace.state.table.TableSpec;
import io.millrace.state.table.WindowTable;
import java.util.List;

/**
 * GROUP BY that gives results at the end of a bounded input only, for runtime mode BATCH. Without
 * keys there is a row even for no input, if asked for.
 */
public final class FinalAggregate implements Operator {
  private static final int PIECE = 1024;
  private static final long ALL = 0;

  private final GroupSpec spec;
  private final AggregateKernel kernel;
  private final boolean rowForNoInput;
  private final KeyEncoding encoding;
  private final int[] keyColumns;
  private final long[] piece = new long[PIECE];
  private KeyBatch keys;
  private WindowTable table;
  private Groups groups;
  private long[] handles = new long[1024];
  private long[] namespaces = new long[1024];
  private WindowTable.Cursor cursor;
  private boolean emittedAny;

  public FinalAggregate(GroupSpec spec, AggregateKernel kernel, boolean rowForNoInput) {
    this.spec = spec;
    this.kernel = kernel;
    this.rowForNoInput = rowForNoInput;
    this.encoding = spec.keyEncoding();
    this.keyColumns = spec.keyColumns();
  }

  @Override
  public void open(OperatorContext context) {
    keys = new KeyBatch(context.maxParallelism());
    table = context.state().windows(GroupTables.tableSpec(spec, kernel.layout()));
    List<ElementUse> uses = kernel.layout().elements();
    ElementSet[] sets = new ElementSet[uses.size()];
    for (int i = 0; i < sets.length; i++) {
      TableSpec elements =
          new TableSpec(
              uses.get(i).name(),
              1 + uses.get(i).slots(),
              uses.get(i).variable(),
              0,
              spec.keyLayout(uses.get(i).types()),
              Layout.of(List.of()));
      sets[i] =
          ElementSet.of(uses.get(i), elements, context.state(), context.maxParallelism(), false);
    }
    groups = new Groups(table, keys, sets);
  }

  @Override
  public Readiness prepare(int input, Batch batch) {
    encoding.encode(batch, keyColumns, keys);
    if (handles.length < batch.rows()) {
      handles = new long[batch.rows()];
      namespaces = new long[batch.rows()];
    }
    boolean ready = table.load(namespaces, keys) == Readiness.READY;
    List<ElementUse> uses = kernel.layout().elements();
    for (int i = 0; i < uses.size(); i++) {
      ElementSet set = groups.elements()[i];
      uses.get(i).encoder().encode(batch, set.elements());
      ready &= set.load(keys) == Readiness.READY;
    }
    return ready ? Readiness.READY : Readiness.PENDING;
  }

  @Override
  public Progress process(int input, Batch batch, Output out) {
    int rows = batch.rows();
    table.findOrInsert(namespaces, keys, 0, rows, handles);
    if (spec.merging()) {
      ((MergeKernel) kernel).mergeBatch(batch, keyColumns.length, 0, rows, groups, handles);
    } else {
      kernel.accumulate(batch, 0, rows, groups, handles);
    }
    unpin();
    return Progress.DONE;
  }

  private void unpin() {
    table.unpin();
    for (ElementSet set : groups.elements()) {
      set.unpin();
    }
  }

  @Override
  public Progress endInput(int input, Output out) {
    if (cursor == null) {
      cursor = new WindowTable.Cursor();
    }
    if (table.loadNamespace(ALL) == Readiness.PENDING) {
      return Progress.PENDING;
    }
    while (out.hasRoom()) {
      int scanned = table.scan(ALL, cursor, piece);
      int count = dropEmpty(scanned);
      emittedAny |= count > 0;
      out.emit(results(count));
      if (scanned < PIECE) {
        return finish(out);
      }
    }
    return Progress.MORE;
  }

  private Progress finish(Output out) {
    unpin();
    if (!emittedAny && rowForNoInput) {
      if (!out.hasRoom()) {
        return Progress.MORE;
      }
      piece[0] = -1;
      emittedAny = true;
      out.emit(results(1));
    }
    return Progress.DONE;
  }

  private int dropEmpty(int scanned) {
    int count = 0;
    for (int i = 0; i < scanned; i++) {
      piece[count] = piece[i];
      count += table.get(piece[i], 0) != 0 ? 1 : 0;
    }
    return count;
  }

  private Batch results(int count) {
    ColumnBuilder[] keyBuilders = Gather.builders(spec.keyTypes(), Math.max(1, count));
    Slice key = new Slice();
    for (int i = 0; i < count && keyBuilders.length > 0; i++) {
      table.key(piece[i], key);
      encoding.decode(key.array, key.offset, keyBuilders);
    }
    ColumnBuilder[] results = Gather.builders(kernel.layout().resultTypes(), Math.max(1, count));
    kernel.writeResults(groups.rows(), piece, 0, count, results, 0);
    Column[] columns = new Column[keyBuilders.length + results.length];
    System.arraycopy(Gather.build(keyBuilders), 0, columns, 0, keyBuilders.length);
    System.arraycopy(Gather.build(results), 0, columns, keyBuilders.length, results.length);
    return Batch.of(count, columns);
  }
}
