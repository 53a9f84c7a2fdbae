package io.millrace.executor.operators.time;

import io.millrace.data.batch.Batch;
import io.millrace.data.batch.WatermarkRuns;
import io.millrace.executor.operator.Operator;
import io.millrace.executor.operator.OperatorContext;
import io.millrace.executor.operator.Output;
import io.millrace.executor.operator.Progress;

/**
 * Sends the watermarks that travel with a batch between its rows, which come out in several
 * batches. It stands in front of operators that do not hand on which watermark stood before each of
 * their rows, where something behind them judges by it which rows are late.
 */
public final class WatermarksApart implements Operator {
  /** The run of the batch at which to go on, and the row it begins with. */
  private int run;

  private int row;

  @Override
  public void open(OperatorContext context) {}

  @Override
  public Progress process(int input, Batch batch, Output out) {
    WatermarkRuns runs = batch.watermarks();
    if (runs == null) {
      out.emit(batch);
      return Progress.DONE;
    }
    while (run < runs.ends().length) {
      if (!out.hasRoom()) {
        return Progress.MORE;
      }
      int first = row;
      while (row < batch.rows() && batch.position(row) < runs.ends()[run]) {
        row++;
      }
      if (row > first) {
        if (runs.values()[run] > Long.MIN_VALUE) {
          out.emitWatermark(runs.values()[run]);
        }
        out.emit(part(batch, first, row));
      }
      run++;
    }
    run = 0;
    row = 0;
    return Progress.DONE;
  }

  private static Batch part(Batch batch, int first, int end) {
    if (first == 0 && end == batch.rows()) {
      return batch.withWatermarks(null);
    }
    int[] selection = new int[end - first];
    for (int i = 0; i < selection.length; i++) {
      selection[i] = batch.position(first + i);
    }
    return batch.withSelection(selection, selection.length).withWatermarks(null);
  }
}
