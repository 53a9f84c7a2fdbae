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
import io.millrace.executor.operators.timer.RowPresents;
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

  /** By input: rows of the other side that its rows may meet. */
  private final Meetings[] meetings = new Meetings[2];

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
  private boolean[] met = {};

  private final RowPresents presents = new RowPresents();

  /** By pair of a piece: which meeting it is. */
  private final int[] metAs = new int[PIECE];

  /** The watermark, or the clock as it was last seen. */
  private long progress = Long.MIN_VALUE;

  private boolean begun;
  private int row;
  private int run;
  private boolean rowBegun;
  private boolean rowMet;

  /** Ends, in a piece, of the meetings, then the pairs, of each row. */
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
      sides[input] = new TimedRows(name, spec, input, context.state(), groups);
      meetings[1 - input] = new Meetings(sides[input], PIECE, groups);
      if (side.outer()) {
        timers[input] = new KeyTimers(name + "-timers", keyTypes, context.state(), groups);
      }
      pairs[input] =
          new PairBuffer(side.types(), spec.side(1 - input).types(), input == 0, condition);
    }
    expiry = new IntervalExpiry(spec, sides, timers, groups);
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
      WatermarkRuns runs = spec.eventTime() ? rows.watermarks() : null;
      int count = rows.rows();
      sides[input].place(rowTimes, presents.find(runs, progress, rowTimes, alone, count), count);
      prepared = batch;
    }
    boolean own = sides[input].loadOwn(keys) == Readiness.READY;
    boolean other = loadOther(input) == Readiness.READY;
    boolean timed = timers[input] == null || timers[input].load(keys, rowEnds) == Readiness.READY;
    return own && other && timed ? Readiness.READY : Readiness.PENDING;
  }

  private Readiness loadOther(int input) {
    long from = Long.MAX_VALUE;
    long to = Long.MIN_VALUE;
    for (int i = 0; i < rows.rows(); i++) {
      if (!alone[i]) {
        from = Math.min(from, from(input, i));
        to = Math.max(to, spec.to(input, rowTimes[i]));
      }
    }
    return meetings[input].load(keys, from, to);
  }

  /** The earliest time of the other side that a row may meet and that is still there. */
  private long from(int input, int i) {
    long kept = progress == Long.MIN_VALUE ? progress : spec.kept(1 - input, progress);
    return Math.max(kept, spec.from(input, rowTimes[i]));
  }

  private void findTimes(int input) {
    int count = rows.rows();
    if (rowTimes.length < count) {
      rowTimes = new long[count];
      rowEnds = new long[count];
      alone = new boolean[count];
      met = new boolean[count];
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
          made.emit(pair, RowKind.I, 1);
          meetings[input].meet(metAs[pair]);
        }
      }
      from = ends[i];
      if (first + i < row) {
        met[first + i] = rowMet;
        if (!rowMet && spec.side(input).outer() && !isKept(input, first + i)) {
          made.emitAlone(first + i, RowKind.I);
        }
      }
    }
    keep(input, first, row);
    if (made.rows() > 0) {
      out.emit(made.build(rows));
    }
  }

  /** Whether a row may meet others that come later. */
  private boolean isKept(int input, int i) {
    return !alone[i] && progress < IntervalSpec.plus(rowTimes[i], spec.reach(input));
  }

  /** All pairs of some rows were made: they are kept as long as they may meet others. */
  private void keep(int input, int from, int to) {
    int start = from;
    for (int i = from; i <= to; i++) {
      if (i < to && isKept(input, i)) {
        if (timers[input] != null && !met[i]) {
          timers[input].schedule(keys, i, rowEnds[i]);
        }
        continue;
      }
      if (start < i) {
        sides[input].add(keys, rows, rowTimes, met, start, i);
      }
      start = i + 1;
    }
  }

  /** Makes pairs for rows from {@link #row} on, before {@code to}; returns for how many. */
  private int makePairs(int input, int to) {
    Meetings others = meetings[input];
    others.clear();
    int first = row;
    int count = 0;
    rowBegun = false;
    while (row < to && count < PIECE && !others.isFull() && !rowBegun) {
      rowBegun =
          !alone[row]
              && !others.collect(keys, row, from(input, row), spec.to(input, rowTimes[row]));
      ends[count++] = others.size();
      row += rowBegun ? 0 : 1;
    }
    others.resolve();
    PairBuffer made = pairs[input];
    int meeting = 0;
    for (int i = 0; i < count; i++) {
      long from = from(input, first + i);
      long last = spec.to(input, rowTimes[first + i]);
      for (; meeting < ends[i]; meeting++) {
        if (others.isWithin(meeting, from, last)) {
          metAs[made.size()] = meeting;
          others.read(meeting, made.other());
          made.add(first + i);
        }
      }
      ends[i] = made.size();
    }
    return count;
  }

  private Progress advance(long time, Output out) {
    if (spec.eventTime() && time <= progress) {
      return Progress.DONE;
    }
    Progress expired = expiry.advance(progress, time, out);
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
    long next = Long.MAX_VALUE;
    for (int input = 0; input < 2 && !spec.eventTime(); input++) {
      long last = sides[input].firstLast();
      next = last == Long.MAX_VALUE ? next : Math.min(next, spec.end(input, last));
      next = timers[input] == null ? next : Math.min(next, timers[input].earliest());
    }
    return next;
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
    if (expiry.findLast() == Readiness.PENDING) {
      return Progress.PENDING;
    }
    Progress expired = unpinned(expiry.advance(progress, Long.MAX_VALUE, out));
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
      if (timers[input] != null) {
        timers[input].unpin();
      }
    }
  }

  /** How far time has come, so that a restored run keeps the rows that an unbroken one keeps. */
  private final class Cell implements StateCell {
    @Override
    public void save(SliceWriter out) {
      out.appendLong(progress);
      out.appendLong(presents.origin());
    }

    @Override
    public void restore(List<Slice> saved) {
      progress = Long.MAX_VALUE;
      presents.restore(Bytes.getLong(saved.get(0).array, saved.get(0).offset + 8));
      for (Slice slice : saved) {
        progress = Math.min(progress, Bytes.getLong(slice.array, slice.offset));
      }
    }
  }
}
