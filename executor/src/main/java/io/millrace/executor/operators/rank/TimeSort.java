package io.millrace.executor.operators.rank;

import io.millrace.data.batch.Batch;
import io.millrace.data.column.ColumnBuilder;
import io.millrace.data.column.LongBuilder;
import io.millrace.data.encoding.KeyBatch;
import io.millrace.data.encoding.KeyEncoding;
import io.millrace.executor.operator.Operator;
import io.millrace.executor.operator.OperatorContext;
import io.millrace.executor.operator.Output;
import io.millrace.executor.operator.Progress;
import io.millrace.executor.operators.order.Progressed;
import io.millrace.executor.operators.rows.Gather;
import io.millrace.state.table.Readiness;
import java.util.List;

/**
 * ORDER BY of an endless input by its event time, and by more behind it: rows wait until the
 * watermark has passed them. Late rows are dropped and counted. All rows come to one task.
 */
public final class TimeSort implements Operator {
  private static final int PIECE = 1024;
  private static final int[] NO_COLUMNS = {};

  private final TopNSpec spec;
  private final int timeColumn;
  private OperatorContext context;
  private Progressed progress;
  private RankedRows rows;
  private KeyBatch keys;
  private KeyBatch one;
  private Batch encoded;
  private ColumnBuilder[] output;

  /**
   * @param spec without partition; its first sort column is the event time, ascending
   */
  public TimeSort(TopNSpec spec) {
    this.spec = spec;
    this.timeColumn = spec.sort().get(0).column();
  }

  @Override
  public void open(OperatorContext operatorContext) {
    context = operatorContext;
    progress = new Progressed(timeColumn, context);
    rows = new RankedRows(spec, context);
    keys = new KeyBatch(context.maxParallelism());
    one = new KeyBatch(context.maxParallelism());
    KeyEncoding.of(List.of()).encode(new io.millrace.data.column.Column[0], null, 1, one);
    output = Gather.builders(spec.types(), PIECE);
  }

  @Override
  public Readiness prepare(int input, Batch batch) {
    if (encoded != batch) {
      KeyEncoding.of(List.of()).encode(batch, NO_COLUMNS, keys);
      encoded = batch;
    }
    return rows.load(one);
  }

  @Override
  public Progress process(int input, Batch batch, Output out) {
    progress.begin(batch);
    long late = 0;
    for (int i = 0; i < batch.rows(); i++) {
      int position = batch.position(i);
      if (progress.isMissing(position) || progress.isLate(position)) {
        late++;
      } else {
        rows.take(batch, position);
        rows.add(keys, i);
      }
    }
    if (late > 0) {
      context.metrics().addLateRows(late);
    }
    encoded = null;
    rows.unpin();
    return Progress.DONE;
  }

  @Override
  public Progress advanceWatermark(long watermark, Output out) {
    Progress fired = fire(watermark, out);
    if (fired == Progress.DONE) {
      progress.advance(watermark);
    }
    return fired;
  }

  @Override
  public Progress endInput(int input, Output out) {
    return fire(Long.MAX_VALUE, out);
  }

  private Progress fire(long until, Output out) {
    if (rows.load(one) == Readiness.PENDING) {
      return Progress.PENDING;
    }
    long row = rows.first(one, 0);
    boolean due = row >= 0;
    while (due) {
      if (!out.hasRoom()) {
        return Progress.MORE;
      }
      int count = 0;
      while (due && count < PIECE) {
        rows.read(row, output);
        long time = ((LongBuilder) output[timeColumn]).get(count);
        due = time <= until;
        if (due) {
          count++;
          progress.advance(time);
          long next = rows.next(row);
          rows.delete(row);
          row = next;
          due = row >= 0;
        } else {
          for (ColumnBuilder column : output) {
            column.truncate(count);
          }
        }
      }
      if (count > 0) {
        out.emit(Batch.of(count, Gather.build(output)));
      }
    }
    rows.unpin();
    return Progress.DONE;
  }
}
