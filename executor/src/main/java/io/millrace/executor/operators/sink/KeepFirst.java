package io.millrace.executor.operators.sink;

import io.millrace.data.batch.Batch;
import io.millrace.data.batch.WatermarkRuns;
import io.millrace.data.bytes.Bytes;
import io.millrace.data.bytes.Slice;
import io.millrace.data.bytes.SliceWriter;
import io.millrace.data.encoding.KeyBatch;
import io.millrace.data.encoding.KeyEncoding;
import io.millrace.executor.operator.Operator;
import io.millrace.executor.operator.OperatorContext;
import io.millrace.executor.operator.Output;
import io.millrace.executor.operator.Progress;
import io.millrace.state.table.Readiness;
import io.millrace.state.table.StateCell;
import io.millrace.state.table.TableSpec;
import io.millrace.state.table.WindowTable;
import java.util.Arrays;
import java.util.List;

/**
 * ON CONFLICT DO NOTHING or DO ERROR. Changes wait, by primary key and by the watermark at which
 * they came, until a watermark says that what belongs together has come. Then, if one row has the
 * key, it is the sink's; if several have, NOTHING lets stand what was written first and ERROR ends
 * the job. As Flink's WatermarkCompactingSinkMaterializer. The end of the input settles all.
 */
public final class KeepFirst implements Operator {
  private final SinkKeySpec spec;
  private final boolean error;
  private final KeyEncoding encoding;
  private final int[] keyColumns;
  private final ChangeList changes;
  private final SliceWriter list = new SliceWriter();
  private final Slice view = new Slice();
  private OperatorContext context;
  private KeyBatch keys;

  /** By watermark and key, the changes that wait. */
  private WindowTable waiting;

  private Settlements settlements;
  private long[] watermarks = {};
  private long[] handles = {};
  private Batch prepared;
  private long progress = Long.MIN_VALUE;

  /**
   * @param error whether rows with equal primary keys are an error
   */
  public KeepFirst(SinkKeySpec spec, boolean error) {
    this.spec = spec;
    this.error = error;
    this.encoding = KeyEncoding.of(spec.keyTypes());
    this.keyColumns = spec.keyColumns();
    this.changes = new ChangeList(new RowForms(spec));
  }

  @Override
  public void open(OperatorContext context) {
    this.context = context;
    keys = new KeyBatch(context.maxParallelism());
    RowForms forms = new RowForms(spec);
    waiting =
        context
            .state()
            .windows(
                new TableSpec(
                    "waiting", 0, true, 0, RowForms.keys(spec, List.of()), forms.layout()));
    settlements = new Settlements(spec, error, waiting, context);
    context.state().cell("watermark", new Cell());
  }

  @Override
  public Readiness prepare(int input, Batch batch) {
    if (prepared != batch) {
      encoding.encode(batch, keyColumns, keys);
      findWatermarks(batch);
      prepared = batch;
    }
    return waiting.load(watermarks, keys);
  }

  private void findWatermarks(Batch batch) {
    int rows = batch.rows();
    if (handles.length < rows) {
      handles = new long[rows];
      watermarks = new long[rows];
    }
    Arrays.fill(watermarks, 0, rows, progress);
    WatermarkRuns runs = batch.watermarks();
    int run = 0;
    for (int i = 0; runs != null && i < rows; i++) {
      while (runs.ends()[run] <= batch.position(i)) {
        run++;
      }
      watermarks[i] = Math.max(progress, runs.values()[run]);
    }
  }

  @Override
  public Progress process(int input, Batch batch, Output out) {
    waiting.findOrInsert(watermarks, keys, 0, batch.rows(), handles);
    for (int i = 0; i < batch.rows(); i++) {
      long row = handles[i];
      list.truncate(0);
      waiting.bytes(row, view);
      changes.append(view, batch, batch.position(i), list);
      waiting.touch(row);
      waiting.setBytes(row, list.array(), 0, list.length());
    }
    waiting.unpin();
    prepared = null;
    return Progress.DONE;
  }

  @Override
  public Progress advanceWatermark(long watermark, Output out) {
    Progress settled = settlements.settleBelow(watermark, out);
    if (settled == Progress.DONE) {
      progress = Math.max(progress, watermark);
    }
    return settled;
  }

  @Override
  public Progress endInput(int input, Output out) {
    return settlements.settleBelow(Long.MAX_VALUE, out);
  }

  /** The watermark, under which changes wait. */
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
