package io.millrace.executor.operators.changelog;

import io.millrace.data.batch.Batch;
import io.millrace.data.column.Column;
import io.millrace.data.column.DictionaryColumn;
import io.millrace.executor.operator.Operator;
import io.millrace.executor.operator.OperatorContext;
import io.millrace.executor.operator.Output;
import io.millrace.executor.operator.Progress;
import java.util.Arrays;

/**
 * Each change as a row that is inserted, with the code of its kind as a last column. Keeps no
 * state.
 */
public final class ToChangelog implements Operator {
  private final Column codes;

  /**
   * @param codes the code of each kind, at the kind's number; NULL: such changes are left out
   */
  public ToChangelog(Column codes) {
    this.codes = codes;
  }

  @Override
  public void open(OperatorContext context) {}

  @Override
  public Progress process(int input, Batch batch, Output out) {
    Batch kept = codes.mayHaveNulls() ? selected(batch) : batch;
    int[] ids = new int[batch.positions()];
    byte[] kinds = batch.kinds();
    for (int i = 0; kinds != null && i < ids.length; i++) {
      ids[i] = kinds[i];
    }
    Column[] columns = Arrays.copyOf(batch.columns(), batch.columnCount() + 1);
    columns[batch.columnCount()] = new DictionaryColumn(ids.length, ids, codes);
    out.emit(kept.withColumns(columns).withKinds(null));
    return Progress.DONE;
  }

  private Batch selected(Batch batch) {
    int[] selection = new int[batch.rows()];
    int count = 0;
    for (int row = 0; row < batch.rows(); row++) {
      int position = batch.position(row);
      selection[count] = position;
      count += codes.isNull(batch.kindAt(position)) ? 0 : 1;
    }
    return count == batch.rows() ? batch : batch.withSelection(selection, count);
  }
}
