package io.millrace.executor.coordinator;

/**
 * How checkpoints are made; the options {@code execution.checkpointing.*}.
 *
 * @param intervalMillis from one start to the next; 0: none but the last one
 * @param timeoutMillis after which one is given up
 * @param minPauseMillis from the end of one to the start of the next
 * @param tolerableFailures failed ones in a row that do not fail the job
 * @param numRetained completed ones that are kept
 * @param acceptRepeats whether a restore may go behind what sinks have committed
 * @param afterTasksFinish whether they go on when some tasks have ended; the last one, with which
 *     sinks commit, follows either way
 * @param retention what becomes of them at the end of the job
 */
public record CheckpointSettings(
    long intervalMillis,
    long timeoutMillis,
    long minPauseMillis,
    int tolerableFailures,
    int numRetained,
    boolean acceptRepeats,
    boolean afterTasksFinish,
    Retention retention) {

  /** Those of a job that keeps its checkpoints. */
  public CheckpointSettings(
      long intervalMillis,
      long timeoutMillis,
      long minPauseMillis,
      int tolerableFailures,
      int numRetained,
      boolean acceptRepeats) {
    this(
        intervalMillis,
        timeoutMillis,
        minPauseMillis,
        tolerableFailures,
        numRetained,
        acceptRepeats,
        true,
        Retention.KEEP);
  }

  /** Only at the end, when sinks commit. */
  public static CheckpointSettings off() {
    return new CheckpointSettings(0, 600_000, 0, 0, 2, false);
  }

  /** Every {@code intervalMillis}, with the defaults of the options. */
  public static CheckpointSettings every(long intervalMillis) {
    return new CheckpointSettings(intervalMillis, 600_000, 0, 0, 2, false);
  }
}
