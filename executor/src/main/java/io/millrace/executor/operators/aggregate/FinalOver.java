package io.millrace.executor.operators.aggregate;

import io.millrace.data.batch.Batch;
import io.millrace.data.encoding.KeyBatch;
import io.millrace.executor.kernel.AggregateKernel;
import io.millrace.executor.operator.Operator;
import io.millrace.executor.operator.OperatorContext;
import io.millrace.executor.operator.Output;
import io.millrace.executor.operator.Progress;
import io.millrace.executor.operators.order.TimeQueue;
import io.millrace.state.table.Readiness;

/**
 * OVER aggregates of rows that are all new, when the input has ended: each row with the results
 * over the rows of its frame. Out of a bounded frame rows are taken away again.
 */
public final class FinalOver implements Operator {
  private static final int PIECE = 1024;
  private static final int KEYS = 256;

  private final OverSpec spec;
  private final GroupSpec group;
  private final AggregateKernel kernel;
  private OperatorContext context;
  private OverRows rows;
  private OverSteps steps;
  private StepResults results;

  /** Keys that wait for the end of the input. */
  private TimeQueue queue;

  private KeyBatch keys;
  private Batch encoded;

  /** Due keys that are done with. */
  private int done;

  private boolean taken;

  /** In the due key at hand: the row to go on with; -1: none yet. */
  private long cursor = -1;

  public FinalOver(OverSpec spec, GroupSpec group, AggregateKernel kernel) {
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
    results = new StepResults(spec, group, kernel, steps, context);
    queue = new TimeQueue("due", group.keyTypes(), context);
  }

  @Override
  public Readiness prepare(int input, Batch batch) {
    if (encoded != batch) {
      group.keyEncoding().encode(batch, group.keyColumns(), keys);
      encoded = batch;
    }
    boolean ready = rows.load(keys) == Readiness.READY;
    ready &= queue.load() == Readiness.READY;
    return ready ? Readiness.READY : Readiness.PENDING;
  }

  @Override
  public Progress process(int input, Batch batch, Output out) {
    for (int i = 0; i < batch.rows(); i++) {
      rows.add(keys, i, batch, batch.position(i), 0);
      queue.add(keys, i, 0);
    }
    unpin();
    return Progress.DONE;
  }

  private void unpin() {
    encoded = null;
    rows.unpin();
    queue.unpin();
  }

  @Override
  public Progress endInput(int input, Output out) {
    if (!taken) {
      if (queue.load() == Readiness.PENDING) {
        return Progress.PENDING;
      }
      queue.take(Long.MAX_VALUE);
      taken = true;
      done = 0;
    }
    int due = queue.due().size();
    while (done < due || results.isPending()) {
      if (!results.isPending()) {
        queue.due().copyTo(done, Math.min(due, done + KEYS), keys);
        if (rows.load(keys) == Readiness.PENDING) {
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
      if (cursor < 0) {
        cursor = spec.frame().backward() ? rows.last(keys, i) : rows.first(keys, i);
      }
      while (cursor >= 0 && steps.size() < PIECE) {
        cursor = steps.take(keys, i, cursor, peers);
      }
      if (cursor >= 0) {
        return;
      }
      done++;
    }
  }
}
