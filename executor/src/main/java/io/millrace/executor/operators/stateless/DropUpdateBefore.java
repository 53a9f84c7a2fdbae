package io.millrace.executor.operators.stateless;

import io.millrace.data.batch.Batch;
import io.millrace.data.batch.RowKind;
import io.millrace.executor.operator.Operator;
import io.millrace.executor.operator.OperatorContext;
import io.millrace.executor.operator.Output;
import io.millrace.executor.operator.Progress;

/** Takes rows of kind -U away. */
public final class DropUpdateBefore implements Operator {
  @Override
  public void open(OperatorContext context) {}

  @Override
  public Progress process(int input, Batch batch, Output out) {
    out.emit(batch.kinds() == null ? batch : withoutUpdateBefore(batch));
    return Progress.DONE;
  }

  private static Batch withoutUpdateBefore(Batch batch) {
    int[] selection = new int[batch.rows()];
    int count = 0;
    for (int row = 0; row < batch.rows(); row++) {
      int position = batch.position(row);
      selection[count] = position;
      count += batch.kinds()[position] == RowKind.UB ? 0 : 1;
    }
    return count == batch.rows() ? batch : batch.withSelection(selection, count);
  }
}
