package io.millrace.executor.operators.time;

import io.millrace.data.batch.Batch;
import io.millrace.data.batch.WatermarkRuns;
import io.millrace.data.bytes.Bytes;
import io.millrace.data.bytes.Slice;
import io.millrace.data.bytes.SliceWriter;
import io.millrace.data.column.Column;
import io.millrace.data.error.MillraceException;
import io.millrace.executor.kernel.LongExpression;
import io.millrace.executor.operator.Operator;
import io.millrace.executor.operator.OperatorContext;
import io.millrace.executor.operator.Output;
import io.millrace.executor.operator.Progress;
import io.millrace.state.table.StateCell;
import java.util.Arrays;
import java.util.List;

/**
 * Assigns watermarks: the greatest value of an expression so far, emitted after a row once it has
 * advanced by more than an interval of event time since it was emitted last (at first: since 0).
 * This is the rule of Flink's WatermarkAssignerOperator without its periodic timer, so that what is
 * late depends on the rows alone; when no row comes for a while the timer does its work.
 *
 * <p>Each row carries the watermark that stood before it, see {@link Batch#watermarks()}.
 */
public final class WatermarkAssigner implements Operator {
  /**
   * How watermarks are emitted.
   *
   * @param rowtime column that must not be NULL
   * @param rowtimeName its name, for messages
   * @param intervalMillis of event time, by which a watermark is above the one before
   * @param quietMillis time without rows after which the watermark is emitted even so; 0: never, as
   *     for bounded input
   * @param idleTimeoutMillis time without rows after which the stream is idle; 0: never
   */
  public record Spec(
      int rowtime,
      String rowtimeName,
      long intervalMillis,
      long quietMillis,
      long idleTimeoutMillis) {}

  private final Spec spec;
  private final LongExpression expression;
  private OperatorContext context;
  private long[] values = {};

  /** The greatest value so far. */
  private long current;

  /** What was emitted last, or 0. */
  private long emitted;

  /** Whether a restored watermark is to be emitted again. */
  private boolean restored;

  private long lastRowMillis;
  private boolean idle;

  public WatermarkAssigner(Spec spec, LongExpression expression) {
    this.spec = spec;
    this.expression = expression;
  }

  @Override
  public void open(OperatorContext context) {
    this.context = context;
    context.state().cell("watermark", new Cell());
    restored = emitted != 0;
    lastRowMillis = context.monotonicMillis();
  }

  @Override
  public Progress process(int input, Batch batch, Output out) {
    int rows = batch.rows();
    checkRowtime(batch);
    if (values.length < rows) {
      values = new long[Math.max(rows, 1024)];
    }
    expression.evaluate(batch, values);
    long before = emitted;
    out.emit(batch.withWatermarks(runs(batch)));
    if (emitted != before || restored) {
      restored = false;
      out.emitWatermark(emitted);
    }
    lastRowMillis = context.monotonicMillis();
    idle = false;
    return Progress.DONE;
  }

  private void checkRowtime(Batch batch) {
    Column column = batch.column(spec.rowtime());
    if (!column.mayHaveNulls()) {
      return;
    }
    for (int row = 0; row < batch.rows(); row++) {
      if (column.isNull(batch.position(row))) {
        throw MillraceException.deterministic(
                "column '" + spec.rowtimeName() + "' is NULL in a row, but it tells event time")
            .withHint("Filter such rows, or read the table without WATERMARK.");
      }
    }
  }

  /** Lets the watermark advance with each row; gives what stood before each of them. */
  private WatermarkRuns runs(Batch batch) {
    int[] ends = new int[4];
    long[] marks = new long[4];
    int runs = 0;
    for (int row = 0; row < batch.rows(); row++) {
      long value = values[row];
      if (value <= current || value == LongExpression.NULL) {
        continue;
      }
      current = value;
      if (current - emitted > spec.intervalMillis()) {
        if (runs + 1 >= ends.length) {
          ends = Arrays.copyOf(ends, runs * 2 + 2);
          marks = Arrays.copyOf(marks, runs * 2 + 2);
        }
        ends[runs] = batch.position(row) + 1;
        marks[runs++] = standing();
        emitted = current;
      }
    }
    ends[runs] = batch.positions();
    marks[runs++] = standing();
    // The last run is empty if the watermark advanced after the last row.
    return new WatermarkRuns(Arrays.copyOf(ends, runs), Arrays.copyOf(marks, runs));
  }

  private long standing() {
    return emitted == 0 ? Long.MIN_VALUE : emitted;
  }

  @Override
  public long nextTime() {
    if (restored) {
      return Long.MIN_VALUE;
    }
    long next = Long.MAX_VALUE;
    if (spec.quietMillis() > 0 && current > emitted) {
      next = lastRowMillis + spec.quietMillis();
    }
    if (spec.idleTimeoutMillis() > 0 && !idle) {
      next = Math.min(next, lastRowMillis + spec.idleTimeoutMillis());
    }
    return context.timeAt(next);
  }

  @Override
  public Progress advanceTime(long nowMillis, Output out) {
    if (restored) {
      restored = false;
      out.emitWatermark(emitted);
    }
    long quiet = context.monotonicMillis() - lastRowMillis;
    if (spec.quietMillis() > 0 && current > emitted && quiet >= spec.quietMillis()) {
      emitted = current;
      out.emitWatermark(emitted);
    }
    if (spec.idleTimeoutMillis() > 0 && !idle && quiet >= spec.idleTimeoutMillis()) {
      idle = true;
      out.emitIdle();
    }
    return Progress.DONE;
  }

  @Override
  public boolean forwardsWatermarks() {
    return false;
  }

  /** The watermark, so that a restored run drops the rows that an unbroken one drops. */
  private final class Cell implements StateCell {
    @Override
    public void save(SliceWriter out) {
      out.appendLong(current);
      out.appendLong(emitted);
    }

    @Override
    public void restore(List<Slice> saved) {
      boolean same = saved.size() == context.parallelism();
      current = Long.MAX_VALUE;
      for (int i = 0; i < saved.size(); i++) {
        Slice slice = saved.get(i);
        long then = Bytes.getLong(slice.array, slice.offset);
        if (!same && then < current || same && i == context.subtask()) {
          current = then;
          emitted = Bytes.getLong(slice.array, slice.offset + 8);
        }
      }
    }
  }
}
