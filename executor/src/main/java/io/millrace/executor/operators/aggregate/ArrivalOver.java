package io.millrace.executor.operators.aggregate;

import io.millrace.data.batch.Batch;
import io.millrace.data.bytes.Slice;
import io.millrace.data.bytes.SliceWriter;
import io.millrace.data.encoding.KeyBatch;
import io.millrace.data.encoding.RowWriter;
import io.millrace.executor.kernel.AggregateKernel;
import io.millrace.executor.operator.Operator;
import io.millrace.executor.operator.OperatorContext;
import io.millrace.executor.operator.Output;
import io.millrace.executor.operator.Progress;
import io.millrace.executor.operators.rows.Layouts;
import io.millrace.state.table.Readiness;

/**
 * OVER aggregates in processing time, of rows that are all new: each row, as it comes, with the
 * results over the rows of its frame. Out of a bounded frame rows are taken away again.
 */
public final class ArrivalOver implements Operator {
  private static final int PIECE = 1024;

  private final OverSpec spec;
  private final GroupSpec group;
  private final AggregateKernel kernel;
  private final Arriving arriving;
  private OperatorContext context;
  private OverFrame frame;
  private OverSteps steps;
  private StepResults results;
  private KeyBatch keys;

  /** The batch whose keys stand in {@link #keys}, and whether its frames have been begun with. */
  private Batch encoded;

  private boolean begun;

  /** Rows of the batch at hand that are done with. */
  private int done;

  public ArrivalOver(OverSpec spec, GroupSpec group, AggregateKernel kernel) {
    this.spec = spec;
    this.group = group;
    this.kernel = kernel;
    this.arriving = new Arriving();
  }

  @Override
  public void open(OperatorContext operatorContext) {
    context = operatorContext;
    keys = new KeyBatch(context.maxParallelism());
    OverRows rows = OverFrame.needsOrder(spec) ? new OverRows(spec, group, context) : null;
    steps = new OverSteps(spec, rows);
    frame = OverFrame.of(spec, group, rows, context);
    results = new StepResults(spec, group, kernel, steps, context);
  }

  @Override
  public Readiness prepare(int input, Batch batch) {
    if (encoded != batch) {
      group.keyEncoding().encode(batch, group.keyColumns(), keys);
      encoded = batch;
    }
    return frame.load(keys);
  }

  @Override
  public Progress process(int input, Batch batch, Output out) {
    if (!begun) {
      frame.begin(keys);
      begun = true;
    }
    while (done < batch.rows() || results.isPending()) {
      if (!results.isPending()) {
        for (; done < batch.rows() && steps.size() < PIECE; done++) {
          frame.take(arriving, done, done + 1, keys, done, steps);
        }
        results.begin();
      }
      Progress finished = results.finish(out);
      if (finished != Progress.DONE) {
        return finished;
      }
    }
    done = 0;
    begun = false;
    encoded = null;
    frame.unpin();
    return Progress.DONE;
  }

  /** The rows of the batch at hand: their time is that of their coming. */
  private final class Arriving implements ComingRows {
    private final RowWriter writer = new RowWriter(Layouts.numbered("c", spec.types()));
    private final SliceWriter bytes = new SliceWriter();

    @Override
    public long time(int row) {
      return context.currentTimeMillis();
    }

    @Override
    public Slice row(int row, Slice target) {
      bytes.truncate(0);
      writer.write(encoded.columns(), encoded.position(row), bytes);
      return bytes.view(target);
    }
  }
}
