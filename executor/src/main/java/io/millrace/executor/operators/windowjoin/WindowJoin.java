package io.millrace.executor.operators.windowjoin;

import io.millrace.data.batch.Batch;
import io.millrace.data.batch.RowKind;
import io.millrace.data.batch.WatermarkRuns;
import io.millrace.data.column.Column;
import io.millrace.data.encoding.KeyBatch;
import io.millrace.data.encoding.KeyEncoding;
import io.millrace.data.error.MillraceException;
import io.millrace.executor.kernel.LongExpression;
import io.millrace.executor.kernel.RowPredicate;
import io.millrace.executor.operator.Operator;
import io.millrace.executor.operator.OperatorContext;
import io.millrace.executor.operator.Output;
import io.millrace.executor.operator.Progress;
import io.millrace.executor.operators.join.JoinSpec;
import io.millrace.executor.operators.window.TimeProgress;
import io.millrace.executor.operators.window.WindowTime;
import io.millrace.state.table.Readiness;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;

/**
 * A join of rows that are in the same window of event time; rows are only ever inserted. What a
 * window joins to comes out once the watermark has reached its last millisecond, and its rows are
 * forgotten then. A row whose window is over is late, is dropped and counted.
 */
public final class WindowJoin implements Operator {
  private final JoinSpec spec;
  private final WindowTime time;
  private final List<LongExpression> windowEnds;
  private final RowPredicate condition;
  private final KeyEncoding encoding;
  private final WindowSide[] sides = new WindowSide[2];
  private final TimeProgress progress = new TimeProgress();
  private final EndedInputs inputs = new EndedInputs();
  private OperatorContext context;
  private KeyBatch keys;
  private JoinFiring firing;
  private boolean started;

  private long[] ends = new long[1024];
  private boolean[] alone = new boolean[1024];
  private Batch encoded;
  private int row;
  private int run;

  /**
   * @param spec one of the pairs of keys holds the ends of the windows
   * @param zone as {@link io.millrace.executor.operators.window.WindowSpec#zone}
   * @param windowEnds of a row of the left and of the right side, in milliseconds of local time
   * @param condition over left then right columns, beyond the keys; null: none
   */
  public WindowJoin(
      JoinSpec spec, ZoneId zone, List<LongExpression> windowEnds, RowPredicate condition) {
    this.spec = spec;
    this.time = new WindowTime(zone);
    this.windowEnds = List.copyOf(windowEnds);
    this.condition = condition;
    this.encoding = KeyEncoding.of(spec.keyTypes());
  }

  @Override
  public void open(OperatorContext context) {
    this.context = context;
    int keyGroups = context.maxParallelism();
    keys = new KeyBatch(keyGroups);
    sides[0] =
        new WindowSide("left", spec.keyTypes(), spec.left().types(), context.state(), keyGroups);
    sides[1] =
        new WindowSide("right", spec.keyTypes(), spec.right().types(), context.state(), keyGroups);
    firing = new JoinFiring(spec, condition, sides, time, keyGroups);
    context.state().cell("progress", progress);
    context.state().cell("ended", inputs);
  }

  private void start() {
    if (!started) {
      started = true;
      firing.restore();
    }
  }

  @Override
  public Readiness prepare(int input, Batch batch) {
    start();
    if (encoded != batch) {
      encode(input, batch);
      encoded = batch;
      inputs.goesOn(input);
    }
    return sides[input].load(ends, keys);
  }

  private void encode(int input, Batch batch) {
    if (ends.length < batch.rows()) {
      ends = new long[batch.rows()];
      alone = new boolean[batch.rows()];
    }
    List<Integer> columns = (input == 0 ? spec.left() : spec.right()).keys();
    encoding.encode(batch, columns.stream().mapToInt(Integer::intValue).toArray(), keys);
    windowEnds.get(input).evaluate(batch, ends);
    Arrays.fill(alone, 0, batch.rows(), false);
    for (int k = 0; k < columns.size(); k++) {
      Column column = batch.column(columns.get(k));
      if (!spec.nullSafe().get(k) && column.mayHaveNulls()) {
        for (int i = 0; i < batch.rows(); i++) {
          alone[i] |= column.isNull(batch.position(i));
        }
      }
    }
  }

  @Override
  public Progress process(int input, Batch batch, Output out) {
    WatermarkRuns runs = batch.watermarks();
    while (row < batch.rows()) {
      Progress advanced = advance(watermark(runs, batch.position(row)), out);
      if (advanced != Progress.DONE) {
        return advanced;
      }
      add(input, batch, runs);
    }
    row = 0;
    run = 0;
    encoded = null;
    unpin();
    return Progress.DONE;
  }

  /** The watermark before a row, rows being asked for in order. */
  private long watermark(WatermarkRuns runs, int position) {
    if (runs == null) {
      return Long.MIN_VALUE;
    }
    while (runs.ends()[run] <= position) {
      run++;
    }
    return runs.values()[run];
  }

  /** Adds rows that have one watermark before them; their state is looked up at once. */
  private void add(int input, Batch batch, WatermarkRuns runs) {
    int from = row;
    int end = runs == null ? Integer.MAX_VALUE : runs.ends()[run];
    for (; row < batch.rows() && batch.position(row) < end; row++) {
      if (batch.kindAt(batch.position(row)) != RowKind.I) {
        throw MillraceException.notSupported("a window join of rows that are updated");
      }
      if (ends[row] == LongExpression.NULL || time.lastInstant(ends[row]) <= progress.reached()) {
        context.metrics().addLateRows(1);
        sides[input].add(batch, from, row, ends, keys, alone);
        from = row + 1;
      } else {
        firing.schedule(ends[row]);
      }
    }
    sides[input].add(batch, from, row, ends, keys, alone);
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
    sides[0].unpin();
    sides[1].unpin();
  }

  @Override
  public Progress advanceWatermark(long watermark, Output out) {
    return between(advance(watermark, out));
  }

  /** The last end completes all windows. */
  @Override
  public Progress endInput(int input, Output out) {
    start();
    inputs.ended(input);
    if (!inputs.both()) {
      return Progress.DONE;
    }
    Progress fired = between(firing.fire(Long.MAX_VALUE, out));
    if (fired == Progress.DONE) {
      progress.reach(firing.firedInstant());
    }
    return fired;
  }
}
