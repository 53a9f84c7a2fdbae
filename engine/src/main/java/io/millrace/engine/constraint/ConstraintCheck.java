package io.millrace.engine.constraint;

import io.millrace.data.batch.Batch;
import io.millrace.data.column.Column;
import io.millrace.data.type.DataType.Field;
import io.millrace.executor.kernel.BatchFunction;
import java.util.BitSet;
import java.util.List;

/** Sees to it that values fit the columns of a table that is written, NOT NULL at the top apart. */
public final class ConstraintCheck implements BatchFunction {
  private final ColumnConstraint[] constraints;

  private ConstraintCheck(ColumnConstraint[] constraints) {
    this.constraints = constraints;
  }

  /** Null if the columns demand nothing. */
  public static ConstraintCheck of(String table, List<Field> columns, ConstraintSettings settings) {
    ColumnConstraint[] constraints = new ColumnConstraint[columns.size()];
    boolean any = false;
    for (int i = 0; i < constraints.length; i++) {
      constraints[i] =
          ColumnConstraint.of(table, columns.get(i).name(), columns.get(i).type(), settings);
      any |= constraints[i] != null;
    }
    return any ? new ConstraintCheck(constraints) : null;
  }

  @Override
  public Batch apply(Batch batch) {
    Batch rows = batch.compact();
    Column[] columns = rows.columns().clone();
    BitSet dropped = new BitSet();
    for (int i = 0; i < constraints.length; i++) {
      if (constraints[i] != null) {
        columns[i] = constraints[i].enforce(columns[i].flat(), dropped::set);
      }
    }
    Batch fitted = rows.withColumns(columns);
    if (dropped.isEmpty()) {
      return fitted;
    }
    int[] selection = new int[rows.rows()];
    int count = 0;
    for (int row = dropped.nextClearBit(0);
        row < rows.rows();
        row = dropped.nextClearBit(row + 1)) {
      selection[count++] = row;
    }
    return fitted.withSelection(selection, count);
  }
}
