package io.millrace.engine.session;

/**
 * Counters of a running job.
 *
 * @param rowsIn rows read by its sources since this process began to run it
 * @param rowsOut rows written by its sinks since then
 * @param lateRows rows dropped because they came behind the watermark
 * @param skippedRecords bad records that options said to skip
 * @param watermark least over the sinks, milliseconds since the epoch; MIN_VALUE: none
 * @param lastCheckpoint number of the newest completed checkpoint; 0: none
 * @param lastCheckpointMillis when it was completed, milliseconds since the epoch
 * @param restarts restarts so far
 */
public record JobProgress(
    long rowsIn,
    long rowsOut,
    long lateRows,
    long skippedRecords,
    long watermark,
    long lastCheckpoint,
    long lastCheckpointMillis,
    int restarts) {}
