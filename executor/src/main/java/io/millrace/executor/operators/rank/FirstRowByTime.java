package io.millrace.executor.operators.rank;

import io.millrace.data.batch.Batch;
import io.millrace.data.bytes.Slice;
import io.millrace.data.bytes.SliceWriter;
import io.millrace.data.column.ColumnBuilder;
import io.millrace.data.encoding.KeyBatch;
import io.millrace.data.encoding.KeyEncoding;
import io.millrace.data.encoding.Layout;
import io.millrace.data.encoding.RowReader;
import io.millrace.data.encoding.RowWriter;
import io.millrace.executor.operator.Operator;
import io.millrace.executor.operator.OperatorContext;
import io.millrace.executor.operator.Output;
import io.millrace.executor.operator.Progress;
import io.millrace.executor.operators.order.Progressed;
import io.millrace.executor.operators.order.TimeQueue;
import io.millrace.executor.operators.rows.Gather;
import io.millrace.executor.operators.rows.HandleSet;
import io.millrace.executor.operators.rows.Layouts;
import io.millrace.state.table.KeyedTable;
import io.millrace.state.table.Readiness;

/**
 * The row of each key with the least time, told once the watermark has passed it; the earlier one
 * of two with equal times. Rows that are late are dropped and counted, unless their key has had its
 * row. What was told is never taken back.
 */
public final class FirstRowByTime implements Operator {
  private static final int STATUS = 0;
  private static final int TIME = 1;
  private static final long WAITING = 1;
  private static final long TOLD = 2;
  private static final int PIECE = 512;

  private final OneRowSpec spec;
  private final KeyEncoding encoding;
  private final RowWriter writer;
  private final RowReader reader;
  private final SliceWriter row = new SliceWriter();
  private final Slice view = new Slice();
  private OperatorContext context;
  private KeyedTable table;
  private TimeQueue queue;
  private Progressed progress;
  private KeyBatch keys;
  private Batch encoded;
  private ColumnBuilder[] output;
  private long[] handles = new long[1024];
  private final HandleSet empty = new HandleSet();
  private long[] empties = {};

  /** While rows are told: whether they were taken from the queue, and how many were told. */
  private boolean taken;

  private int told;

  public FirstRowByTime(OneRowSpec spec) {
    this.spec = spec;
    this.encoding = spec.encoding();
    Layout layout = Layouts.numbered("c", spec.types());
    this.writer = new RowWriter(layout);
    this.reader = new RowReader(layout);
  }

  @Override
  public void open(OperatorContext operatorContext) {
    context = operatorContext;
    keys = new KeyBatch(context.maxParallelism());
    output = Gather.builders(spec.types(), PIECE);
    progress = new Progressed(spec.timeColumn(), context);
    queue = new TimeQueue("due", spec.keyTypes(), context);
    table = context.state().keyed(spec.table("first"));
  }

  @Override
  public Readiness prepare(int input, Batch batch) {
    if (encoded != batch) {
      encoding.encode(batch, spec.keyColumns(), keys);
      encoded = batch;
    }
    boolean ready = table.load(keys) == Readiness.READY;
    return (queue.load() == Readiness.READY) & ready ? Readiness.READY : Readiness.PENDING;
  }

  @Override
  public Progress process(int input, Batch batch, Output out) {
    if (handles.length < batch.rows()) {
      handles = new long[Math.max(PIECE, batch.rows())];
    }
    table.findOrInsert(keys, 0, batch.rows(), handles);
    progress.begin(batch);
    long late = 0;
    for (int i = 0; i < batch.rows(); i++) {
      int position = batch.position(i);
      boolean waits = table.get(handles[i], STATUS) != TOLD;
      if (progress.isMissing(position) || progress.isLate(position)) {
        late += waits ? 1 : 0;
        table.touch(handles[i]);
      } else if (waits) {
        keep(i, batch, position);
      }
    }
    if (late > 0) {
      empties = empties.length < batch.rows() ? new long[batch.rows()] : empties;
      forgetEmpty(batch.rows());
      context.metrics().addLateRows(late);
    }
    done();
    return Progress.DONE;
  }

  private void done() {
    table.unpin();
    queue.unpin();
    encoded = null;
  }

  /** Deletes rows of state that were made for late rows alone. */
  private void forgetEmpty(int count) {
    empty.clear();
    for (int i = 0; i < count; i++) {
      if (table.get(handles[i], STATUS) == 0 && empty.add(handles[i])) {
        empties[empty.size() - 1] = handles[i];
      }
    }
    for (int i = 0; i < empty.size(); i++) {
      table.delete(empties[i]);
    }
  }

  private void keep(int i, Batch batch, int position) {
    long handle = handles[i];
    long time = progress.time(position);
    boolean first = table.get(handle, STATUS) == 0;
    table.touch(handle);
    if (!first && time >= table.get(handle, TIME)) {
      return;
    }
    table.set(handle, STATUS, WAITING);
    table.set(handle, TIME, time);
    row.truncate(0);
    writer.write(batch.columns(), position, row);
    table.setBytes(handle, row.array(), 0, row.length());
    queue.add(keys, i, time);
  }

  @Override
  public Progress advanceWatermark(long watermark, Output out) {
    Progress fired = fire(watermark, out);
    if (fired == Progress.DONE) {
      progress.advance(watermark);
    }
    return fired;
  }

  @Override
  public Progress endInput(int input, Output out) {
    return fire(Long.MAX_VALUE, out);
  }

  /** Tells the rows whose time the watermark has passed, piece by piece. */
  private Progress fire(long until, Output out) {
    if (!taken) {
      if (queue.load() == Readiness.PENDING) {
        return Progress.PENDING;
      }
      queue.take(until);
      taken = true;
      told = 0;
    }
    while (told < queue.due().size()) {
      int to = Math.min(queue.due().size(), told + PIECE);
      queue.due().copyTo(told, to, keys);
      if (table.load(keys) == Readiness.PENDING) {
        return Progress.PENDING;
      }
      if (!out.hasRoom()) {
        return Progress.MORE;
      }
      tell(to, out);
      table.unpin();
      told = to;
    }
    taken = false;
    done();
    return Progress.DONE;
  }

  private void tell(int to, Output out) {
    int count = to - told;
    handles = handles.length < count ? new long[PIECE] : handles;
    table.find(keys, 0, count, handles);
    int rows = 0;
    for (int i = 0; i < count; i++) {
      long handle = handles[i];
      long time = queue.due().time(told + i);
      boolean due =
          handle >= 0 && table.get(handle, STATUS) == WAITING && table.get(handle, TIME) == time;
      if (due) {
        table.bytes(handle, view);
        reader.read(view.array, view.offset, output);
        rows++;
        table.touch(handle);
        table.set(handle, STATUS, TOLD);
        table.setBytes(handle, row.array(), 0, 0);
        progress.advance(time);
      }
    }
    if (rows > 0) {
      out.emit(Batch.of(rows, Gather.build(output)));
    }
  }
}
