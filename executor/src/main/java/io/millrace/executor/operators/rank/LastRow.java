package io.millrace.executor.operators.rank;

import io.millrace.data.batch.Batch;
import io.millrace.data.batch.RowKind;
import io.millrace.data.bytes.Slice;
import io.millrace.data.bytes.SliceWriter;
import io.millrace.data.column.ColumnBuilder;
import io.millrace.data.column.LongColumn;
import io.millrace.data.encoding.KeyBatch;
import io.millrace.data.encoding.KeyEncoding;
import io.millrace.data.encoding.Layout;
import io.millrace.data.encoding.RowReader;
import io.millrace.data.encoding.RowWriter;
import io.millrace.executor.operator.Operator;
import io.millrace.executor.operator.OperatorContext;
import io.millrace.executor.operator.Output;
import io.millrace.executor.operator.Progress;
import io.millrace.executor.operators.rows.Gather;
import io.millrace.executor.operators.rows.Layouts;
import io.millrace.state.table.KeyedTable;
import io.millrace.state.table.Readiness;
import java.util.Arrays;

/**
 * The last row of each key: that with the greatest time, the later one of two with equal times; or,
 * without a time, the one that came last. It is kept only if somebody needs -U, or for its time.
 */
public final class LastRow implements Operator {
  private static final int SEEN = 0;
  private static final int TIME = 1;

  private final OneRowSpec spec;
  private final KeyEncoding encoding;
  private final RowWriter writer;
  private final RowReader reader;
  private final SliceWriter row = new SliceWriter();
  private final Slice view = new Slice();
  private KeyedTable table;
  private KeyBatch keys;
  private Batch encoded;
  private ColumnBuilder[] output;
  private byte[] kinds = new byte[2048];
  private int size;
  private long[] handles = new long[1024];

  public LastRow(OneRowSpec spec) {
    this.spec = spec;
    this.encoding = spec.encoding();
    Layout layout = Layouts.numbered("c", spec.types());
    this.writer = new RowWriter(layout);
    this.reader = new RowReader(layout);
  }

  @Override
  public void open(OperatorContext context) {
    keys = new KeyBatch(context.maxParallelism());
    output = Gather.builders(spec.types(), 1024);
    table = context.state().keyed(spec.table("last"));
  }

  @Override
  public Readiness prepare(int input, Batch batch) {
    if (encoded != batch) {
      encoding.encode(batch, spec.keyColumns(), keys);
      encoded = batch;
    }
    return table.load(keys);
  }

  @Override
  public Progress process(int input, Batch batch, Output out) {
    if (handles.length < batch.rows()) {
      handles = new long[batch.rows()];
    }
    table.findOrInsert(keys, 0, batch.rows(), handles);
    LongColumn times =
        spec.timeColumn() < 0 ? null : (LongColumn) batch.column(spec.timeColumn()).flat();
    for (int i = 0; i < batch.rows(); i++) {
      int position = batch.position(i);
      long time = times == null || times.isNull(position) ? Long.MIN_VALUE : times.get(position);
      change(handles[i], time, batch, position);
    }
    table.unpin();
    encoded = null;
    if (size > 0) {
      out.emit(Batch.of(size, Gather.build(output)).withKinds(Arrays.copyOf(kinds, size)));
      size = 0;
    }
    return Progress.DONE;
  }

  private void change(long handle, long time, Batch batch, int position) {
    boolean seen = table.get(handle, SEEN) != 0;
    if (seen && time < table.get(handle, TIME)) {
      return;
    }
    table.touch(handle);
    if (seen && spec.updateBefore()) {
      table.bytes(handle, view);
      reader.read(view.array, view.offset, output);
      put(RowKind.UB);
    }
    for (int c = 0; c < output.length; c++) {
      output[c].copyFrom(batch.column(c), position);
    }
    put(seen ? RowKind.UA : RowKind.I);
    table.set(handle, SEEN, 1);
    table.set(handle, TIME, time);
    if (spec.updateBefore()) {
      row.truncate(0);
      writer.write(batch.columns(), position, row);
      table.setBytes(handle, row.array(), 0, row.length());
    }
  }

  private void put(byte kind) {
    if (size == kinds.length) {
      kinds = Arrays.copyOf(kinds, size * 2);
    }
    kinds[size++] = kind;
  }
}
