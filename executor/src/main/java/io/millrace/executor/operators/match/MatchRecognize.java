package io.millrace.executor.operators.match;

import io.millrace.data.batch.Batch;
import io.millrace.data.batch.WatermarkRuns;
import io.millrace.data.bytes.Bytes;
import io.millrace.data.bytes.Slice;
import io.millrace.data.bytes.SliceWriter;
import io.millrace.data.encoding.KeyBatch;
import io.millrace.data.encoding.KeyEncoding;
import io.millrace.data.error.MillraceException;
import io.millrace.executor.kernel.LongExpression;
import io.millrace.executor.operator.Operator;
import io.millrace.executor.operator.OperatorContext;
import io.millrace.executor.operator.Output;
import io.millrace.executor.operator.Progress;
import io.millrace.state.table.Readiness;
import io.millrace.state.table.StateCell;
import java.util.List;

/**
 * MATCH_RECOGNIZE … ONE ROW PER MATCH. In event time rows wait for the watermark and are taken in
 * order of time, further columns, and arrival; a row that is not above the watermark that stood
 * before it is late, dropped and counted. In processing time rows are taken as they come; those
 * that are to be ordered wait for the millisecond to pass.
 *
 * <p>A match comes out when it is complete and no earlier match that is still open could take its
 * rows. At one watermark first come the matches of rows that are due, a piece of them after the
 * other by time, then those that have waited for an earlier one that runs out of time.
 */
public final class MatchRecognize implements Operator {
  private static final int ROUNDS_A_CALL = 4;

  private final MatchSpec spec;
  private final MatchKernels kernels;
  private final int fewRows;
  private final KeyEncoding encoding;
  private final int[] keyColumns;
  private final boolean eventTime;
  private OperatorContext context;
  private KeyBatch keys;
  private MatchTables tables;
  private DueRows due;
  private MatchTimers timers;
  private MatchRound round;
  private long[] times = {};

  /** Up to which time rows were taken. */
  private long progress = Long.MIN_VALUE;

  /** Time of the latest row that has come. */
  private long latest = Long.MIN_VALUE;

  /** The batch whose keys are encoded, and whether what it needs is in memory. */
  private Batch encoded;

  private boolean loaded;

  /** Whether rows were added that are not stored yet. */
  private boolean unfinished;

  /** In the batch at hand: the next row, the run of watermarks, and whether the row was added. */
  private int row;

  private int run;
  private boolean added;
  private long now;

  public MatchRecognize(MatchSpec spec, MatchKernels kernels) {
    this(spec, kernels, KeptFew.ROWS);
  }

  /**
   * @param fewRows up to how many rows of a key are kept in one row of state
   */
  MatchRecognize(MatchSpec spec, MatchKernels kernels, int fewRows) {
    this.fewRows = fewRows;
    this.spec = spec;
    this.kernels = kernels;
    this.encoding = KeyEncoding.of(spec.keyTypes());
    this.keyColumns = spec.keyColumns();
    this.eventTime = kernels.rowTime() != null;
  }

  @Override
  public void open(OperatorContext context) {
    this.context = context;
    keys = new KeyBatch(context.maxParallelism());
    tables = new MatchTables(spec, fewRows, context);
    due = new DueRows(spec, tables.layout(), context);
    timers = new MatchTimers(context);
    round = new MatchRound(spec, kernels, tables, due, timers, context);
    context.state().cell("progress", new Cell());
  }

  @Override
  public Readiness prepare(int input, Batch batch) {
    if (encoded != batch) {
      encode(batch);
      encoded = batch;
    }
    return load();
  }

  private void encode(Batch batch) {
    encoding.encode(batch, keyColumns, keys);
    if (!eventTime) {
      return;
    }
    if (times.length < batch.rows()) {
      times = new long[batch.rows()];
    }
    kernels.rowTime().evaluate(batch, times);
    for (int i = 0; i < batch.rows(); i++) {
      if (times[i] == LongExpression.NULL) {
        throw MillraceException.deterministic(
                "a row for MATCH_RECOGNIZE has NULL in its time attribute")
            .withHint("leave such rows out: WHERE … IS NOT NULL");
      }
    }
  }

  private Readiness load() {
    boolean ready = due.waiting().load() == Readiness.READY;
    ready &= timers.load() == Readiness.READY;
    loaded = ready;
    return ready ? Readiness.READY : Readiness.PENDING;
  }

  @Override
  public Progress process(int input, Batch batch, Output out) {
    Progress progress = eventTime ? addAll(batch, out) : takeAll(batch, out);
    if (progress == Progress.DONE) {
      row = 0;
      run = 0;
      encoded = null;
      unpin();
    }
    return progress;
  }

  private void unpin() {
    tables.unpin();
    timers.unpin();
    loaded = false;
  }

  private Progress addAll(Batch batch, Output out) {
    WatermarkRuns runs = batch.watermarks();
    long late = 0;
    Progress state = Progress.DONE;
    for (; row < batch.rows(); row++) {
      int position = batch.position(row);
      if (runs != null) {
        while (runs.ends()[run] <= position) {
          run++;
        }
        state = fire(runs.values()[run], out);
      }
      if (state == Progress.DONE && times[row] <= progress) {
        late++;
      } else if (state == Progress.DONE) {
        state = add(batch, times[row]);
      }
      if (state != Progress.DONE) {
        break;
      }
    }
    finish();
    context.metrics().addLateRows(late);
    return state;
  }

  private Progress add(Batch batch, long time) {
    if (!loaded && load() == Readiness.PENDING) {
      return Progress.PENDING;
    }
    latest = Math.max(latest, time);
    due.waiting().add(keys, row, batch, batch.position(row), time);
    unfinished = true;
    return Progress.DONE;
  }

  private void finish() {
    if (unfinished) {
      due.waiting().finish();
      unfinished = false;
    }
  }

  /** Row by row, so that what comes out does not depend on batches. */
  private Progress takeAll(Batch batch, Output out) {
    for (; row < batch.rows(); row++) {
      if (!added) {
        now = Math.max(context.currentTimeMillis(), progress);
        if (add(batch, now) == Progress.PENDING) {
          return Progress.PENDING;
        }
        finish();
        added = true;
      }
      Progress fired = fire(lastComplete(now), out);
      if (fired != Progress.DONE) {
        return fired;
      }
      added = false;
    }
    return Progress.DONE;
  }

  /** Up to which time all rows have come: of a millisecond to be ordered more may come. */
  private long lastComplete(long nowMillis) {
    return spec.order().isEmpty() ? nowMillis : nowMillis - 1;
  }

  private Progress fire(long time, Output out) {
    boolean timed = !timers.isKnown() || timers.earliest() <= time;
    if (time < progress || !round.isOpen() && !timed && !due.mayBeDue(time)) {
      progress = Math.max(progress, time);
      return Progress.DONE;
    }
    finish();
    if (timers.load() == Readiness.PENDING) {
      return Progress.PENDING;
    }
    for (int rounds = 0; ; rounds++) {
      if (!round.isOpen() && round.find(time) == Readiness.PENDING) {
        return Progress.PENDING;
      }
      if (!round.isOpen()) {
        progress = time;
        return Progress.DONE;
      }
      if (rounds == ROUNDS_A_CALL || !out.hasRoom()) {
        return Progress.MORE;
      }
      loaded = false;
      if (round.run(time, out) == Progress.PENDING) {
        return Progress.PENDING;
      }
    }
  }

  @Override
  public Progress advanceWatermark(long watermark, Output out) {
    return eventTime ? done(fire(watermark, out)) : Progress.DONE;
  }

  private Progress done(Progress fired) {
    if (fired == Progress.DONE) {
      unpin();
    }
    return fired;
  }

  @Override
  public long nextTime() {
    if (eventTime) {
      return Long.MAX_VALUE;
    } else if (!timers.isKnown() || !due.waiting().isKnown()) {
      return Math.max(0, progress);
    }
    long earliest = Math.min(timers.earliest(), due.waiting().earliest());
    return earliest == Long.MAX_VALUE ? earliest : earliest + (spec.order().isEmpty() ? 0 : 1);
  }

  @Override
  public Progress advanceTime(long nowMillis, Output out) {
    return eventTime ? Progress.DONE : done(fire(lastComplete(nowMillis), out));
  }

  @Override
  public Progress endInput(int input, Output out) {
    if (!eventTime) {
      return Progress.DONE;
    }
    long before = progress;
    Progress fired = done(fire(Long.MAX_VALUE, out));
    if (fired == Progress.DONE) {
      // A later run of the job takes rows behind the last one of this run.
      progress = Math.max(before, latest);
    }
    return fired;
  }

  /** How far time has come. */
  private final class Cell implements StateCell {
    @Override
    public void save(SliceWriter out) {
      out.appendLong(progress);
      out.appendLong(latest);
    }

    @Override
    public void restore(List<Slice> saved) {
      progress = Long.MAX_VALUE;
      for (Slice slice : saved) {
        progress = Math.min(progress, Bytes.getLong(slice.array, slice.offset));
        latest = Math.max(latest, Bytes.getLong(slice.array, slice.offset + 8));
      }
    }
  }
}
