package io.millrace.executor.spi;

/** A table that is written. Immutable; one a plan node. */
public interface Sink {
  Capabilities capabilities();

  /** Opens the writer of parallel instance {@code subtask}. */
  SinkWriter writer(WriterContext context);

  /** Makes what commits, or null if rows are out as soon as they are written. */
  Committer committer();

  /**
   * What the planner and the executor must know.
   *
   * @param updates whether rows other than +I are taken
   * @param updateBefore whether -U is wanted as well
   * @param exactlyOnce whether rows become visible by commit only
   * @param blocking whether calls may block and so run on an I/O thread
   * @param canWithdraw whether epochs committed later than a restored one can be taken back
   * @param parallelism number of instances that the table asks for; 0: as many as its input has
   */
  record Capabilities(
      boolean updates,
      boolean updateBefore,
      boolean exactlyOnce,
      boolean blocking,
      boolean canWithdraw,
      int parallelism) {}

  /**
   * Who writes.
   *
   * @param job identity of the job, and of the sink where a job writes a table more than once; fit
   *     for file names
   * @param subtask index of this parallel instance
   * @param parallelism number of instances
   * @param attempt number of this start of the job, ascending over restarts
   * @param epoch number of the first checkpoint to come
   */
  record WriterContext(String job, int subtask, int parallelism, long attempt, long epoch) {}
}
