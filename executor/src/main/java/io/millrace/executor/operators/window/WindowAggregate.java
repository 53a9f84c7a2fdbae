package io.millrace.executor.operators.window;

import io.millrace.data.batch.Batch;
import io.millrace.data.batch.WatermarkRuns;
import io.millrace.data.bytes.Bytes;
import io.millrace.data.bytes.Slice;
import io.millrace.data.bytes.SliceWriter;
import io.millrace.executor.kernel.AggregateKernel;
import io.millrace.executor.kernel.LongExpression;
import io.millrace.executor.kernel.MergeKernel;
import io.millrace.executor.operator.Operator;
import io.millrace.executor.operator.OperatorContext;
import io.millrace.executor.operator.Output;
import io.millrace.executor.operator.Progress;
import io.millrace.state.table.Readiness;
import io.millrace.state.table.StateCell;
import java.util.List;

/**
 * GROUP BY over TUMBLE, HOP or CUMULATE windows. A window's groups come out, as +I, once the
 * watermark reaches the last millisecond of the window, or the clock its end; windows in the order
 * of their ends. Rows may be taken away again by -U and -D while the window is open; a group
 * without rows does not come out.
 *
 * <p>In event time a row is late, is dropped and counted, if the last of its windows was complete
 * at the watermark that stood before the row; it still counts in those of its windows that were
 * not. The end of the input completes all windows, of a later run of the same job too. In
 * processing time rows belong to the windows of the moment they are worked on, and the end of the
 * input completes nothing: what has not come out by then stays in state.
 */
public final class WindowAggregate implements Operator {
  private final WindowSpec spec;
  private final LongExpression rowTime;
  private final AggregateKernel kernel;
  private final Mode mode;
  private final WindowTime time;
  private OperatorContext context;
  private WindowTables tables;
  private WindowFiring firing;
  private Slicer slicer;

  /** The watermark, or the time of the last call of {@link #advanceTime} less 1. */
  private long progress = Long.MIN_VALUE;

  /** In the batch at hand: the next row, and the run of watermarks it is in. */
  private int row;

  private int run;
  private boolean started;

  private enum Mode {
    EVENT_TIME,
    PROCESSING_TIME,
    ATTACHED,
    GLOBAL
  }

  private WindowAggregate(
      WindowSpec spec, LongExpression rowTime, AggregateKernel kernel, Mode mode) {
    this.spec = spec;
    this.rowTime = rowTime;
    this.kernel = kernel;
    this.mode = mode;
    this.time = new WindowTime(spec.zone());
  }

  /**
   * Windows of event time.
   *
   * @param rowTime the time attribute, in milliseconds
   */
  public static WindowAggregate eventTime(
      WindowSpec spec, LongExpression rowTime, AggregateKernel kernel) {
    return new WindowAggregate(spec, rowTime, kernel, Mode.EVENT_TIME);
  }

  /** Windows of processing time. */
  public static WindowAggregate processingTime(WindowSpec spec, AggregateKernel kernel) {
    return new WindowAggregate(spec, null, kernel, Mode.PROCESSING_TIME);
  }

  /**
   * Windows that rows bring with them, of any kind; the frame of {@code spec} cuts single
   * milliseconds.
   *
   * @param windowEnd the end of a row's window, in milliseconds of local time
   */
  public static WindowAggregate attached(
      WindowSpec spec, LongExpression windowEnd, AggregateKernel kernel) {
    return new WindowAggregate(spec, windowEnd, kernel, Mode.ATTACHED);
  }

  /** The second phase: reads what {@link LocalWindowAggregate} writes. */
  public static WindowAggregate global(WindowSpec spec, MergeKernel kernel) {
    return new WindowAggregate(spec, null, kernel, Mode.GLOBAL);
  }

  @Override
  public void open(OperatorContext context) {
    this.context = context;
    tables = new WindowTables(spec, kernel, mode == Mode.GLOBAL, context);
    firing = new WindowFiring(spec, tables, time, context);
    slicer =
        switch (mode) {
          case EVENT_TIME -> Slicer.byRow(spec.frame(), time, rowTime);
          case PROCESSING_TIME -> Slicer.byClock(spec.frame(), time, this::now);
          case ATTACHED -> Slicer.attached(rowTime);
          case GLOBAL -> Slicer.byLastColumn();
        };
    context.state().cell("progress", new Cell());
  }

  /** Restored tables are there only after {@code open}: finds what is to be fired of them. */
  private void start() {
    if (!started) {
      started = true;
      firing.restore(progress);
    }
  }

  /** The time, which after a restart may be behind the windows that have fired. */
  private long now() {
    return Math.max(context.currentTimeMillis(), progress + 1);
  }

  @Override
  public Readiness prepare(int input, Batch batch) {
    start();
    return tables.load(batch, slicer);
  }

  @Override
  public Progress process(int input, Batch batch, Output out) {
    WatermarkRuns runs = mode == Mode.PROCESSING_TIME ? null : batch.watermarks();
    while (row < batch.rows()) {
      int to = batch.rows();
      if (runs != null) {
        int position = batch.position(row);
        while (runs.ends()[run] <= position) {
          run++;
        }
        Progress advanced = advance(runs.values()[run], out);
        if (advanced != Progress.DONE) {
          return advanced;
        }
        to = rowsBefore(batch, runs.ends()[run]);
      }
      add(batch, row, to);
      row = to;
    }
    row = 0;
    run = 0;
    tables.done();
    return Progress.DONE;
  }

  /** Index of the first row of a batch that stands at {@code position} or behind. */
  private int rowsBefore(Batch batch, int position) {
    if (batch.selection() == null) {
      return position;
    }
    int to = row;
    while (to < batch.rows() && batch.selection()[to] < position) {
      to++;
    }
    return to;
  }

  private void add(Batch batch, int from, int to) {
    for (int pass = 0; pass < tables.passes(); pass++) {
      place(pass, from, to);
      tables.apply(pass, batch, from, to);
    }
  }

  /** Finds the groups of rows that are not late. */
  private void place(int pass, int from, int to) {
    long[] namespaces = tables.namespaces(pass);
    long last = 0;
    boolean open = false;
    int start = from;
    int late = 0;
    for (int i = from; i < to; i++) {
      if (i == from || namespaces[i] != last) {
        last = namespaces[i];
        open = firing.isOpen(last, progress);
        if (open) {
          firing.schedule(last, progress);
        }
      }
      if (!open) {
        tables.find(pass, start, i);
        tables.handles()[i] = -1;
        start = i + 1;
        late += isLate(pass, i) ? 1 : 0;
      }
    }
    tables.find(pass, start, to);
    if (late > 0) {
      context.metrics().addLateRows(late);
    }
  }

  /** Whether a row that found its namespace closed is in no window; told in one pass only. */
  private boolean isLate(int pass, int row) {
    long lastWindow = spec.frame().lastWindowEnd(tables.slices()[row]);
    return tables.shared() || tables.namespaces(pass)[row] == lastWindow;
  }

  private Progress advance(long watermark, Output out) {
    start();
    if (watermark <= progress) {
      return Progress.DONE;
    }
    Progress fired = firing.fire(watermark, out);
    if (fired == Progress.DONE) {
      progress = watermark;
    }
    return fired;
  }

  @Override
  public Progress advanceWatermark(long watermark, Output out) {
    return mode == Mode.PROCESSING_TIME ? Progress.DONE : done(advance(watermark, out));
  }

  private Progress done(Progress fired) {
    if (fired == Progress.DONE) {
      tables.unpin();
    }
    return fired;
  }

  @Override
  public long nextTime() {
    start();
    boolean none = mode != Mode.PROCESSING_TIME || firing.nextInstant() == Long.MAX_VALUE;
    return none ? Long.MAX_VALUE : firing.nextInstant() + 1;
  }

  @Override
  public Progress advanceTime(long nowMillis, Output out) {
    return mode == Mode.PROCESSING_TIME ? done(advance(nowMillis - 1, out)) : Progress.DONE;
  }

  @Override
  public Progress endInput(int input, Output out) {
    if (mode == Mode.PROCESSING_TIME) {
      return Progress.DONE;
    }
    start();
    Progress fired = done(firing.fire(Long.MAX_VALUE, out));
    if (fired == Progress.DONE) {
      progress = Math.max(progress, firing.firedInstant());
    }
    return fired;
  }

  /** How far time has come, so that a restored run drops the rows that an unbroken one drops. */
  private final class Cell implements StateCell {
    @Override
    public void save(SliceWriter out) {
      out.appendLong(progress);
    }

    @Override
    public void restore(List<Slice> saved) {
      // All tasks have seen the same watermark before a barrier. If barriers were not aligned,
      // the least repeats windows rather than losing them.
      progress = Long.MAX_VALUE;
      for (Slice slice : saved) {
        progress = Math.min(progress, Bytes.getLong(slice.array, slice.offset));
      }
    }
  }
}
