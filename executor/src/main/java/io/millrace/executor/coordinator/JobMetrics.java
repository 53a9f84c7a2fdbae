package io.millrace.executor.coordinator;

/**
 * Counters of a job, over all its restarts in this process.
 *
 * @param rowsIn rows that sources gave
 * @param rowsOut rows that sinks and clients were given; rows that a failure made void count too
 * @param lateRows rows dropped because they came behind the watermark
 * @param skippedRecords bad records skipped, as options said
 * @param watermark least one of all sinks, milliseconds since the epoch; MIN if there is none
 * @param lastCheckpoint number of the last completed checkpoint; 0: none
 * @param lastCheckpointMillis when it was triggered, milliseconds since the epoch
 * @param restarts so far
 */
public record JobMetrics(
    long rowsIn,
    long rowsOut,
    long lateRows,
    long skippedRecords,
    long watermark,
    long lastCheckpoint,
    long lastCheckpointMillis,
    int restarts) {
  static final JobMetrics NONE = new JobMetrics(0, 0, 0, 0, Long.MIN_VALUE, 0, 0, 0);
}
