package io.millrace.executor.operators.rank;

import io.millrace.data.batch.Batch;
import io.millrace.data.encoding.KeyBatch;
import io.millrace.data.encoding.KeyEncoding;
import io.millrace.data.encoding.Layout;
import io.millrace.executor.operator.Operator;
import io.millrace.executor.operator.OperatorContext;
import io.millrace.executor.operator.Output;
import io.millrace.executor.operator.Progress;
import io.millrace.executor.operators.rows.Layouts;
import io.millrace.state.table.KeyedTable;
import io.millrace.state.table.Readiness;
import io.millrace.state.table.TableSpec;
import java.util.List;

/** The first row of each key, in the order in which rows come: a mark a key is all its state. */
public final class FirstRow implements Operator {
  private final OneRowSpec spec;
  private final KeyEncoding encoding;
  private KeyedTable table;
  private KeyBatch keys;
  private Batch encoded;
  private long[] handles = new long[1024];

  public FirstRow(OneRowSpec spec) {
    this.spec = spec;
    this.encoding = spec.encoding();
  }

  @Override
  public void open(OperatorContext context) {
    keys = new KeyBatch(context.maxParallelism());
    table =
        context
            .state()
            .keyed(
                new TableSpec(
                    "seen",
                    1,
                    false,
                    spec.stateTtlMillis(),
                    Layouts.numbered("k", spec.keyTypes()),
                    Layout.of(List.of())));
  }

  @Override
  public Readiness prepare(int input, Batch batch) {
    if (encoded != batch) {
      encoding.encode(batch, spec.keyColumns(), keys);
      encoded = batch;
    }
    return table.load(keys);
  }

  @Override
  public Progress process(int input, Batch batch, Output out) {
    if (handles.length < batch.rows()) {
      handles = new long[batch.rows()];
    }
    table.findOrInsert(keys, 0, batch.rows(), handles);
    int[] selection = new int[batch.rows()];
    int count = 0;
    for (int i = 0; i < batch.rows(); i++) {
      if (table.get(handles[i], 0) == 0) {
        table.touch(handles[i]);
        table.set(handles[i], 0, 1);
        selection[count++] = batch.position(i);
      }
    }
    table.unpin();
    encoded = null;
    out.emit(batch.withSelection(selection, count));
    return Progress.DONE;
  }
}
