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
import io.millrace.executor.operators.timer.RowPresents;
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
  private final boolean[] ended = new boolean[2];
  private final PairBuffer unmatched;
  private LeftRows left;
  private Versions right;
  private VersionCleanup cleanup;
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

  /** The latest time of a row that was kept. */
  private long latest = Long.MIN_VALUE;

  private final RowPresents presents = new RowPresents();

  /** The present of each row of the batch. */
  private long[] placed;

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
      keyColumns[input] = spec.side(input).keys().stream().mapToInt(Integer::intValue).toArray();
    }
    left = new LeftRows(spec.left(), context.state(), groups);
    right = new Versions(spec.right(), keyTypes, context.state(), groups);
    cleanup = new VersionCleanup(right, keyTypes, context.state(), groups);
    lookup = new VersionLookup(spec, left, right, cleanup, condition, groups);
    context.state().cell("progress", new Cell(context.subtask(), context.parallelism()));
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
      placed = presents.find(rows.watermarks(), progress, rowTimes, alone, count);
      if (input == 0) {
        left.place(keys, rowTimes, placed, number);
      } else {
        right.encode(rowTimes, count);
      }
      prepared = batch;
      row = 0;
      run = 0;
    }
    boolean own = (input == 0 ? left.loadOwn() : right.load(keys)) == Readiness.READY;
    boolean cleaned = cleanup.load() == Readiness.READY;
    return own && cleaned ? Readiness.READY : Readiness.PENDING;
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
    int start = row;
    for (int i = row; i <= to; i++) {
      if (i < to && isKept(input, i)) {
        latest = Math.max(latest, rowTimes[i]);
        continue;
      }
      if (start < i) {
        keep(input, start, i);
      }
      start = i + 1;
      if (i < to && input == 0 && spec.outer()) {
        unmatched.emitAlone(i, rows.kindAt(i));
      }
    }
    row = to;
    if (unmatched.rows() > 0) {
      unmatched.match(rows);
      out.emit(unmatched.build(rows));
    }
  }

  private boolean isKept(int input, int i) {
    return !alone[i] && (input == 0 || rows.kindAt(i) != RowKind.UB);
  }

  private void keep(int input, int from, int to) {
    if (input == 0) {
      left.add(rows, rowTimes, from, to);
      return;
    }
    // A late version may be superseded at once, so that those after it find it gone.
    boolean late = false;
    for (int i = from; i < to; i++) {
      late |= rowTimes[i] <= progress;
    }
    int step = late ? 1 : to - from;
    for (int start = from; start < to; start += step) {
      putVersions(start, start + step);
    }
  }

  private void putVersions(int from, int to) {
    right.put(keys, rows, from, to);
    for (int i = from; i < to; i++) {
      long next = right.drop(keys, i, progress);
      if (next != Long.MAX_VALUE) {
        cleanup.schedule(keys, i, next, placed[i]);
      }
    }
  }

  private Progress advance(long watermark, Output out) {
    if (watermark <= progress) {
      return Progress.DONE;
    }
    Progress advanced = lookup.advance(progress, watermark, out);
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
    Progress advanced = unpinned(lookup.advance(progress, Long.MAX_VALUE, out));
    if (advanced == Progress.DONE) {
      progress = Math.max(progress, latest);
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
    cleanup.unpin();
    left.unpin();
    right.unpin();
  }

  /** How far time has come, and how many rows have come on the left. */
  private final class Cell implements StateCell {
    private final int subtask;
    private final int parallelism;

    Cell(int subtask, int parallelism) {
      this.subtask = subtask;
      this.parallelism = parallelism;
    }

    @Override
    public void save(SliceWriter out) {
      out.appendLong(progress);
      out.appendLong(number);
      out.appendLong(latest);
      out.appendLong(presents.origin());
    }

    @Override
    public void restore(List<Slice> saved) {
      progress = Long.MAX_VALUE;
      for (int task = 0; task < saved.size(); task++) {
        progress = Math.min(progress, value(saved.get(task), 0));
        number = Math.max(number, value(saved.get(task), 1));
        if (saved.size() != parallelism || task == subtask) {
          latest = Math.max(latest, value(saved.get(task), 2));
        }
      }
      presents.restore(value(saved.get(0), 3));
    }

    private static long value(Slice saved, int index) {
      return Bytes.getLong(saved.array, saved.offset + 8 * index);
    }
  }
}
