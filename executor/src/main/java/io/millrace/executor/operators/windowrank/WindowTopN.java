package io.millrace.executor.operators.windowrank;

import io.millrace.data.batch.Batch;
import io.millrace.data.batch.RowKind;
import io.millrace.data.batch.WatermarkRuns;
import io.millrace.data.column.Column;
import io.millrace.data.column.ColumnBuilder;
import io.millrace.data.column.LongColumn;
import io.millrace.data.encoding.KeyBatch;
import io.millrace.data.encoding.KeyEncoding;
import io.millrace.data.error.MillraceException;
import io.millrace.executor.kernel.LongExpression;
import io.millrace.executor.operator.Operator;
import io.millrace.executor.operator.OperatorContext;
import io.millrace.executor.operator.Output;
import io.millrace.executor.operator.Progress;
import io.millrace.executor.operators.rows.Gather;
import io.millrace.executor.operators.window.TimeProgress;
import io.millrace.executor.operators.window.WindowTime;
import io.millrace.state.table.Readiness;
import io.millrace.state.table.WindowTable;
import java.util.Arrays;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * The best rows of each partition of windows of event time; rows are only ever inserted. They come
 * out once, as +I, when the watermark has reached the last millisecond of their window, and are
 * forgotten then. A row whose window is over is late, is dropped and counted.
 */
public final class WindowTopN implements Operator {
  private static final int PIECE = 512;

  private final WindowTopNSpec spec;
  private final LongExpression windowEnd;
  private final WindowTime time;
  private final KeyEncoding encoding;
  private final int[] keyColumns;
  private final TimeProgress progress = new TimeProgress();
  private final NavigableSet<Long> open = new TreeSet<>();
  private final ColumnBuilder[] columns;
  private OperatorContext context;
  private KeyBatch keys;
  private BestRows best;
  private boolean started;

  private long[] ends = new long[1024];
  private Batch encoded;
  private int row;
  private int run;

  /** Of the window that is over: partitions, of which {@code next} comes next; rows so far. */
  private final long[] handles = new long[PIECE];

  private WindowTable.Cursor cursor;
  private boolean scanned;
  private int next;
  private int count;
  private long[] ranks = new long[2 * PIECE];
  private int rows;
  private long firedInstant = Long.MIN_VALUE;

  /**
   * @param windowEnd the end of a row's window, in milliseconds of local time
   */
  public WindowTopN(WindowTopNSpec spec, LongExpression windowEnd) {
    this.spec = spec;
    this.windowEnd = windowEnd;
    this.time = new WindowTime(spec.zone());
    this.encoding = KeyEncoding.of(spec.keyTypes());
    this.keyColumns = spec.partition().stream().mapToInt(Integer::intValue).toArray();
    this.columns = Gather.builders(spec.types(), 2 * PIECE);
  }

  @Override
  public void open(OperatorContext context) {
    this.context = context;
    keys = new KeyBatch(context.maxParallelism());
    best = new BestRows(spec, context);
    context.state().cell("progress", progress);
  }

  private void start() {
    if (!started) {
      started = true;
      Arrays.stream(best.table().namespaces()).forEach(open::add);
    }
  }

  @Override
  public Readiness prepare(int input, Batch batch) {
    start();
    if (encoded != batch) {
      if (ends.length < batch.rows()) {
        ends = new long[batch.rows()];
      }
      encoding.encode(batch, keyColumns, keys);
      windowEnd.evaluate(batch, ends);
      encoded = batch;
    }
    return best.table().load(ends, keys);
  }

  @Override
  public Progress process(int input, Batch batch, Output out) {
    WatermarkRuns runs = batch.watermarks();
    for (; row < batch.rows(); row++) {
      int position = batch.position(row);
      if (runs != null) {
        while (runs.ends()[run] <= position) {
          run++;
        }
        Progress advanced = advance(runs.values()[run], out);
        if (advanced != Progress.DONE) {
          return advanced;
        }
      }
      if (batch.kindAt(position) != RowKind.I) {
        throw MillraceException.notSupported("Top-N by windows of rows that are updated");
      }
      if (ends[row] == LongExpression.NULL || time.lastInstant(ends[row]) <= progress.reached()) {
        context.metrics().addLateRows(1);
      } else {
        best.add(batch, row, ends, keys);
        open.add(ends[row]);
      }
    }
    row = 0;
    run = 0;
    encoded = null;
    best.table().unpin();
    return Progress.DONE;
  }

  private Progress advance(long watermark, Output out) {
    start();
    if (watermark <= progress.reached()) {
      return Progress.DONE;
    }
    Progress fired = fire(watermark, out);
    if (fired == Progress.DONE) {
      progress.reach(watermark);
    }
    return fired;
  }

  private Progress fire(long watermark, Output out) {
    while (!open.isEmpty() && time.lastInstant(open.first()) <= watermark) {
      Progress fired = fireFirst(open.first(), out);
      if (fired != Progress.DONE) {
        return fired;
      }
      firedInstant = time.lastInstant(open.first());
      best.table().drop(open.pollFirst());
      cursor = null;
    }
    if (rows > 0) {
      if (!out.hasRoom()) {
        return Progress.MORE;
      }
      emit(out);
    }
    return Progress.DONE;
  }

  private Progress fireFirst(long end, Output out) {
    if (cursor == null) {
      if (best.table().loadNamespace(end) == Readiness.PENDING) {
        return Progress.PENDING;
      }
      cursor = new WindowTable.Cursor();
      scanned = false;
      next = 0;
      count = 0;
    }
    while (next < count || !scanned) {
      if (next == count) {
        count = best.table().scan(end, cursor, handles);
        scanned = count < handles.length;
        next = 0;
        continue;
      }
      if (rows >= PIECE) {
        if (!out.hasRoom()) {
          return Progress.MORE;
        }
        emit(out);
      }
      take(best.read(handles[next++], columns));
    }
    return Progress.DONE;
  }

  private void take(int given) {
    if (rows + given > ranks.length) {
      ranks = Arrays.copyOf(ranks, 2 * (rows + given));
    }
    for (int i = 0; i < given; i++) {
      ranks[rows++] = (long) spec.first() + i;
    }
  }

  private void emit(Output out) {
    Column[] built = Gather.build(columns);
    Column[] all = Arrays.copyOf(built, built.length + (spec.form().rank() ? 1 : 0));
    if (spec.form().rank()) {
      all[built.length] = new LongColumn(rows, Arrays.copyOf(ranks, rows), null);
    }
    out.emit(Batch.of(rows, all));
    rows = 0;
  }

  private Progress between(Progress fired) {
    if (fired == Progress.DONE) {
      best.table().unpin();
    }
    return fired;
  }

  @Override
  public Progress advanceWatermark(long watermark, Output out) {
    return between(advance(watermark, out));
  }

  @Override
  public Progress endInput(int input, Output out) {
    start();
    Progress fired = between(fire(Long.MAX_VALUE, out));
    if (fired == Progress.DONE) {
      progress.reach(firedInstant);
    }
    return fired;
  }
}
