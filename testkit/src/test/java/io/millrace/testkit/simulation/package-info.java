/**
 * Whole scripts in a world that one seed decides: clock, threads and their order, files, crashes.
 *
 * <p>{@link io.millrace.testkit.simulation.Simulation} runs a seed of a {@link
 * io.millrace.testkit.simulation.Scenario}: first a storm of faults, then a calm in which the job
 * must finish with the output of a run without faults.
 */
package io.millrace.testkit.simulation;
