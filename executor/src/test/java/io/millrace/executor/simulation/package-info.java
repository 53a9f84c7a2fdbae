/**
 * A world that one seed decides: clock, threads and their order.
 *
 * <p>{@link io.millrace.executor.simulation.SimulatedScheduler} runs tasks and I/O on the calling
 * thread. A seed run twice gives the same trace.
 */
package io.millrace.executor.simulation;
