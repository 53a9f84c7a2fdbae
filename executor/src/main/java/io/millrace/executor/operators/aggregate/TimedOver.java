package io.millrace.executor.operators.aggregate;

import io.millrace.data.batch.Batch;
import io.millrace.data.bytes.Slice;
import io.millrace.data.encoding.KeyBatch;
import io.millrace.executor.kernel.AggregateKernel;
import io.millrace.executor.operator.Operator;
import io.millrace.executor.operator.OperatorContext;
import io.millrace.executor.operator.Output;
import io.millrace.executor.operator.Progress;
import io.millrace.executor.operators.order.Progressed;
import io.millrace.executor.operators.order.WaitingRows;
import io.millrace.state.table.Readiness;

/**
 * OVER aggregates in event time: each row with the results over the rows of its frame. Rows come
 * out once the watermark has passed them, by time and then by partition; late ones are dropped and
 * counted. Until then they wait in no order; what is due is sorted at once.
 */
public final class TimedOver implements Operator {
  private static final int PIECE = 1024;
  private static final int KEYS = 256;

  private final OverSpec spec;
  private final GroupSpec group;
  private final AggregateKernel kernel;
  private OperatorContext context;
  private WaitingRows waiting;
  private OverFrame frame;
  private ComingRows dueRows;
  private OverSteps steps;
  private StepResults results;
  private Progressed progress;
  private KeyBatch keys;
  private Batch encoded;

  /** Due rows that are done with. */
  private int done;

  public TimedOver(OverSpec spec, GroupSpec group, AggregateKernel kernel) {
    this.spec = spec;
    this.group = group;
    this.kernel = kernel;
  }

  @Override
  public void open(OperatorContext operatorContext) {
    context = operatorContext;
    keys = new KeyBatch(context.maxParallelism());
    waiting = new WaitingRows("waiting", spec.types(), context);
    OverRows rows = OverFrame.needsOrder(spec) ? new OverRows(spec, group, context) : null;
    steps = new OverSteps(spec, rows);
    frame = OverFrame.of(spec, group, rows, context);
    dueRows = new DueRows(waiting);
    results = new StepResults(spec, group, kernel, steps, context);
    progress = new Progressed(spec.timeColumn(), context);
  }

  @Override
  public Readiness prepare(int input, Batch batch) {
    if (encoded != batch) {
      group.keyEncoding().encode(batch, group.keyColumns(), keys);
      encoded = batch;
    }
    return waiting.load();
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
        waiting.add(keys, i, batch, position, progress.time(position));
      }
    }
    if (late > 0) {
      context.metrics().addLateRows(late);
    }
    waiting.finish();
    encoded = null;
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
    while (true) {
      if (!results.isPending()) {
        if (done == waiting.due().size()) {
          waiting.release();
          done = 0;
          if (waiting.take(until) == Readiness.PENDING) {
            return Progress.PENDING;
          }
          if (waiting.due().size() == 0) {
            return Progress.DONE;
          }
        }
        int to = Math.min(waiting.due().size(), done + KEYS);
        waiting.due().copyTo(done, to, keys);
        if (frame.load(keys) == Readiness.PENDING) {
          return Progress.PENDING;
        }
        collect();
        results.begin();
      }
      Progress finished = results.finish(out);
      if (finished != Progress.DONE) {
        return finished;
      }
    }
  }

  /** Takes the rows whose keys were loaded, as many as make a batch. */
  private void collect() {
    int first = done;
    int due = waiting.due().size();
    frame.begin(keys);
    while (done - first < keys.size() && steps.size() < PIECE) {
      int to = done + 1;
      while (!spec.frame().rows() && to < due && waiting.due().areEqual(done, to)) {
        to++;
      }
      frame.take(dueRows, done, to, keys, done - first, steps);
      progress.advance(waiting.due().time(done));
      done = to;
    }
    frame.unpin();
  }

  private record DueRows(WaitingRows waiting) implements ComingRows {
    @Override
    public long time(int row) {
      return waiting.due().time(row);
    }

    @Override
    public Slice row(int row, Slice target) {
      return waiting.row(row, target);
    }
  }
}
