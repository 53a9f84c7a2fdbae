package io.millrace.executor.operators.window;

import io.millrace.data.batch.Batch;
import io.millrace.data.column.LongColumn;
import io.millrace.data.error.MillraceException;
import io.millrace.executor.kernel.LongExpression;
import java.util.Arrays;
import java.util.function.LongSupplier;

/** Tells the slice of each row of a batch. */
@FunctionalInterface
interface Slicer {

  /** Puts the end of the slice of row {@code i} at {@code slices[i]}, for every row. */
  void slice(Batch batch, long[] slices);

  /** By the time in each row. */
  static Slicer byRow(WindowFrame frame, WindowTime time, LongExpression expression) {
    return (batch, slices) -> {
      expression.evaluate(batch, slices);
      // Rows next to each other mostly fall into the same slice: from sliceFrom to sliceEnd, in
      // time as the rows have it. Near a change of the clocks that run of instants may be shorter.
      long sliceFrom = 0;
      long sliceTo = 0;
      long sliceEnd = 0;
      for (int row = 0; row < batch.rows(); row++) {
        long millis = slices[row];
        if (millis < sliceFrom || millis >= sliceTo) {
          checkTime(millis);
          long local = time.toLocal(millis);
          sliceEnd = frame.sliceEnd(local);
          sliceTo = Math.min(millis + (sliceEnd - local), time.steadyUntil());
          sliceFrom =
              Math.max(millis - (local - (sliceEnd - frame.sliceMillis())), time.steadyFrom());
        }
        slices[row] = sliceEnd;
      }
    };
  }

  private static void checkTime(long millis) {
    if (millis == LongExpression.NULL) {
      throw MillraceException.deterministic(
              "the time of a row is NULL, but it decides about the row's window")
          .withHint("Filter such rows out before the window function.");
    }
  }

  /** By the end of the window in each row. */
  static Slicer attached(LongExpression windowEnd) {
    return (batch, slices) -> {
      windowEnd.evaluate(batch, slices);
      for (int row = 0; row < batch.rows(); row++) {
        checkTime(slices[row]);
      }
    };
  }

  /** By the clock, at which all rows of a batch come. */
  static Slicer byClock(WindowFrame frame, WindowTime time, LongSupplier clock) {
    return (batch, slices) ->
        Arrays.fill(slices, 0, batch.rows(), frame.sliceEnd(time.toLocal(clock.getAsLong())));
  }

  /** By the last column, which a LOCAL phase has written. */
  static Slicer byLastColumn() {
    return (batch, slices) -> {
      LongColumn column = (LongColumn) batch.column(batch.columnCount() - 1).flat();
      for (int row = 0; row < batch.rows(); row++) {
        slices[row] = column.values()[batch.position(row)];
      }
    };
  }
}
