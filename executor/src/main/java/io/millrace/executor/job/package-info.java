/**
 * What runs: the graph of a job and the tasks made from it.
 *
 * <p>{@link io.millrace.executor.job.JobGraph} is the immutable plan, {@link
 * io.millrace.executor.job.Deployment} its tasks, wired by channels, for one attempt. Knows nothing
 * of checkpoints' storage or restarts, which are the coordinator's.
 */
package io.millrace.executor.job;
