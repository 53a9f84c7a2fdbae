/**
 * Runs a job from start to end: attempts, checkpoints, commits, restarts.
 *
 * <p>{@link io.millrace.executor.coordinator.Job} is the handle. What is decided are the pure
 * functions of {@code state.protocol} and {@link io.millrace.executor.coordinator.RestartDecision};
 * {@link io.millrace.executor.coordinator.JobActor} observes and acts, on no thread of its own.
 */
package io.millrace.executor.coordinator;
