package io.millrace.executor.operators.stateless;

import io.millrace.data.batch.Batch;
import io.millrace.data.column.Column;
import io.millrace.data.column.LongColumn;
import io.millrace.executor.operator.Operator;
import io.millrace.executor.operator.OperatorContext;
import io.millrace.executor.operator.Output;
import io.millrace.executor.operator.Progress;

/**
 * Each row as often as its last column, a BIGINT, says; without that column. For rows of kind +I.
 */
public final class Repeat implements Operator {
  private static final int PIECE = 1024;

  private int row;
  private long done;

  @Override
  public void open(OperatorContext context) {}

  @Override
  public Progress process(int input, Batch batch, Output out) {
    int last = batch.columnCount() - 1;
    LongColumn counts = (LongColumn) batch.column(last).flat();
    while (row < batch.rows()) {
      if (!out.hasRoom()) {
        return Progress.MORE;
      }
      int[] positions = new int[PIECE];
      int size = 0;
      while (row < batch.rows() && size < PIECE) {
        int position = batch.position(row);
        long left = counts.get(position) - done;
        for (; left > 0 && size < PIECE; left--) {
          positions[size++] = position;
          done++;
        }
        if (left <= 0) {
          row++;
          done = 0;
        }
      }
      Column[] columns = new Column[last];
      for (int i = 0; i < last; i++) {
        columns[i] = batch.column(i).take(positions, size);
      }
      out.emit(Batch.of(size, columns));
    }
    row = 0;
    return Progress.DONE;
  }
}
