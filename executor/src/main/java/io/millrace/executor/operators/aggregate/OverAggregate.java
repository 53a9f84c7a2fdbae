package io.millrace.executor.operators.aggregate;

import io.millrace.data.batch.Batch;
import io.millrace.data.column.Column;
import io.millrace.data.column.ColumnBuilder;
import io.millrace.data.encoding.KeyBatch;
import io.millrace.executor.kernel.AggregateKernel;
import io.millrace.executor.operator.Operator;
import io.millrace.executor.operator.OperatorContext;
import io.millrace.executor.operator.Output;
import io.millrace.executor.operator.Progress;
import io.millrace.executor.operators.aggregate.OverSpec.Timing;
import io.millrace.executor.operators.order.Progressed;
import io.millrace.executor.operators.order.TimeQueue;
import io.millrace.executor.operators.rows.Gather;
import io.millrace.state.table.Readiness;

/**
 * OVER aggregates of rows that are all new: each row with the results over the rows of its frame.
 * In event time rows come out once the watermark has passed them, by time and then by partition;
 * late ones are dropped and counted. Out of a bounded frame rows are taken away again.
 */
public final class OverAggregate implements Operator {
  private static final int PIECE = 1024;
  private static final int KEYS = 256;

  private final OverSpec spec;
  private final GroupSpec group;
  private final AggregateKernel kernel;
  private OperatorContext context;
  private OverRows rows;
  private OverSteps steps;
  private GroupTables tables;
  private TimeQueue queue;
  private Progressed progress;
  private KeyBatch keys;
  private Batch encoded;

  /** Rows of the batch at hand, or due keys, that are done with. */
  private int done;

  private boolean taken;

  /** In the due key at hand: the row to go on with; -1: none yet. */
  private long cursor = -1;

  /** Steps whose rows of state are being fetched. */
  private Batch pending;

  public OverAggregate(OverSpec spec, GroupSpec group, AggregateKernel kernel) {
    this.spec = spec;
    this.group = group;
    this.kernel = kernel;
  }

  @Override
  public void open(OperatorContext operatorContext) {
    context = operatorContext;
    keys = new KeyBatch(context.maxParallelism());
    rows = new OverRows(spec, group, context);
    steps = new OverSteps(spec, rows);
    tables = new GroupTables(group, kernel, context);
    if (spec.timing() != Timing.PROCESSING_TIME) {
      queue = new TimeQueue("due", group.keyTypes(), context);
    }
    if (spec.timing() == Timing.EVENT_TIME) {
      progress = new Progressed(spec.timeColumn(), context);
    }
  }

  @Override
  public Readiness prepare(int input, Batch batch) {
    if (encoded != batch) {
      group.keyEncoding().encode(batch, group.keyColumns(), keys);
      encoded = batch;
    }
    boolean ready = rows.load(keys) == Readiness.READY;
    ready &= queue == null || queue.load() == Readiness.READY;
    return ready ? Readiness.READY : Readiness.PENDING;
  }

  @Override
  public Progress process(int input, Batch batch, Output out) {
    if (spec.timing() == Timing.PROCESSING_TIME) {
      return processNow(batch, out);
    }
    boolean timed = spec.timing() == Timing.EVENT_TIME;
    if (timed) {
      progress.begin(batch);
    }
    long late = 0;
    for (int i = 0; i < batch.rows(); i++) {
      int position = batch.position(i);
      if (timed && (progress.isMissing(position) || progress.isLate(position))) {
        late++;
      } else {
        long time = timed ? progress.time(position) : 0;
        rows.add(keys, i, batch, position, time);
        queue.add(keys, i, time);
      }
    }
    if (late > 0) {
      context.metrics().addLateRows(late);
    }
    unpin();
    return Progress.DONE;
  }

  private Progress processNow(Batch batch, Output out) {
    while (done < batch.rows() || pending != null) {
      if (pending == null) {
        for (; done < batch.rows() && steps.size() < PIECE; done++) {
          long now = context.currentTimeMillis();
          steps.take(keys, done, rows.add(keys, done, batch, batch.position(done), now), false);
        }
        pending = steps.batch();
      }
      Progress finished = finish(out);
      if (finished != Progress.DONE) {
        return finished;
      }
    }
    done = 0;
    unpin();
    return Progress.DONE;
  }

  private void unpin() {
    encoded = null;
    rows.unpin();
    if (queue != null) {
      queue.unpin();
    }
  }

  @Override
  public Progress advanceWatermark(long watermark, Output out) {
    if (spec.timing() != Timing.EVENT_TIME) {
      return Progress.DONE;
    }
    Progress fired = fire(watermark, out);
    if (fired == Progress.DONE) {
      progress.advance(watermark);
    }
    return fired;
  }

  @Override
  public Progress endInput(int input, Output out) {
    return spec.timing() == Timing.PROCESSING_TIME ? Progress.DONE : fire(Long.MAX_VALUE, out);
  }

  private Progress fire(long until, Output out) {
    if (!taken) {
      if (queue.load() == Readiness.PENDING) {
        return Progress.PENDING;
      }
      queue.take(until);
      taken = true;
      done = 0;
    }
    int due = queue.due().size();
    while (done < due || pending != null) {
      if (pending == null) {
        queue.due().copyTo(done, Math.min(due, done + KEYS), keys);
        if (rows.load(keys) == Readiness.PENDING) {
          return Progress.PENDING;
        }
        collect();
        pending = steps.batch();
      }
      Progress finished = finish(out);
      if (finished != Progress.DONE) {
        return finished;
      }
    }
    taken = false;
    done = 0;
    unpin();
    return Progress.DONE;
  }

  /** Takes the rows of the due keys that were loaded, as many as make a batch. */
  private void collect() {
    boolean peers = !spec.frame().rows();
    int first = done;
    while (done - first < keys.size() && steps.size() < PIECE) {
      int i = done - first;
      long time = queue.due().time(done);
      boolean timed = spec.timing() == Timing.EVENT_TIME;
      if (cursor < 0) {
        cursor = timed ? rows.at(keys, i, time) : begin(i);
      }
      while (cursor >= 0 && steps.size() < PIECE && (!timed || rows.time(cursor) == time)) {
        cursor = steps.take(keys, i, cursor, peers);
      }
      boolean more = cursor >= 0 && (!timed || rows.time(cursor) == time);
      if (more) {
        return;
      }
      if (timed) {
        progress.advance(time);
      }
      cursor = -1;
      done++;
    }
  }

  private long begin(int i) {
    return spec.frame().backward() ? rows.last(keys, i) : rows.first(keys, i);
  }

  /** Lets the steps change accumulators, and emits the rows that came with their results. */
  private Progress finish(Output out) {
    if (pending.rows() == 0) {
      pending = null;
      return Progress.DONE;
    }
    if (tables.load(pending) == Readiness.PENDING) {
      return Progress.PENDING;
    }
    if (!out.hasRoom()) {
      return Progress.MORE;
    }
    tables.find(0, pending.rows());
    ColumnBuilder[] results = Gather.builders(kernel.layout().resultTypes(), pending.rows());
    int[] positions = new int[pending.rows()];
    int count = 0;
    int from = 0;
    for (int step = 0; step < steps.steps(); step++) {
      int to = steps.end(step);
      tables.apply(pending, from, to);
      for (int i = from; i < to; i++) {
        if (steps.isAdded(i)) {
          kernel.writeResults(tables.groups().rows(), tables.handles(), i, i + 1, results, 0);
          positions[count++] = i;
        }
      }
      from = to;
    }
    tables.done();
    tables.unpin();
    emit(positions, count, results, out);
    steps.clear();
    pending = null;
    return Progress.DONE;
  }

  private void emit(int[] positions, int count, ColumnBuilder[] results, Output out) {
    int width = spec.types().size();
    Column[] columns = new Column[width + results.length];
    for (int c = 0; c < width; c++) {
      columns[c] = pending.column(c).take(positions, count);
    }
    for (int r = 0; r < results.length; r++) {
      columns[width + r] = results[r].build();
    }
    out.emit(Batch.of(count, columns));
  }
}
