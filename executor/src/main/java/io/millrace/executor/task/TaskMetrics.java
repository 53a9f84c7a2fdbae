package io.millrace.executor.task;

import io.millrace.executor.operator.OperatorMetrics;
import java.util.List;

/** Counters of one task. Written by its thread, read by any. */
public final class TaskMetrics {
  private final List<OperatorMetrics> operators;
  private volatile long rowsIn;
  private volatile long rowsOut;
  private volatile long watermark = Long.MIN_VALUE;

  TaskMetrics(List<OperatorMetrics> operators) {
    this.operators = operators;
  }

  void addRowsIn(long rows) {
    rowsIn = rowsIn + rows;
  }

  void addRowsOut(long rows) {
    rowsOut = rowsOut + rows;
  }

  void setWatermark(long millis) {
    watermark = millis;
  }

  /** Rows that came from channels or from the source. */
  public long rowsIn() {
    return rowsIn;
  }

  /** Rows that went into channels, to the sink or to the client. */
  public long rowsOut() {
    return rowsOut;
  }

  /** The last watermark that left, in milliseconds since the epoch; MIN before the first. */
  public long watermark() {
    return watermark;
  }

  /** Rows that came behind the watermark and were dropped. */
  public long lateRows() {
    return operators.stream().mapToLong(OperatorMetrics::lateRows).sum();
  }

  public long skippedRecords() {
    return operators.stream().mapToLong(OperatorMetrics::skippedRecords).sum();
  }
}
