/**
 * Whole jobs, measured in a JVM of their own.
 *
 * <p>{@link io.millrace.benchmarks.jobs.JobRun} runs a script and prints a line of numbers; {@link
 * io.millrace.benchmarks.jobs.FlowWatch} looks at the flow of its rows. Must not depend on anything
 * below the session of {@code engine}.
 */
package io.millrace.benchmarks.jobs;
