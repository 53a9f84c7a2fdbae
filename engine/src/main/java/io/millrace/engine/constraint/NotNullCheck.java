package io.millrace.engine.constraint;

import io.millrace.data.batch.Batch;
import io.millrace.data.error.MillraceException;
import io.millrace.executor.kernel.BatchFunction;
import java.util.List;

/** Keeps NULLs out of the NOT NULL columns of a table that is written. */
public final class NotNullCheck implements BatchFunction {
  private final String table;
  private final List<Integer> columns;
  private final List<String> names;
  private final boolean drops;

  /**
   * A check of some columns.
   *
   * @param drops whether such rows are left out; else they are an error
   */
  public NotNullCheck(String table, List<Integer> columns, List<String> names, boolean drops) {
    this.table = table;
    this.columns = List.copyOf(columns);
    this.names = List.copyOf(names);
    this.drops = drops;
  }

  @Override
  public Batch apply(Batch batch) {
    boolean mayHaveNulls = false;
    for (int column : columns) {
      mayHaveNulls |= batch.column(column).mayHaveNulls();
    }
    if (!mayHaveNulls) {
      return batch;
    }
    int[] selection = new int[batch.rows()];
    int count = 0;
    for (int row = 0; row < batch.rows(); row++) {
      int position = batch.position(row);
      if (isComplete(batch, position)) {
        selection[count++] = position;
      }
    }
    return count == batch.rows() ? batch : batch.withSelection(selection, count);
  }

  private boolean isComplete(Batch batch, int position) {
    for (int i = 0; i < columns.size(); i++) {
      if (batch.column(columns.get(i)).isNull(position)) {
        if (drops) {
          return false;
        }
        throw MillraceException.deterministic(
                "NULL in column '" + names.get(i) + "' of table '" + table + "', which is NOT NULL")
            .withHint(
                "Filter such rows, or SET 'table.exec.sink.not-null-enforcer' = 'DROP'"
                    + " to leave them out.");
      }
    }
    return true;
  }
}
