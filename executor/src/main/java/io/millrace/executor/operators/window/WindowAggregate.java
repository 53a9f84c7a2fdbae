package io.millrace.executor.operators.window;

import io.millrace.data.batch.Batch;
import io.millrace.data.encoding.KeyEncoding;
import io.millrace.data.error.MillraceException;
import io.millrace.executor.kernel.AggregateKernel;
import io.millrace.executor.kernel.LongExpression;
import io.millrace.executor.kernel.MergeKernel;
import io.millrace.executor.operator.Operator;
import io.millrace.executor.operator.OperatorContext;
import io.millrace.executor.operator.Output;
import io.millrace.executor.operator.Progress;
import io.millrace.state.table.Readiness;

/**
 * GROUP BY over windows. Rows are added to slices; a window is put together from its slices when it
 * fires, piece by piece. A row is late, and dropped, when the last window that holds it has fired
 * by the watermark that stood before the row. Kernels that cannot merge, or that keep multisets,
 * add a row to each of its windows instead.
 *
 * <p>At the end of the input all windows fire; a later run that continues from there takes rows of
 * these windows for late.
 */
public final class WindowAggregate implements Operator {
  private final WindowAggregateSpec spec;
  private final AggregateKernel kernel;
  private final LongExpression time;
  private final boolean sliced;
  private final KeyEncoding encoding;
  private final int[] keyColumns;
  private OperatorContext context;
  private WindowTables tables;
  private WindowClock clock;
  private WindowFiring firing;
  private WindowPart[] parts;
  private long[] times = new long[1024];
  private Batch prepared;
  private long lateRows;

  /** End of the next window that holds rows and has not fired; MAX: none. */
  private long nextEnd = Long.MAX_VALUE;

  /**
   * @param time of a row, in milliseconds; null for processing time
   */
  public WindowAggregate(WindowAggregateSpec spec, AggregateKernel kernel, LongExpression time) {
    this.spec = spec;
    this.kernel = kernel;
    this.time = time;
    boolean merges = kernel instanceof MergeKernel && kernel.layout().elements().isEmpty();
    this.sliced = spec.shape().isTumbling() || merges;
    if (spec.merging() && !merges) {
      throw new IllegalArgumentException("accumulators come, but the kernel does not merge");
    }
    this.encoding = spec.keyEncoding();
    this.keyColumns = spec.keyColumns();
  }

  @Override
  public void open(OperatorContext context) {
    this.context = context;
    clock = new WindowClock(spec, context);
    context.state().cell("progress", clock);
    tables = new WindowTables(spec, kernel, context);
    parts = new WindowPart[sliced ? 1 : spec.shape().windowsPerRow()];
    for (int i = 0; i < parts.length; i++) {
      parts[i] = new WindowPart(tables.rows(), tables.elements(), context.maxParallelism());
    }
    firing = new WindowFiring(spec, kernel, tables, sliced, context);
    for (long namespace : tables.slices().namespaces()) {
      note(namespace);
    }
  }

  @Override
  public Readiness prepare(int input, Batch batch) {
    if (prepared != batch) {
      assign(batch);
      prepared = batch;
    }
    boolean ready = true;
    for (WindowPart part : parts) {
      ready &= part.rows() == 0 || tables.load(part) == Readiness.READY;
    }
    return ready ? Readiness.READY : Readiness.PENDING;
  }

  private void assign(Batch batch) {
    int rows = batch.rows();
    for (WindowPart part : parts) {
      part.begin(rows);
    }
    evaluateTimes(batch);
    lateRows = 0;
    for (int row = 0; row < rows; row++) {
      int position = batch.position(row);
      long watermark =
          batch.watermarks() == null || time == null
              ? clock.progress()
              : Math.max(clock.progress(), batch.watermarks().before(position));
      long local = spec.merging() ? times[row] : clock.shift().toLocal(times[row]);
      lateRows +=
          sliced ? toSlice(position, local, watermark) : toWindows(position, local, watermark);
    }
    for (WindowPart part : parts) {
      part.end(batch);
      encoding.encode(part.batch, keyColumns, part.keys);
      part.encodeElementKeys();
    }
  }

  private void evaluateTimes(Batch batch) {
    if (times.length < batch.rows()) {
      times = new long[batch.rows()];
    }
    if (time == null) {
      java.util.Arrays.fill(times, 0, batch.rows(), context.currentTimeMillis());
      return;
    }
    time.evaluate(batch, times);
    for (int row = 0; row < batch.rows(); row++) {
      if (times[row] == LongExpression.NULL) {
        throw MillraceException.deterministic("the time of a row is NULL, so it is in no window")
            .withHint("Filter such rows before the window.");
      }
    }
  }

  /** Returns 1 if the row is late. */
  private int toSlice(int position, long local, long watermark) {
    WindowShape shape = spec.shape();
    long slice = spec.merging() ? local : shape.sliceEnd(local);
    if (shape.firstWindowEnd(slice) == Long.MAX_VALUE) {
      return 0;
    }
    if (spec.eventTime() && clock.trigger(shape.lastWindowEnd(slice)) <= watermark) {
      return 1;
    }
    parts[0].add(position, slice);
    return 0;
  }

  /** Returns 1 if the row is late for all of its windows. */
  private int toWindows(int position, long local, long watermark) {
    WindowShape shape = spec.shape();
    long slice = shape.sliceEnd(local);
    int part = 0;
    long end = shape.firstWindowEnd(slice);
    boolean inAny = end != Long.MAX_VALUE;
    while (end != Long.MAX_VALUE) {
      if (!spec.eventTime() || clock.trigger(end) > watermark) {
        parts[part++].add(position, end);
      }
      end = shape.nextWindowEnd(end, slice);
    }
    return inAny && part == 0 ? 1 : 0;
  }

  @Override
  public Progress process(int input, Batch batch, Output out) {
    prepared = null;
    if (lateRows > 0) {
      context.metrics().addLateRows(lateRows);
    }
    for (WindowPart part : parts) {
      if (part.rows() > 0) {
        apply(part);
      }
    }
    tables.unpin();
    return Progress.DONE;
  }

  private void apply(WindowPart part) {
    int rows = part.rows();
    tables.encodeElements(part);
    tables.slices().findOrInsert(part.namespaces, part.keys, 0, rows, part.handles);
    if (spec.merging()) {
      ((MergeKernel) kernel)
          .mergeBatch(part.batch, keyColumns.length, 0, rows, part.groups, part.handles);
    } else {
      kernel.accumulate(part.batch, 0, rows, part.groups, part.handles);
    }
    long last = part.namespaces[0];
    note(last);
    for (int i = 1; i < rows; i++) {
      if (part.namespaces[i] != last) {
        last = part.namespaces[i];
        note(last);
      }
    }
  }

  /** A slice holds rows: its next window is to be fired. */
  private void note(long namespace) {
    nextEnd = Math.min(nextEnd, firstOpenEnd(namespace));
  }

  /** End of the first window of a slice that has not fired; MAX if all have. */
  private long firstOpenEnd(long namespace) {
    if (!sliced) {
      return namespace;
    }
    long end = spec.shape().firstWindowEnd(namespace);
    while (end != Long.MAX_VALUE && clock.trigger(end) <= clock.progress()) {
      end = spec.shape().nextWindowEnd(end, namespace);
    }
    return end;
  }

  /** Fires, in order, all windows whose time has come. */
  private Progress fireUntil(long epochMillis, Output out) {
    while (nextEnd != Long.MAX_VALUE && clock.trigger(nextEnd) <= epochMillis) {
      Progress progress = firing.fire(nextEnd, out);
      if (progress != Progress.DONE) {
        return progress;
      }
      clock.advanceTo(clock.trigger(nextEnd));
      nextEnd = Long.MAX_VALUE;
      for (long namespace : tables.slices().namespaces()) {
        note(namespace);
      }
    }
    return Progress.DONE;
  }

  @Override
  public Progress advanceWatermark(long watermark, Output out) {
    if (!spec.eventTime()) {
      return Progress.DONE;
    }
    Progress progress = fireUntil(watermark, out);
    if (progress == Progress.DONE) {
      clock.advanceTo(watermark);
    }
    return progress;
  }

  @Override
  public long nextTime() {
    return spec.eventTime() || nextEnd == Long.MAX_VALUE ? Long.MAX_VALUE : clock.trigger(nextEnd);
  }

  @Override
  public Progress advanceTime(long nowMillis, Output out) {
    return fireUntil(nowMillis, out);
  }

  @Override
  public Progress endInput(int input, Output out) {
    return fireUntil(Long.MAX_VALUE, out);
  }
}
