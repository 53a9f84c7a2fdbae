/**
 * The inner loops, measured by JMH: what the rows of a job pass through.
 *
 * <p>Each operation is one batch of {@link io.millrace.benchmarks.kernels.Rows#COUNT} rows, counted
 * as that many. Run them by {@code dev/bench kernels}; the build only compiles them. Must not
 * depend on the planner's rules or on sessions.
 */
package io.millrace.benchmarks.kernels;
