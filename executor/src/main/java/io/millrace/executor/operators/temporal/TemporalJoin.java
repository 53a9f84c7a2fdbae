package io.millrace.executor.operators.temporal;

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
import java.util.List;

/**
 * Left rows with the right row that their key had at their time. Rows wait for the watermark, which
 * says that no version for their time is still to come; of versions those are kept that later rows
 * may ask for. What comes out is what Flink's TemporalRowTimeJoinOperator gives: rows in the order
 * in which they came, with the kinds they came with; late ones with the next watermark, with what
 * is left of versions.
 */
public final class TemporalJoin implements Operator {
  private final TemporalSpec spec;
  private final RowPredicate condition;
  private final LongExpression[] times;
  private final KeyEncoding encoding;
  private final int[][] keyColumns = new int[2][];
  private final TimeTable[] sides = new TimeTable[2];
  private final boolean[] ended = new boolean[2];
  private final PairBuffer unmatched;
  private KeyTimers timers;
  private VersionLookup lookup;
  private KeyBatch keys;
  private Batch prepared;
  private Batch rows;
  private long[] rowTimes = {};
  private boolean[] alone = {};
  private int row;
  private int run;

  /** Number of the next left row. */
  private long number;

  private long progress = Long.MIN_VALUE;

  /**
   * @param condition over left then right columns, beyond the keys; null: none
   */
  public TemporalJoin(
      TemporalSpec spec,
      RowPredicate condition,
      LongExpression leftTime,
      LongExpression rightTime) {
    this.spec = spec;
    this.condition = condition;
    this.times = new LongExpression[] {leftTime, rightTime};
    this.encoding = KeyEncoding.of(spec.keyTypes());
    this.unmatched = new PairBuffer(spec.left().types(), spec.right().types(), true, null);
  }

  @Override
  public void open(OperatorContext context) {
    int groups = context.maxParallelism();
    List<DataType> keyTypes = spec.keyTypes();
    keys = new KeyBatch(groups);
    for (int input = 0; input < 2; input++) {
      TemporalSpec.Side side = spec.side(input);
      keyColumns[input] = side.keys().stream().mapToInt(Integer::intValue).toArray();
      sides[input] =
          new TimeTable(
              input == 0 ? "left" : "right", input == 0, side, keyTypes, context.state(), groups);
    }
    timers = new KeyTimers("timers", keyTypes, context.state(), groups);
    lookup = new VersionLookup(spec, sides[0], sides[1], timers, condition);
    context.state().cell("progress", new Cell());
  }

  @Override
  public Readiness prepare(int input, Batch batch) {
    if (prepared != batch) {
      rows = batch.compact();
      encoding.encode(rows, keyColumns[input], keys);
      int count = rows.rows();
      if (rowTimes.length < count) {
        rowTimes = new long[count];
        alone = new boolean[count];
      }
      times[input].evaluate(rows, rowTimes);
      findLonely(input);
      sides[input].encode(rowTimes, count, number);
      prepared = batch;
      row = 0;
      run = 0;
    }
    boolean own = sides[input].loadOwn(keys) == Readiness.READY;
    boolean timed = timers.load(keys, rowTimes) == Readiness.READY;
    return own && timed ? Readiness.READY : Readiness.PENDING;
  }

  /** Rows whose key, or time, is NULL meet nobody. */
  private void findLonely(int input) {
    for (int i = 0; i < rows.rows(); i++) {
      alone[i] = rowTimes[i] == LongExpression.NULL;
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
    WatermarkRuns runs = rows.watermarks();
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
      add(input, to, out);
    }
    number += input == 0 ? rows.rows() : 0;
    prepared = null;
    unpin();
    return Progress.DONE;
  }

  /** Keeps rows from {@link #row} on, before {@code to}. */
  private void add(int input, int to, Output out) {
    unmatched.clear();
    for (; row < to; row++) {
      byte kind = rows.kindAt(row);
      if (alone[row]) {
        if (input == 0 && spec.outer()) {
          unmatched.emitAlone(row, kind);
        }
      } else if (input == 0 || kind != RowKind.UB) {
        sides[input].put(keys, row, rows, row, kind);
        timers.schedule(keys, row, rowTimes[row]);
      }
    }
    if (unmatched.rows() > 0) {
      unmatched.match(rows);
      out.emit(unmatched.build(rows));
    }
  }

  private Progress advance(long watermark, Output out) {
    if (watermark <= progress) {
      return Progress.DONE;
    }
    Progress advanced = lookup.advance(watermark, out);
    if (advanced == Progress.DONE) {
      progress = watermark;
      out.emitWatermark(watermark);
    }
    return advanced;
  }

  @Override
  public Progress advanceWatermark(long watermark, Output out) {
    return unpinned(advance(watermark, out));
  }

  /** The end of both inputs completes everything. */
  @Override
  public Progress endInput(int input, Output out) {
    ended[input] = true;
    if (!ended[1 - input]) {
      return Progress.DONE;
    }
    Progress advanced = unpinned(lookup.advance(Long.MAX_VALUE, out));
    if (advanced == Progress.DONE) {
      progress = Math.max(progress, lookup.last());
    }
    return advanced;
  }

  private Progress unpinned(Progress progress) {
    if (progress == Progress.DONE) {
      unpin();
    }
    return progress;
  }

  private void unpin() {
    sides[0].unpin();
    sides[1].unpin();
    timers.unpin();
  }

  /** How far time has come, and how many rows have come on the left. */
  private final class Cell implements StateCell {
    @Override
    public void save(SliceWriter out) {
      out.appendLong(progress);
      out.appendLong(number);
    }

    @Override
    public void restore(List<Slice> saved) {
      progress = Long.MAX_VALUE;
      for (Slice slice : saved) {
        progress = Math.min(progress, Bytes.getLong(slice.array, slice.offset));
        number = Math.max(number, Bytes.getLong(slice.array, slice.offset + 8));
      }
    }
  }
}
