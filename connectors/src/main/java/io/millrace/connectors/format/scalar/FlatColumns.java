package io.millrace.connectors.format.scalar;

import io.millrace.data.batch.Batch;
import io.millrace.data.column.Column;

/** The columns of one batch after the other, without their encodings. */
public final class FlatColumns {
  private Batch current;
  private Column[] columns;

  /** The columns of a batch; made once for all of its rows. */
  public Column[] of(Batch batch) {
    if (batch != current) {
      current = batch;
      columns = new Column[batch.columnCount()];
      for (int i = 0; i < columns.length; i++) {
        columns[i] = batch.column(i).flat();
      }
    }
    return columns;
  }
}
