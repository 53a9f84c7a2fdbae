package io.millrace.executor.job;

/**
 * What applies to all tasks of a job.
 *
 * @param name of the job, fit for file names
 * @param maxParallelism number of key groups; part of its checkpoints
 * @param exactlyOnce whether barriers are aligned
 * @param channelBatches capacity of a channel
 * @param lingerMillis how long rows wait to be sent with more; 0: not at all
 */
public record JobSettings(
    String name, int maxParallelism, boolean exactlyOnce, int channelBatches, long lingerMillis) {

  /** Exactly once, channels of 8 batches, rows wait 5 ms. */
  public static JobSettings of(String name, int maxParallelism) {
    return new JobSettings(name, maxParallelism, true, 8, 5);
  }
}
