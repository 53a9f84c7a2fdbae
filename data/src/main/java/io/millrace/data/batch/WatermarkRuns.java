package io.millrace.data.batch;

/**
 * The watermark that stood just before each row of a batch, run-length encoded over the positions
 * of its columns (not of its selection): rows before {@code ends[0]} saw {@code values[0]}, rows
 * from {@code ends[i-1]} to {@code ends[i]} saw {@code values[i]}.
 *
 * @param ends ascending; the last is the batch's row count
 * @param values milliseconds since the epoch, ascending; {@link Long#MIN_VALUE} before the first
 */
public record WatermarkRuns(int[] ends, long[] values) {

  /** The watermark before the row at {@code position}. */
  public long before(int position) {
    int run = 0;
    while (ends[run] <= position) {
      run++;
    }
    return values[run];
  }

  /** The runs of rows that come of those at ascending positions, {@code count} of them. */
  public WatermarkRuns take(int[] positions, int count) {
    int[] taken = new int[ends.length];
    int row = 0;
    for (int run = 0; run < ends.length; run++) {
      while (row < count && positions[row] < ends[run]) {
        row++;
      }
      taken[run] = row;
    }
    taken[ends.length - 1] = count;
    return new WatermarkRuns(taken, values);
  }
}
