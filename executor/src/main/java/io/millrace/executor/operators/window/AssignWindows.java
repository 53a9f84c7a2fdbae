package io.millrace.executor.operators.window;

import io.millrace.data.batch.Batch;
import io.millrace.data.column.Column;
import io.millrace.data.column.LongColumn;
import io.millrace.executor.kernel.LongExpression;
import io.millrace.executor.operator.Operator;
import io.millrace.executor.operator.OperatorContext;
import io.millrace.executor.operator.Output;
import io.millrace.executor.operator.Progress;
import io.millrace.executor.operators.rows.RepeatedRows;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;

/**
 * Each row once for every TUMBLE, HOP or CUMULATE window it is in, with three more columns: start
 * and end of the window in local time, and its last millisecond as a time attribute. Keeps nothing:
 * no row is late here. Rows without a time are in no window; they are left out and counted.
 */
public final class AssignWindows implements Operator {
  private static final int PIECE = 1024;

  private final WindowFrame frame;
  private final LongExpression rowTime;
  private final WindowTime time;
  private OperatorContext context;

  /** Ends of the slices of the rows of the batch at hand. */
  private long[] slices = new long[PIECE];

  private Batch current;
  private int row;

  /** The window, after which the row at hand goes on. */
  private long after = Long.MIN_VALUE;

  private final int[] positions = new int[PIECE];
  private final long[] ends = new long[PIECE];

  /**
   * @param rowTime the time attribute, in milliseconds; null: the clock tells
   * @param zone as {@link WindowSpec#zone}
   */
  public AssignWindows(WindowFrame frame, ZoneId zone, LongExpression rowTime) {
    this.frame = frame;
    this.rowTime = rowTime;
    this.time = new WindowTime(zone);
  }

  @Override
  public void open(OperatorContext context) {
    this.context = context;
  }

  @Override
  public Progress process(int input, Batch batch, Output out) {
    if (current != batch) {
      slice(batch);
      current = batch;
    }
    while (row < batch.rows()) {
      if (!out.hasRoom()) {
        return Progress.MORE;
      }
      out.emit(piece(batch));
    }
    current = null;
    row = 0;
    return Progress.DONE;
  }

  private void slice(Batch batch) {
    if (slices.length < batch.rows()) {
      slices = new long[batch.rows()];
    }
    if (rowTime == null) {
      long slice = frame.sliceEnd(time.toLocal(context.currentTimeMillis()));
      Arrays.fill(slices, 0, batch.rows(), slice);
      return;
    }
    rowTime.evaluate(batch, slices);
    int skipped = 0;
    for (int i = 0; i < batch.rows(); i++) {
      boolean there = slices[i] != LongExpression.NULL;
      slices[i] = there ? frame.sliceEnd(time.toLocal(slices[i])) : WindowFrame.NONE;
      skipped += there ? 0 : 1;
    }
    if (skipped > 0) {
      context.metrics().addSkippedRecords(skipped);
    }
  }

  private Batch piece(Batch batch) {
    int count = 0;
    while (row < batch.rows() && count < PIECE) {
      long slice = slices[row];
      long end = slice == WindowFrame.NONE ? slice : frame.nextWindowEnd(slice, after);
      if (end == WindowFrame.NONE) {
        after = Long.MIN_VALUE;
        row++;
      } else {
        positions[count] = batch.position(row);
        ends[count++] = end;
        after = end;
      }
    }
    int columns = batch.columnCount();
    Column[] built = new Column[columns + 3];
    for (int c = 0; c < columns; c++) {
      built[c] = batch.column(c).take(positions, count);
    }
    addWindows(built, columns, count);
    return RepeatedRows.of(batch, positions, count, List.of(built));
  }

  private void addWindows(Column[] columns, int first, int count) {
    long[] starts = new long[count];
    long[] times = new long[count];
    for (int i = 0; i < count; i++) {
      boolean same = i > 0 && ends[i] == ends[i - 1];
      starts[i] = same ? starts[i - 1] : frame.windowStart(ends[i]);
      times[i] = same ? times[i - 1] : time.windowTime(ends[i]);
    }
    columns[first] = new LongColumn(count, starts, null);
    columns[first + 1] = new LongColumn(count, Arrays.copyOf(ends, count), null);
    columns[first + 2] = new LongColumn(count, times, null);
  }
}
