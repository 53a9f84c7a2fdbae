package io.millrace.executor.operators.changelog;

import io.millrace.data.batch.Batch;
import io.millrace.data.batch.BatchBuilder;
import io.millrace.data.batch.RowKind;
import io.millrace.data.bytes.Slice;
import io.millrace.data.bytes.SliceWriter;
import io.millrace.data.encoding.KeyBatch;
import io.millrace.data.encoding.KeyEncoding;
import io.millrace.data.encoding.Layout;
import io.millrace.data.encoding.RowReader;
import io.millrace.data.encoding.RowWriter;
import io.millrace.data.type.DataType;
import io.millrace.data.type.DataType.Field;
import io.millrace.executor.operator.Operator;
import io.millrace.executor.operator.OperatorContext;
import io.millrace.executor.operator.Output;
import io.millrace.executor.operator.Progress;
import io.millrace.executor.operators.rows.Layouts;
import io.millrace.state.table.KeyedTable;
import io.millrace.state.table.Readiness;
import io.millrace.state.table.TableSpec;
import java.util.List;

/**
 * Keeps the newest row of each key and tells by it what a row that comes is: new (+I), an update
 * (-U if wanted, +U), or nothing new, which is left out unless rows are forgotten in time. -D gives
 * the row that was kept; a key that is not known, and -U, which the newest row stands for, are
 * ignored. What comes out is what Flink's ChangelogNormalize gives row by row.
 */
public final class Normalize implements Operator {
  private final List<DataType> types;
  private final int[] keyColumns;
  private final boolean updateBefore;
  private final long ttlMillis;
  private final KeyEncoding encoding;
  private final Layout keyLayout;
  private final Layout layout;
  private final RowWriter writer;
  private final RowReader reader;
  private final BatchBuilder rows;
  private final SliceWriter bytes = new SliceWriter();
  private final Slice newest = new Slice();
  private final Slice kept = new Slice();
  private long[] handles = {};
  private KeyBatch keys;
  private KeyedTable table;
  private Batch prepared;

  /**
   * @param columns of the rows
   * @param key positions of the key's columns, by which the input is spread
   * @param updateBefore whether an update is told by -U, too
   * @param ttlMillis after which a row that was not written is forgotten; 0: never
   */
  public Normalize(List<Field> columns, List<Integer> key, boolean updateBefore, long ttlMillis) {
    this.types = columns.stream().map(Field::type).toList();
    this.keyColumns = key.stream().mapToInt(Integer::intValue).toArray();
    this.updateBefore = updateBefore;
    this.ttlMillis = ttlMillis;
    List<DataType> keyTypes = key.stream().map(types::get).toList();
    this.encoding = KeyEncoding.of(keyTypes);
    this.keyLayout = Layouts.numbered("k", keyTypes);
    this.layout = Layouts.numbered("c", types);
    this.writer = new RowWriter(layout);
    this.reader = new RowReader(layout);
    this.rows = new BatchBuilder(columns, 1024);
  }

  @Override
  public void open(OperatorContext context) {
    keys = new KeyBatch(context.maxParallelism());
    table = context.state().keyed(new TableSpec("rows", 0, true, ttlMillis, keyLayout, layout));
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
    handles = handles.length < batch.rows() ? new long[batch.rows()] : handles;
    for (int i = 0; i < batch.rows(); i++) {
      int position = batch.position(i);
      byte kind = batch.kindAt(position);
      if (kind == RowKind.D) {
        remove(i);
      } else if (!RowKind.isRetraction(kind)) {
        put(batch, i, position);
      }
    }
    table.unpin();
    prepared = null;
    out.emit(rows.build());
    return Progress.DONE;
  }

  private void put(Batch batch, int i, int position) {
    bytes.truncate(0);
    writer.write(batch.columns(), position, bytes);
    bytes.view(newest);
    table.findOrInsert(keys, i, i + 1, handles);
    long row = handles[i];
    boolean first = table.isNew(row);
    if (!first) {
      table.bytes(row, kept);
      if (ttlMillis == 0 && kept.contentEquals(newest)) {
        return;
      }
      if (updateBefore) {
        emitKept(RowKind.UB);
      }
    }
    table.touch(row);
    table.setBytes(row, newest.array, newest.offset, newest.length);
    for (int c = 0; c < rows.columnCount(); c++) {
      rows.column(c).copyFrom(batch.column(c), position);
    }
    rows.endRow(first ? RowKind.I : RowKind.UA);
  }

  private void remove(int i) {
    table.find(keys, i, i + 1, handles);
    if (handles[i] >= 0) {
      table.bytes(handles[i], kept);
      emitKept(RowKind.D);
      table.delete(handles[i]);
    }
  }

  private void emitKept(byte kind) {
    reader.read(kept.array, kept.offset, rows.columns());
    rows.endRow(kind);
  }
}
