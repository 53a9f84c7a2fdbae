package io.millrace.executor.operator;

/** Counters of one operator instance. Written by its thread, read by any. */
public final class OperatorMetrics {
  private volatile long lateRows;
  private volatile long skippedRecords;

  /** Counts rows that came behind the watermark and were dropped. */
  public void addLateRows(long rows) {
    lateRows = lateRows + rows;
  }

  public void addSkippedRecords(long records) {
    skippedRecords = skippedRecords + records;
  }

  public long lateRows() {
    return lateRows;
  }

  public long skippedRecords() {
    return skippedRecords;
  }
}
