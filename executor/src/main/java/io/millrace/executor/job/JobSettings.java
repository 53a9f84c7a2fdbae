package io.millrace.executor.job;

/**
 * What applies to all tasks of a job.
 *
 * @param name of the job, fit for file names
 * @param maxParallelism number of key groups; part of its checkpoints
 * @param exactlyOnce whether barriers are aligned
 * @param channelBatches capacity of a channel
 * @param lingerMillis how long rows wait to be sent with more; 0: not at all
 * @param batchRows how many rows a source is asked for at a time
 */
public record JobSettings(
    String name,
    int maxParallelism,
    boolean exactlyOnce,
    int channelBatches,
    long lingerMillis,
    int batchRows) {
  /** As many as make the cost of a batch negligible. */
  public static final int FULL_BATCH = 1024;

  /** Sources are asked for full batches. */
  public JobSettings(
      String name, int maxParallelism, boolean exactlyOnce, int channelBatches, long lingerMillis) {
    this(name, maxParallelism, exactlyOnce, channelBatches, lingerMillis, FULL_BATCH);
  }

  /** Exactly once, channels of 8 batches, rows wait 5 ms. */
  public static JobSettings of(String name, int maxParallelism) {
    return new JobSettings(name, maxParallelism, true, 8, 5);
  }
}
