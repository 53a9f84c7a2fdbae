package io.millrace.executor.operators.interval;

import io.millrace.data.batch.Batch;
import io.millrace.data.batch.RowKind;
import io.millrace.data.batch.WatermarkRuns;
import io.millrace.data.bytes.Bytes;
import io.millrace.data.bytes.Slice;
import io.millrace.data.bytes.SliceWriter;
import io.millrace.data.column.Column;
import io.millrace.data.encoding.KeyBatch;
import io.millrace.data.encoding.KeyEncoding;
import io.millrace.data.type.DataType;
import io.millrace.executor.kernel.LongExpression;
import io.millrace.executor.kernel.RowPredicate;
import io.millrace.executor.operator.Operator;
import io.millrace.executor.operator.OperatorContext;
import io.millrace.executor.operator.Output;
import io.millrace.executor.operator.Progress;
import io.millrace.executor.operators.pairs.PairBuffer;
import io.millrace.executor.operators.timer.KeyTimers;
import io.millrace.state.table.Readiness;
import io.millrace.state.table.StateCell;
import java.util.Arrays;
import java.util.List;

/**
 * A join of rows whose times are within an interval of each other. Both inputs only grow. What
 * comes out is what Flink's RowTimeIntervalJoin and ProcTimeIntervalJoin give: a row is kept until
 * the watermark (the clock) says that nothing can meet it any more, and a lonely row of an outer
 * side comes out then. A late row meets whom it still finds. The watermark that goes on is behind
 * by as much as a row that comes out may be.
 */
public final class IntervalJoin implements Operator {
  /** Pairs after which a piece ends. */
  private static final int PIECE = 1024;

  private final IntervalSpec spec;
  private final RowPredicate condition;
  private final LongExpression[] times;
  private final KeyEncoding encoding;
  private final int[][] keyColumns = new int[2][];
  private final TimedRows[] sides = new TimedRows[2];
  private final KeyTimers[] timers = new KeyTimers[2];
  private final PairBuffer[] pairs = new PairBuffer[2];
  private final boolean[] ended = new boolean[2];
  private OperatorContext context;
  private IntervalExpiry expiry;
  private KeyBatch keys;
  private Batch prepared;

  /** The batch without its selection. */
  private Batch rows;

  private long[] rowTimes = {};
  private long[] rowEnds = {};
  private boolean[] alone = {};
  private long[] handles = new long[PIECE];

  /** The watermark, or the clock as it was last seen. */
  private long progress = Long.MIN_VALUE;

  private boolean begun;
  private int row;
  private int run;
  private boolean rowBegun;
  private boolean rowMet;

  /** The row of the other side with which {@link #row} is to be paired next; -1: none. */
  private long cursor;

  /** Ends, in a piece, of the pairs of each row. */
  private final int[] ends = new int[PIECE];

  /**
   * @param condition over left then right columns, beyond keys and times; null: none
   * @param leftTime of left rows; null in processing time
   * @param rightTime of right rows; null in processing time
   */
  public IntervalJoin(
      IntervalSpec spec,
      RowPredicate condition,
      LongExpression leftTime,
      LongExpression rightTime) {
    this.spec = spec;
    this.condition = condition;
    this.times = new LongExpression[] {leftTime, rightTime};
    this.encoding = KeyEncoding.of(spec.keyTypes());
  }

  @Override
  public void open(OperatorContext context) {
    this.context = context;
    int groups = context.maxParallelism();
    List<DataType> keyTypes = spec.keyTypes();
    keys = new KeyBatch(groups);
    for (int input = 0; input < 2; input++) {
      IntervalSpec.Side side = spec.side(input);
      String name = input == 0 ? "left" : "right";
      keyColumns[input] = side.keys().stream().mapToInt(Integer::intValue).toArray();
      sides[input] = new TimedRows(name, side, keyTypes, context.state(), groups);
      timers[input] = new KeyTimers(name + "-timers", keyTypes, context.state(), groups);
      pairs[input] =
          new PairBuffer(side.types(), spec.side(1 - input).types(), input == 0, condition);
    }
    expiry = new IntervalExpiry(spec, sides, timers);
    context.state().cell("progress", new Cell());
  }

  @Override
  public boolean forwardsWatermarks() {
    return !spec.eventTime();
  }

  @Override
  public Readiness prepare(int input, Batch batch) {
    if (prepared != batch) {
      rows = batch.compact();
      encoding.encode(rows, keyColumns[input], keys);
      findTimes(input);
      findLonely(input);
      sides[input].encode(rows, rowTimes);
      prepared = batch;
    }
    boolean own = sides[input].loadOwn(keys) == Readiness.READY;
    boolean other = sides[1 - input].load(keys) == Readiness.READY;
    boolean timed = timers[input].load(keys, rowEnds) == Readiness.READY;
    return own && other && timed ? Readiness.READY : Readiness.PENDING;
  }

  private void findTimes(int input) {
    int count = rows.rows();
    if (rowTimes.length < count) {
      rowTimes = new long[count];
      rowEnds = new long[count];
      alone = new boolean[count];
    }
    if (spec.eventTime()) {
      times[input].evaluate(rows, rowTimes);
    } else {
      progress = Math.max(progress, context.currentTimeMillis());
      Arrays.fill(rowTimes, 0, count, progress);
    }
    for (int i = 0; i < count; i++) {
      rowEnds[i] = spec.end(input, rowTimes[i]);
    }
  }

  /** Rows whose key, or time, is NULL meet nobody. */
  private void findLonely(int input) {
    for (int i = 0; i < rows.rows(); i++) {
      alone[i] = spec.eventTime() && rowTimes[i] == LongExpression.NULL;
    }
    for (int k = 0; k < keyColumns[input].length; k++) {
      Column column = rows.column(keyColumns[input][k]);
      if (!spec.nullSafe().get(k) && column.mayHaveNulls()) {
        for (int i = 0; i < rows.rows(); i++) {
          alone[i] |= column.isNull(i);
        }
      }
    }
  }

  @Override
  public Progress process(int input, Batch batch, Output out) {
    if (!begun) {
      begun = true;
      row = 0;
      run = 0;
      rowBegun = false;
    }
    WatermarkRuns runs = spec.eventTime() ? rows.watermarks() : null;
    while (row < rows.rows()) {
      int to = rows.rows();
      if (runs != null) {
        while (runs.ends()[run] <= row) {
          run++;
        }
        Progress advanced = advance(runs.values()[run], out);
        if (advanced != Progress.DONE) {
          return advanced;
        }
        to = runs.ends()[run];
      }
      if (!out.hasRoom()) {
        return Progress.MORE;
      }
      workPiece(input, to, out);
    }
    begun = false;
    prepared = null;
    unpin();
    return Progress.DONE;
  }

  private void workPiece(int input, int to, Output out) {
    PairBuffer made = pairs[input];
    made.clear();
    int first = row;
    boolean continued = rowBegun;
    int settled = makePairs(input, to);
    made.match(rows);
    int from = 0;
    for (int i = 0; i < settled; i++) {
      rowMet &= i == 0 && continued;
      for (int pair = from; pair < ends[i]; pair++) {
        if (made.isMatch(pair)) {
          rowMet = true;
          made.emit(pair, RowKind.I, sides[1 - input].count(handles[pair]));
          sides[1 - input].meet(handles[pair]);
        }
      }
      from = ends[i];
      if (first + i < row) {
        end(input, first + i);
      }
    }
    if (made.rows() > 0) {
      out.emit(made.build(rows));
    }
  }

  /** All pairs of a row were made: it is kept as long as it may meet others. */
  private void end(int input, int i) {
    boolean kept = !alone[i] && progress < IntervalSpec.plus(rowTimes[i], spec.reach(input));
    if (kept) {
      sides[input].add(keys, i, rowMet);
      timers[input].schedule(keys, i, rowEnds[i]);
    } else if (!rowMet && spec.side(input).outer()) {
      pairs[input].emitAlone(i, RowKind.I);
    }
  }

  /** Makes pairs for rows from {@link #row} on, before {@code to}; returns for how many. */
  private int makePairs(int input, int to) {
    TimedRows other = sides[1 - input];
    PairBuffer made = pairs[input];
    int count = 0;
    while (row < to && count < PIECE && made.size() < PIECE) {
      if (!rowBegun) {
        rowBegun = true;
        cursor = alone[row] ? -1 : other.ceiling(keys, row, spec.from(input, rowTimes[row]));
      }
      long last = spec.to(input, rowTimes[row]);
      while (cursor >= 0 && made.size() < PIECE) {
        if (other.time(cursor) > last) {
          cursor = -1;
          break;
        }
        handles[made.size()] = cursor;
        other.read(cursor, made.other());
        made.add(row);
        cursor = other.next(cursor);
      }
      ends[count++] = made.size();
      if (cursor >= 0) {
        break;
      }
      rowBegun = false;
      row++;
    }
    return count;
  }

  private Progress advance(long time, Output out) {
    if (spec.eventTime() && time <= progress) {
      return Progress.DONE;
    }
    Progress expired = expiry.advance(time, out);
    if (expired == Progress.DONE) {
      progress = Math.max(progress, time);
      if (spec.eventTime()) {
        out.emitWatermark(IntervalSpec.plus(time, -spec.delayMillis()));
      }
    }
    return expired;
  }

  @Override
  public Progress advanceWatermark(long watermark, Output out) {
    return spec.eventTime() ? unpinned(advance(watermark, out)) : Progress.DONE;
  }

  @Override
  public long nextTime() {
    return spec.eventTime() ? Long.MAX_VALUE : Math.min(timers[0].earliest(), timers[1].earliest());
  }

  @Override
  public Progress advanceTime(long nowMillis, Output out) {
    return spec.eventTime() ? Progress.DONE : unpinned(advance(nowMillis, out));
  }

  /** The end of both inputs completes all of event time, and nothing of processing time. */
  @Override
  public Progress endInput(int input, Output out) {
    ended[input] = true;
    if (!spec.eventTime() || !ended[1 - input]) {
      return Progress.DONE;
    }
    Progress expired = unpinned(expiry.advance(Long.MAX_VALUE, out));
    if (expired == Progress.DONE) {
      progress = Math.max(progress, expiry.last());
    }
    return expired;
  }

  private Progress unpinned(Progress progress) {
    if (progress == Progress.DONE) {
      unpin();
    }
    return progress;
  }

  private void unpin() {
    for (int input = 0; input < 2; input++) {
      sides[input].unpin();
      timers[input].unpin();
    }
  }

  /** How far time has come, so that a restored run keeps the rows that an unbroken one keeps. */
  private final class Cell implements StateCell {
    @Override
    public void save(SliceWriter out) {
      out.appendLong(progress);
    }

    @Override
    public void restore(List<Slice> saved) {
      progress = Long.MAX_VALUE;
      for (Slice slice : saved) {
        progress = Math.min(progress, Bytes.getLong(slice.array, slice.offset));
      }
    }
  }
}
