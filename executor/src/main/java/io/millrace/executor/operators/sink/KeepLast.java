package io.millrace.executor.operators.sink;

import io.millrace.data.batch.Batch;
import io.millrace.data.batch.BatchBuilder;
import io.millrace.data.batch.RowKind;
import io.millrace.data.bytes.Bytes;
import io.millrace.data.bytes.Slice;
import io.millrace.data.bytes.SliceWriter;
import io.millrace.data.encoding.KeyBatch;
import io.millrace.data.encoding.KeyEncoding;
import io.millrace.data.type.Types;
import io.millrace.executor.operator.Operator;
import io.millrace.executor.operator.OperatorContext;
import io.millrace.executor.operator.Output;
import io.millrace.executor.operator.Progress;
import io.millrace.state.table.ElementTable;
import io.millrace.state.table.Readiness;
import io.millrace.state.table.TableSpec;
import java.util.List;

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
  private long[] handles = {};
  private KeyBatch keys;

  /** By row of the batch, its number among the rows with its key. */
  private KeyBatch numbers;

  private ElementTable table;
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
    numbers = new KeyBatch(context.maxParallelism());
    table =
        context
            .state()
            .elements(
                new TableSpec(
                    "rows",
                    0,
                    true,
                    spec.stateTtlMillis(),
                    RowForms.keys(spec, List.of(Types.BIGINT.withNullable(false))),
                    forms.layout()));
  }

  @Override
  public Readiness prepare(int input, Batch batch) {
    if (prepared != batch) {
      encoding.encode(batch, keyColumns, keys);
      prepared = batch;
    }
    return table.load(keys);
  }

  @Override
  public Progress process(int input, Batch batch, Output out) {
    numbers.startFixed(batch.rows(), 8);
    handles = handles.length < batch.rows() ? new long[batch.rows()] : handles;
    for (int i = 0; i < batch.rows(); i++) {
      int position = batch.position(i);
      form.truncate(0);
      forms.write(batch, position, form);
      form.view(wanted);
      if (RowKind.isRetraction(batch.kindAt(position))) {
        remove(batch, i, position);
      } else {
        add(batch, i, position);
      }
    }
    table.unpin();
    prepared = null;
    out.emit(rows.build());
    return Progress.DONE;
  }

  private void add(Batch batch, int i, int position) {
    long last = table.last(keys, i);
    long row = spec.upsertKey().isEmpty() ? -1 : firstSame(i);
    if (row < 0) {
      row = append(i, last);
    }
    boolean shown = !spec.updateBefore() || last < 0 || row == table.last(keys, i);
    if (spec.updateBefore() && last >= 0 && shown) {
      stored(last, RowKind.UB);
    }
    table.touch(row);
    table.setBytes(row, wanted.array, wanted.offset, wanted.length);
    if (shown) {
      copy(batch, position, last < 0 ? RowKind.I : RowKind.UA);
    }
  }

  private long append(int i, long last) {
    long next = last < 0 ? 0 : Bytes.getLong(table.element(last, view).array, view.offset) + 1;
    Bytes.putLong(numbers.bytes(), i * 8, next);
    numbers.hashes()[i] = Bytes.hash(numbers.bytes(), i * 8, 8);
    table.findOrInsert(keys, numbers, i, i + 1, handles);
    return handles[i];
  }

  private void remove(Batch batch, int i, int position) {
    long row = firstSame(i);
    if (row < 0) {
      return;
    }
    boolean wasLast = row == table.last(keys, i);
    boolean wasOnly = wasLast && row == table.first(keys, i);
    if (spec.updateBefore() && wasLast) {
      stored(row, wasOnly ? RowKind.D : RowKind.UB);
    }
    table.delete(row);
    if (!wasOnly && wasLast) {
      stored(table.last(keys, i), RowKind.UA);
    } else if (wasOnly && !spec.updateBefore()) {
      copy(batch, position, RowKind.D);
    }
  }

  private void stored(long row, byte kind) {
    forms.read(table.bytes(row, view), rows.columns());
    rows.endRow(kind);
  }

  /** The first row with the key of row {@code i} that is the one wanted, or -1. */
  private long firstSame(int i) {
    long row = table.first(keys, i);
    while (row >= 0 && !forms.isSame(table.bytes(row, view), wanted)) {
      row = table.next(row);
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
