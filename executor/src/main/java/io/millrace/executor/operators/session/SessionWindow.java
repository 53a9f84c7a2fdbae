package io.millrace.executor.operators.session;

import io.millrace.data.batch.Batch;
import io.millrace.data.batch.WatermarkRuns;
import io.millrace.data.encoding.KeyBatch;
import io.millrace.data.encoding.KeyEncoding;
import io.millrace.data.error.MillraceException;
import io.millrace.data.type.DataType;
import io.millrace.executor.kernel.LongExpression;
import io.millrace.executor.operator.Operator;
import io.millrace.executor.operator.OperatorContext;
import io.millrace.executor.operator.Output;
import io.millrace.executor.operator.Progress;
import io.millrace.executor.operators.window.TimeProgress;
import io.millrace.executor.operators.window.WindowTime;
import io.millrace.state.table.Readiness;
import java.util.Arrays;
import java.util.List;

/**
 * SESSION windows by key. A row joins the sessions that are no further than the gap away from it,
 * which become one; a session comes out once the watermark (or the clock) has passed its last
 * moment. A row that is near no open session is late, is dropped and counted, if a session of its
 * own would be over at the watermark that stood before it.
 *
 * <p>The end of the input ends all sessions of event time; in processing time it ends none.
 */
public final class SessionWindow implements Operator {
  private final SessionSpec spec;
  private final LongExpression rowTime;
  private final SessionContent content;
  private final KeyEncoding encoding;
  private final int[] keyColumns;
  private final WindowTime time;
  private final SessionOutput output;
  private final TimeProgress progress = new TimeProgress();
  private OperatorContext context;
  private KeyBatch keys;
  private SessionTable sessions;
  private SessionTimers timers;
  private SessionFiring firing;
  private boolean started;

  /** Of the batch at hand: times of rows, their sessions, where to go on, what was added. */
  private long[] times = new long[1024];

  private long[] handles = new long[1024];
  private Batch encoded;
  private int row;
  private int run;
  private int added;

  /**
   * @param rowTime the time attribute, in milliseconds; null: the clock tells
   * @param contentTypes of the columns that the content gives
   */
  public SessionWindow(
      SessionSpec spec,
      LongExpression rowTime,
      SessionContent content,
      List<DataType> contentTypes) {
    this.spec = spec;
    this.rowTime = rowTime;
    this.content = content;
    this.encoding = KeyEncoding.of(spec.keyTypes());
    this.keyColumns = spec.keyColumns();
    this.time = new WindowTime(spec.zone());
    this.output = new SessionOutput(contentTypes, spec.properties(), time);
  }

  @Override
  public void open(OperatorContext context) {
    this.context = context;
    int keyGroups = context.maxParallelism();
    keys = new KeyBatch(keyGroups);
    sessions = new SessionTable(spec, content.shape(), context.state(), keyGroups);
    timers = new SessionTimers(spec, context.state(), keyGroups);
    content.open(context.state(), sessions.table(), output);
    firing = new SessionFiring(sessions, timers, content, output, time, keyGroups);
    context.state().cell("progress", progress);
  }

  private void start() {
    if (!started) {
      started = true;
      timers.restore();
    }
  }

  @Override
  public Readiness prepare(int input, Batch batch) {
    start();
    if (encoded != batch) {
      encode(batch);
      encoded = batch;
    }
    boolean ready = sessions.table().load(keys) == Readiness.READY;
    ready &= content.load(keys) == Readiness.READY;
    return ready ? Readiness.READY : Readiness.PENDING;
  }

  private void encode(Batch batch) {
    if (times.length < batch.rows()) {
      times = new long[batch.rows()];
      handles = new long[batch.rows()];
    }
    encoding.encode(batch, keyColumns, keys);
    if (rowTime == null) {
      // After a restart the clock may be behind the sessions that are over.
      long now = Math.max(context.currentTimeMillis(), progress.reached() + 1);
      Arrays.fill(times, 0, batch.rows(), time.toLocal(now));
      return;
    }
    rowTime.evaluate(batch, times);
    for (int i = 0; i < batch.rows(); i++) {
      if (times[i] == LongExpression.NULL) {
        throw MillraceException.deterministic(
                "the time of a row is NULL, but it decides about the row's window")
            .withHint("Filter such rows out before the window function.");
      }
      times[i] = time.toLocal(times[i]);
    }
  }

  @Override
  public Progress process(int input, Batch batch, Output out) {
    WatermarkRuns runs = rowTime == null ? null : batch.watermarks();
    if (row == 0) {
      sessions.warm(keys);
    }
    for (; row < batch.rows(); row++) {
      if (runs != null) {
        int position = batch.position(row);
        while (runs.ends()[run] <= position) {
          run++;
        }
        Progress advanced = advanceTo(runs.values()[run], batch, out);
        if (advanced != Progress.DONE) {
          return advanced;
        }
      }
      place(batch);
    }
    settle(batch);
    row = 0;
    run = 0;
    added = 0;
    encoded = null;
    unpin();
    return Progress.DONE;
  }

  /** A session that is made at a watermark is not over at it: asking once a watermark is enough. */
  private Progress advanceTo(long watermark, Batch batch, Output out) {
    if (watermark <= progress.reached()) {
      return Progress.DONE;
    }
    if (firing.nextInstant() <= watermark) {
      settle(batch);
    }
    return advance(watermark, out);
  }

  /** Finds the session of the row at hand. */
  private void place(Batch batch) {
    long start = times[row];
    long end = start + spec.gapMillis();
    long found = -1;
    for (long session = sessions.table().first(keys, row); session >= 0; ) {
      long following = sessions.table().next(session);
      if (sessions.start(session) <= end && sessions.end(session) >= start) {
        if (found < 0) {
          found = session;
        } else {
          settle(batch);
          content.merge(keys, row, session, found);
          sessions.extend(found, sessions.start(session), sessions.end(session));
          sessions.table().delete(session);
        }
      }
      session = following;
    }
    if (found >= 0) {
      sessions.extend(found, start, end);
    } else if (time.lastInstant(end) <= progress.reached()) {
      context.metrics().addLateRows(1);
    } else {
      found = sessions.add(keys, row, start, end);
      timers.schedule(keys, row, end);
    }
    handles[row] = found;
  }

  /** Adds the rows whose sessions were found, before sessions go. */
  private void settle(Batch batch) {
    if (added < row) {
      content.add(batch, keys, times, added, row, handles);
      added = row;
    }
  }

  private Progress advance(long watermark, Output out) {
    start();
    if (watermark <= progress.reached()) {
      return Progress.DONE;
    }
    Progress fired = firing.fire(watermark, out);
    if (fired == Progress.DONE) {
      progress.reach(watermark);
    }
    return fired;
  }

  private Progress between(Progress fired) {
    if (fired == Progress.DONE) {
      unpin();
    }
    return fired;
  }

  private void unpin() {
    timers.flush();
    sessions.table().unpin();
    timers.table().unpin();
    content.unpin();
  }

  @Override
  public Progress advanceWatermark(long watermark, Output out) {
    return rowTime == null ? Progress.DONE : between(advance(watermark, out));
  }

  @Override
  public long nextTime() {
    start();
    long next = rowTime == null ? firing.nextInstant() : Long.MAX_VALUE;
    return next == Long.MAX_VALUE ? next : next + 1;
  }

  @Override
  public Progress advanceTime(long nowMillis, Output out) {
    return rowTime == null ? between(advance(nowMillis - 1, out)) : Progress.DONE;
  }

  @Override
  public Progress endInput(int input, Output out) {
    if (rowTime == null) {
      return Progress.DONE;
    }
    start();
    Progress fired = between(firing.fire(Long.MAX_VALUE, out));
    if (fired == Progress.DONE) {
      progress.reach(firing.firedInstant());
    }
    return fired;
  }
}
