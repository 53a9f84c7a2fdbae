package io.millrace.executor.operators.sink;

import io.millrace.data.batch.Batch;
import io.millrace.data.batch.BatchBuilder;
import io.millrace.data.batch.RowKind;
import io.millrace.data.bytes.Slice;
import io.millrace.data.bytes.SliceWriter;
import io.millrace.data.encoding.KeyBatch;
import io.millrace.data.encoding.KeyEncoding;
import io.millrace.executor.operator.Operator;
import io.millrace.executor.operator.OperatorContext;
import io.millrace.executor.operator.Output;
import io.millrace.executor.operator.Progress;
import io.millrace.state.table.Readiness;

/**
 * ON CONFLICT DO DEDUPLICATE: of the rows with one primary key, the last to come is the sink's; if
 * it goes, the one before it is again. What comes out (+I, +U, -D) and when is what Flink's
 * SinkUpsertMaterializer gives row by row. Where the sink needs -U, each +U follows the -U of the
 * row that the sink holds. Keeps all rows, in the order in which they came.
 */
public final class KeepLast implements Operator {
  private final SinkKeySpec spec;
  private final KeyEncoding encoding;
  private final int[] keyColumns;
  private final RowForms forms;
  private final BatchBuilder rows;
  private final SliceWriter form = new SliceWriter();
  private final Slice wanted = new Slice();
  private final Slice view = new Slice();
  private KeyBatch keys;
  private RowLists lists;
  private Batch prepared;

  public KeepLast(SinkKeySpec spec) {
    this.spec = spec;
    this.encoding = KeyEncoding.of(spec.keyTypes());
    this.keyColumns = spec.keyColumns();
    this.forms = new RowForms(spec);
    this.rows = new BatchBuilder(spec.columns(), 1024);
  }

  @Override
  public void open(OperatorContext context) {
    keys = new KeyBatch(context.maxParallelism());
    lists = new RowLists(spec, forms.layout(), context);
  }

  @Override
  public Readiness prepare(int input, Batch batch) {
    if (prepared != batch) {
      encoding.encode(batch, keyColumns, keys);
      prepared = batch;
    }
    return lists.load(keys);
  }

  @Override
  public Progress process(int input, Batch batch, Output out) {
    lists.begin(keys);
    for (int i = 0; i < batch.rows(); i++) {
      int position = batch.position(i);
      form.truncate(0);
      forms.write(batch, position, form);
      form.view(wanted);
      lists.open(i);
      if (RowKind.isRetraction(batch.kindAt(position))) {
        remove(batch, position);
      } else {
        add(batch, position);
      }
    }
    lists.finish();
    prepared = null;
    out.emit(rows.build());
    return Progress.DONE;
  }

  private void add(Batch batch, int position) {
    long last = lists.last();
    long row = spec.upsertKey().isEmpty() ? -1 : firstSame();
    boolean shown = !spec.updateBefore() || row < 0 || row == last;
    if (spec.updateBefore() && last >= 0 && shown) {
      stored(last, RowKind.UB);
    }
    if (row < 0) {
      lists.append(wanted);
    } else {
      lists.set(row, wanted);
    }
    if (shown) {
      copy(batch, position, last < 0 ? RowKind.I : RowKind.UA);
    }
  }

  private void remove(Batch batch, int position) {
    long row = firstSame();
    if (row < 0) {
      return;
    }
    boolean wasLast = row == lists.last();
    boolean wasOnly = wasLast && row == lists.first();
    if (spec.updateBefore() && wasLast) {
      stored(row, wasOnly ? RowKind.D : RowKind.UB);
    }
    lists.delete(row);
    if (!wasOnly && wasLast) {
      stored(lists.last(), RowKind.UA);
    } else if (wasOnly && !spec.updateBefore()) {
      copy(batch, position, RowKind.D);
    }
  }

  private void stored(long row, byte kind) {
    forms.read(lists.bytes(row, view), rows.columns());
    rows.endRow(kind);
  }

  /** The first row of the key that is the one wanted, or -1. */
  private long firstSame() {
    long row = lists.first();
    while (row >= 0 && !forms.isSame(lists.bytes(row, view), wanted)) {
      row = lists.next(row);
    }
    return row;
  }

  private void copy(Batch batch, int position, byte kind) {
    for (int c = 0; c < rows.columnCount(); c++) {
      rows.column(c).copyFrom(batch.column(c), position);
    }
    rows.endRow(kind);
  }
}
