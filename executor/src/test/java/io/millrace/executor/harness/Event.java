package io.millrace.executor.harness;

import io.millrace.data.batch.Batch;
import io.millrace.data.batch.WatermarkRuns;
import java.util.ArrayList;
import java.util.List;

/** What happens to an operator under test. */
sealed interface Event {
  /** Rows of an input. */
  record Rows(int input, Batch batch) implements Event {
    /** The same rows, one a batch. */
    List<Event> split() {
      List<Event> rows = new ArrayList<>();
      for (int row = 0; row < batch.rows(); row++) {
        int position = batch.position(row);
        Batch one = batch.withWatermarks(null).withSelection(new int[] {position}, 1).compact();
        if (batch.watermarks() != null) {
          long before = batch.watermarks().before(position);
          one = one.withWatermarks(new WatermarkRuns(new int[] {1}, new long[] {before}));
        }
        rows.add(new Rows(input, one));
      }
      return rows;
    }
  }

  /** The watermark advanced. */
  record WatermarkTo(long millis) implements Event {}

  /** Processing time went on. */
  record TimeTo(long millis) implements Event {}

  /** The wall clock was set, forth or back. */
  record JumpBy(long millis) implements Event {}

  /** An input ended. */
  record EndOf(int input) implements Event {}
}
