package io.millrace.executor.operators.timer;

import io.millrace.data.batch.WatermarkRuns;
import java.util.Arrays;

/**
 * The present of each row of a batch, from which {@link TimeSlices} are seen: the watermark before
 * it, or, until there is one, the time of the first row of all.
 */
public final class RowPresents {
  private static final long NONE = Long.MIN_VALUE;

  private long origin = NONE;
  private long[] presents = {};

  /** The time of the first row; part of a snapshot. */
  public long origin() {
    return origin;
  }

  public void restore(long saved) {
    origin = saved;
  }

  /**
   * Finds the presents of a batch's rows, each at its place, valid until the next call.
   *
   * @param runs watermarks before the rows; null: only {@code progress} is known
   * @param times of the rows
   * @param alone rows whose time does not count
   */
  public long[] find(WatermarkRuns runs, long progress, long[] times, boolean[] alone, int rows) {
    if (presents.length < rows) {
      presents = new long[rows];
    }
    if (runs == null) {
      Arrays.fill(presents, 0, rows, progress);
    } else {
      for (int i = 0, run = 0; i < rows; run++) {
        int end = Math.min(rows, runs.ends()[run]);
        Arrays.fill(presents, i, end, Math.max(progress, runs.values()[run]));
        i = end;
      }
    }
    for (int i = 0; i < rows && presents[i] == NONE; i++) {
      if (origin == NONE && !alone[i]) {
        origin = times[i];
      }
      presents[i] = origin;
    }
    return presents;
  }
}
